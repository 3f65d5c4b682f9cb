/** What all pages of a run have above them: where it is, what it is, what can be done with it, and its views. */

import { styled } from '@mui/material/styles';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { Link as RouterLink, useLocation, useNavigate } from 'react-router';
import { arnOfRun, arnOfTemplate, paths, type RunPlace } from '../../domain/address/paths';
import { AS_PAGE, changedSearch } from '../../domain/address/query-string';
import type { AssessmentRun } from '../../domain/assessment/assessment';
import { DataKindChip } from '../data-kind-chip';
import { useDataKind } from '../../inspector/queries/data-kind';
import { useInspector } from '../../inspector/queries/inspector-context';
import { adjacentRun, templateQuery } from '../../inspector/queries/templates';
import { runHead as words } from '../../strings/run-and-template-pages';
import { runs, runViews as tabWords } from '../../strings/runs';
import { Button } from '../../ui/controls/button';
import { CopyButton, CopyLinkButton } from '../../ui/controls/copy-button';
import { useNotice } from '../../ui/feedback/notices';
import { Breadcrumbs } from '../../ui/layout/breadcrumbs';
import { Page } from '../../ui/layout/page';
import { RunSentence } from './run-row';
import { color } from '../../theme/tokens';

export interface RunFrameProps {
  readonly place: RunPlace;
  /** Undefined while it is loading, or where it is not described. */
  readonly run: AssessmentRun | undefined;
  readonly view: RunView;
  /** The page's title, with the run's name. */
  readonly title: string;
  /** There is no such run: nothing of it can be shared or taken along, and it has no neighbours. */
  readonly nothing?: boolean;
  /** The menu of exports. */
  readonly exports?: ReactNode;
  /** What else this view is for; a primary button is the one thing that it is for. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** A page of a run, with the head that all of them share. */
export function RunFrame({ place, run, view, title, nothing = false, ...rest }: RunFrameProps) {
  const { exports, actions, children } = rest;
  const template = useQuery({
    ...templateQuery(useInspector(place), arnOfTemplate(place)),
    enabled: !nothing,
  });
  const kind = useDataKind(place.account);
  const templateName = template.data?.name;
  return (
    <Page
      title={title}
      {...(!nothing &&
        view !== 'details' && {
          titleAction: <CopyButton text={arnOfRun(place)} label={words.copyArn} done={words.arnCopied} />,
        })}
      above={
        <Breadcrumbs
          steps={[
            { text: runs.title, to: paths.runs(place) },
            { text: templateName ?? place.templateId, to: paths.template(place) },
            { text: run?.name ?? place.runId },
          ]}
        />
      }
      sentence={
        nothing ? undefined : (
          <>
            {/* The line is there before what it says. */}
            {run ? <RunSentence place={place} run={run} template={templateName} /> : '\u00a0'}{' '}
            {kind && <DataKindChip kind={kind} />}
          </>
        )
      }
      actions={
        !nothing && (
          <>
            <Neighbours key={arnOfRun(place)} place={place} view={view} />
            {actions}
            {exports}
            <CopyLinkButton />
          </>
        )
      }
    >
      <RunTabs place={place} current={view} />
      {children}
    </Page>
  );
}

/** What an address says that means nothing in another run. */
const OF_ONE_RUN = {
  type: undefined,
  item: undefined,
  with: undefined,
  new: undefined,
  gone: undefined,
  kept: undefined,
} as const;

const Pair = styled('span')({ display: 'inline-flex', flexWrap: 'wrap', gap: 8 });

/** The ways to the runs of the same template before and after this one, in the same view: looked up when they are asked for. */
function Neighbours({ place, view }: { readonly place: RunPlace; readonly view: RunView }) {
  const client = useQueryClient();
  const inspector = useInspector(place);
  const navigate = useNavigate();
  const notice = useNotice();
  const { search } = useLocation();
  const [going, setGoing] = useState<1 | -1>();
  // The latest come first: the run before is one further down.
  const go = async (step: 1 | -1): Promise<void> => {
    setGoing(step);
    const run = await adjacentRun(client, inspector, place, step).catch(() => null);
    setGoing(undefined);
    if (run)
      return navigate({
        pathname: RUN_VIEWS[view](run),
        search: changedSearch(new URLSearchParams(search), OF_ONE_RUN),
      });
    return notice({
      tone: run === null ? 'warn' : 'neutral',
      text: run === null ? words.failed : step === 1 ? words.noEarlier : words.noLater,
    });
  };
  return (
    <Pair>
      <Button busy={going === 1} onClick={() => void go(1)}>
        {words.earlier}
      </Button>
      <Button busy={going === -1} onClick={() => void go(-1)}>
        {words.later}
      </Button>
    </Pair>
  );
}

/** The views of a run that have addresses of their own. */
type RunView = 'details' | 'exclusions' | 'grid' | 'changes';

const Nav = styled('nav')({
  display: 'flex',
  flexWrap: 'wrap',
  gap: 4,
  marginBottom: 16,
  borderBottom: `1px solid ${color.line}`,
  '@media print': { display: 'none' },
});

const Tab = styled(RouterLink)({
  padding: '6px 12px',
  marginBottom: -1,
  color: color.dim,
  textDecoration: 'none',
  borderBottom: '2px solid transparent',
  '&:hover': { color: color.accent },
  '&[aria-current]': { color: color.ink, fontWeight: 600, borderBottomColor: color.accent },
  '@media (forced-colors: active)': {
    borderBottomColor: 'Canvas',
    '&[aria-current]': { borderBottomColor: 'Highlight' },
  },
});

/** The paths of the views, in their order. */
const RUN_VIEWS: Readonly<Record<RunView, (place: RunPlace) => string>> = {
  details: paths.run,
  exclusions: paths.exclusions,
  grid: paths.grid,
  changes: paths.changes,
};

const VIEWS = Object.keys(RUN_VIEWS) as readonly RunView[];

interface RunTabsProps {
  readonly place: RunPlace;
  readonly current: RunView;
}

/** The ways between the views of one run: links, for each view is a page of its own. */
function RunTabs({ place, current }: RunTabsProps) {
  return (
    <Nav aria-label={tabWords.label}>
      {VIEWS.map((view) => (
        <Tab
          key={view}
          to={{ pathname: RUN_VIEWS[view](place), search: view === 'exclusions' ? AS_PAGE : '' }}
          aria-current={view === current ? 'page' : undefined}
        >
          {tabWords[view]}
        </Tab>
      ))}
    </Nav>
  );
}
