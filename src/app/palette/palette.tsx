/** The dialogs that lead to a place: the command palette, and the choice of an account where there are many. */

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { asksForInstances, nothingFor, paletteGroups } from './options';
import { pathInAccount, placeOfPath, recentPlaces, sectionOf, useCurrentPlace } from '../places';
import { useSessionSnapshot } from '../../auth/provider';
import { useConfig } from '../../config/provider';
import {
  arnOfRun,
  arnOfTemplate,
  paths,
  type RunPlace,
  type TemplatePlace,
} from '../../domain/address/paths';
import type { RecentPlace } from '../../domain/address/recent-places';
import { bestFits } from '../../domain/text/word-search';
import { DataKindChip } from '../../features/data-kind-chip';
import { useKeptViews } from '../../features/saved-views/kept-views';
import {
  cachedInstances,
  cachedNames,
  eachOnce,
  useFoundInstances,
} from '../../inspector/queries/find-by-name';
import { useDataKinds } from '../../inspector/queries/data-kind';
import { useInspector } from '../../inspector/queries/inspector-context';
import { runQuery } from '../../inspector/queries/runs';
import { templateQuery } from '../../inspector/queries/templates';
import { accountChooser, palette } from '../../strings/shell-extras';
import { common, dialogs } from '../../strings/shell';
import {
  type SearchGroup,
  SearchList,
  type SearchListProps,
  type SearchOption,
} from '../../ui/overlay/search-list';

interface PlaceSearchDialogProps {
  readonly onClose: () => void;
}

/** A place to go to: two options, a saved view and what it is of, may lead to one. */
interface PlaceOption extends SearchOption {
  readonly path: string;
}

/** A search for a place to go to. */
function PlaceSearch(props: Omit<SearchListProps<PlaceOption>, 'onChoose'>) {
  const navigate = useNavigate();
  return (
    <SearchList
      {...props}
      onChoose={({ path }) => {
        props.onClose();
        void navigate(path);
      }}
    />
  );
}

function RunNameOf({ place }: { readonly place: RunPlace }) {
  const { data } = useQuery(runQuery(useInspector(place), arnOfRun(place)));
  return <>{data?.name ?? place.runId}</>;
}

function TemplateNameOf({ place }: { readonly place: TemplatePlace }) {
  const { data } = useQuery(templateQuery(useInspector(place), arnOfTemplate(place)));
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

/** Milliseconds of rest after which what was typed is asked about. */
const REST = 250;

/** What was typed, once the reader rests. */
function useRested(text: string): string {
  const [rested, setRested] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setRested(text), REST);
    return () => clearTimeout(timer);
  }, [text]);
  return rested;
}

/**
 * The instances that the endpoint finds in the account that the reader is at, in each of its regions: what is typed need
 * not have been loaded. It is asked for nothing that leads to a place by itself.
 */
function useInstancesFor(text: string) {
  const { accounts } = useConfig();
  const here = useCurrentPlace();
  const signedIn = useSessionSnapshot().status === 'signed-in';
  const account = signedIn ? accounts.find(({ id }) => id === here?.account) : undefined;
  const places = useMemo(
    () => account?.regions.map((region) => ({ region, account: account.id })) ?? [],
    [account],
  );
  const rested = useRested(text);
  const { found, pending } = useFoundInstances(places, asksForInstances(rested, here) ? rested.trim() : '');
  const asks = places.length > 0 && asksForInstances(text, here);
  return { found, pending: asks && (pending || rested !== text) };
}

/** The command palette: an ARN, an id, a name or an address leads to its place. */
export function Palette({ onClose }: PlaceSearchDialogProps) {
  const [text, setText] = useState('');
  const config = useConfig();
  const session = useSessionSnapshot();
  const here = useCurrentPlace();
  const { pathname, search } = useLocation();
  const client = useQueryClient();
  const subject = session.status === 'signed-in' ? session.subject : '';
  const [views] = useKeptViews(subject);
  const { found, pending } = useInstancesFor(text);
  const [sources] = useState(() => ({
    config,
    here,
    recent: subject === '' ? [] : recentPlaces(config, subject),
    at: { pathname, search },
    runs: cachedNames(client, 'runs'),
    templates: cachedNames(client, 'templates'),
    instances: cachedInstances(client),
  }));
  const groups = useMemo(
    () =>
      paletteGroups(text, {
        ...sources,
        views: subject === '' ? [] : views,
        instances: eachOnce([...sources.instances, ...found]),
      }).map(({ title, options }) => ({
        title,
        options: options.map(({ path, label, detail, recent }) => ({
          id: `${title} ${label} ${path}`,
          path,
          label: recent ? <RecentName recent={recent} /> : label,
          detail,
        })),
      })),
    [text, sources, subject, views, found],
  );
  return (
    <PlaceSearch
      words={{ ...palette, field: dialogs.goTo, none: nothingFor(text) }}
      note={pending ? palette.looking : undefined}
      text={text}
      onText={setText}
      // Longer than any ARN or console address.
      maxLength={2000}
      groups={groups}
      onClose={onClose}
    />
  );
}

/** The most that are offered at a time: more are looked for, not looked through. */
const MOST_ACCOUNTS = 50;

/** Every account by name, id and kind, where there are too many for a menu. Choosing one keeps the kind of page. */
export function AccountChooser({ onClose }: PlaceSearchDialogProps) {
  const { accounts } = useConfig();
  const { pathname } = useLocation();
  const kinds = useDataKinds();
  const [text, setText] = useState('');
  const groups = useMemo((): readonly SearchGroup<PlaceOption>[] => {
    const place = placeOfPath(pathname);
    const section = sectionOf(pathname);
    const all = {
      id: paths.allAccounts(),
      path: paths.allAccounts(),
      label: accountChooser.all,
      detail: accountChooser.allDetail(accounts.length),
    };
    const found = bestFits(
      text,
      accounts,
      ({ name, id }) => {
        const kind = kinds?.get(id);
        return `${name} ${id} ${kind ? common[kind] : ''}`;
      },
      MOST_ACCOUNTS,
    ).map((account) => {
      const kind = kinds?.get(account.id);
      return {
        id: account.id,
        path: pathInAccount(account, place, section),
        label: account.name,
        detail: (
          <>
            {account.id !== account.name && account.id} {kind && <DataKindChip kind={kind} />}
          </>
        ),
      };
    });
    return [
      { title: accountChooser.everything, options: text.trim() === '' ? [all] : [] },
      { title: accountChooser.accounts(found.length, accounts.length), options: found },
    ].filter(({ options }) => options.length > 0);
  }, [accounts, kinds, pathname, text]);
  return (
    <PlaceSearch
      words={accountChooser}
      text={text}
      onText={setText}
      // Longer than any name of an account.
      maxLength={200}
      groups={groups}
      onClose={onClose}
    />
  );
}
