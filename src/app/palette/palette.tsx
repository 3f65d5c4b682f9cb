import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import { useSessionSnapshot } from '../../auth/provider';
import { useConfig } from '../../config/provider';
import { arnOfRun, arnOfTemplate, type RunPlace, type TemplatePlace } from '../../domain/address/paths';
import type { RecentPlace } from '../../domain/address/recent-places';
import { cachedNames } from '../../inspector/queries/cached-names';
import { useScope } from '../../inspector/queries/provider';
import { runQuery } from '../../inspector/queries/runs';
import { templateQuery } from '../../inspector/queries/templates';
import { palette as words } from '../../strings/shell';
import { SearchList } from '../../ui/overlay/search-list';
import type { DialogProps } from '../layout/dialog-props';
import { useCurrentPlace } from '../places/current-place';
import { recentPlaces } from '../places/recent-places';
import { paletteGroups } from './options';

function RunNameOf({ place }: { readonly place: RunPlace }) {
  const { data } = useQuery(runQuery(useScope(place), arnOfRun(place)));
  return <>{data?.name ?? place.runId}</>;
}

function TemplateNameOf({ place }: { readonly place: TemplatePlace }) {
  const { data } = useQuery(templateQuery(useScope(place), arnOfTemplate(place)));
  return <>{data?.name ?? place.templateId}</>;
}

/** The name of a remembered place. Only its path was kept, so the service is asked. */
function RecentName({ recent }: { readonly recent: RecentPlace }) {
  return recent.kind === 'run' || recent.kind === 'exclusions' ? (
    <RunNameOf place={recent.place} />
  ) : (
    <TemplateNameOf place={recent.place} />
  );
}

/** Longer than any ARN or console address. */
const MAX_LENGTH = 2000;

/** The command palette: an ARN, an id, a name or an address leads to its place. */
export function Palette({ onClose }: DialogProps) {
  const [text, setText] = useState('');
  const config = useConfig();
  const session = useSessionSnapshot();
  const here = useCurrentPlace();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [sources] = useState(() => ({
    config,
    here,
    recent: session.status === 'signed-in' ? recentPlaces(config, session.subject) : [],
    runs: cachedNames(client, 'runs'),
    templates: cachedNames(client, 'templates'),
  }));
  const groups = useMemo(
    () =>
      paletteGroups(text, sources).map(({ title, options }) => ({
        title,
        options: options.map(({ path, label, detail, recent }) => ({
          id: path,
          label: recent ? <RecentName recent={recent} /> : label,
          detail,
        })),
      })),
    [text, sources],
  );
  return (
    <SearchList
      words={words}
      text={text}
      onText={setText}
      maxLength={MAX_LENGTH}
      groups={groups}
      onChoose={({ id }) => {
        onClose();
        void navigate(id);
      }}
      onClose={onClose}
    />
  );
}
