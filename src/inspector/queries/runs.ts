/** Assessment runs, in lists and one by one. Those under way are looked at again. */
import { infiniteQueryOptions, type QueryClient, queryOptions } from '@tanstack/react-query';
import type { AssessmentRun } from '../../domain/assessment/assessment';
import type { RunsFilter as ServiceFilter } from '../../domain/lists/view-filters';
import { hasEnded, isTransitional } from '../../domain/assessment/runs';
import { listInOneAnswer, type ListedPage, type Named } from '../transport/list-answer';
import {
  describeAll,
  type DescribeAnswer,
  type Described,
  describeOne,
  orEndOfData,
  type Page,
} from '../transport/list-describe';
import type { ListRunsByExclusionsInput } from '../transport/console-commands';
import { required, toFailedItems, toNextToken, toRun } from '../transport/convert';
import { A_MINUTE, FOREVER, inspectorKey, inspectorQuery } from '../transport/query-cache';
import type { AccountInspector, SendOptions } from '../transport/inspector';
import { optional, text, textsOf } from '../transport/wire-members';
import { tellCounts } from './exclusions/exclusion-count';

/** The filter of a list of runs. */
export interface RunsFilter extends ServiceFilter {
  /** How many runs a call asks for, 50 if it is not said. A page may be shorter. */
  readonly pageSize?: number | undefined;
}

/** What a reader sees of a list at first; 50,000 runs are reached page by page. */
const RUNS_PAGE = 50;

/** A list of so many pages is asked for anew only when the reader wishes it. */
const MANY_PAGES = 5;

/** More single runs are not kept for their own pages: a list may hold 50,000. */
const MOST_REMEMBERED = 1000;

/** How often runs that are under way are looked at again, while the page is visible. In milliseconds. */
const RUN_POLL = 10_000;

/** One call of at most ten ARNs. */
export async function describeRuns(
  inspector: AccountInspector,
  arns: readonly string[],
  options: SendOptions,
): Promise<DescribeAnswer<AssessmentRun>> {
  const answer = await inspector.send('DescribeAssessmentRuns', { assessmentRunArns: [...arns] }, options);
  return {
    found: required(answer.assessmentRuns, 'assessmentRuns').map(toRun),
    failed: toFailedItems(answer.failedItems),
  };
}

/** A filter of runs, or of templates, which have fewer members, in the model's names; without one there is none. */
export function wireFilter(given: ServiceFilter) {
  const { namePattern, states, rulesPackageArns, startedFrom, startedTo } = given;
  const { shortestSeconds: minSeconds, longestSeconds: maxSeconds } = given;
  const filter = {
    ...(namePattern !== undefined && { namePattern }),
    ...(states && { states: [...states] as never[] }),
    ...(rulesPackageArns && { rulesPackageArns: [...rulesPackageArns] }),
    ...((minSeconds !== undefined || maxSeconds !== undefined) && {
      durationRange: {
        ...(minSeconds !== undefined && { minSeconds }),
        ...(maxSeconds !== undefined && { maxSeconds }),
      },
    }),
    ...((startedFrom !== undefined || startedTo !== undefined) && {
      startTimeRange: {
        ...(startedFrom !== undefined && { beginDate: new Date(startedFrom) }),
        ...(startedTo !== undefined && { endDate: new Date(startedTo) }),
      },
    }),
  };
  return Object.keys(filter).length > 0 ? { filter } : {};
}

/** One page of the ARNs of runs. By exclusions only our own endpoint can list them: any other one refuses, as `invalid`. */
async function listRunArns(
  inspector: AccountInspector,
  input: ListRunsByExclusionsInput,
  byExclusions: boolean,
  signal: AbortSignal,
): Promise<{ readonly arns: readonly string[]; readonly nextToken: string | undefined }> {
  if (!byExclusions) {
    const { assessmentRunArns, nextToken } = await inspector.send('ListAssessmentRuns', input, { signal });
    return { arns: required(assessmentRunArns, 'assessmentRunArns'), nextToken };
  }
  const { assessmentRunArns, nextToken } = await inspector.send('ListRunsByExclusions', input, { signal });
  return {
    arns: textsOf(assessmentRunArns, 'assessmentRunArns'),
    nextToken: optional(nextToken, 'nextToken', text),
  };
}

/** One page of a list of runs, each described. */
function listRuns(
  inspector: AccountInspector,
  filter: RunsFilter,
  token: string | undefined,
  signal: AbortSignal,
): Promise<ListedPage<AssessmentRun>> {
  const { byExclusions } = filter;
  const input = {
    maxResults: filter.pageSize ?? RUNS_PAGE,
    ...(token !== undefined && { nextToken: token }),
    ...(filter.templateArns && { assessmentTemplateArns: [...filter.templateArns] }),
    ...wireFilter(filter),
    ...byExclusions,
  };
  return listInOneAnswer(inspector, 'ListDescribedRuns', input, signal, async () => {
    const { arns, nextToken } = await listRunArns(inspector, input, byExclusions !== undefined, signal);
    const items = await describeAll(arns, (batch) => describeRuns(inspector, batch, { signal }));
    return { items, nextToken };
  });
}

/** The assessment runs of an account and region, page by page. */
export function runsQuery(inspector: AccountInspector, filter: RunsFilter = {}) {
  return infiniteQueryOptions({
    queryKey: inspectorKey(inspector, 'ListAssessmentRuns', filter),
    staleTime: ({ state }) => ((state.data?.pages.length ?? 0) > MANY_PAGES ? FOREVER : A_MINUTE),
    // Comparing 50,000 runs with themselves at each page costs more than it can save.
    structuralSharing: false,
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last: Page<AssessmentRun>) => last.nextToken,
    async queryFn({ pageParam, signal, client }): Promise<Page<AssessmentRun>> {
      const page = await orEndOfData(listRuns(inspector, filter, pageParam, signal));
      rememberRuns(client, inspector, page.items);
      return keptPage(client, inspector, page, pageParam);
    },
  });
}

/** The ARNs of the runs in the loaded pages that are on their way to another state. */
export function runsUnderWay(pages: readonly Page<AssessmentRun>[]): readonly string[] {
  return pages.flatMap(({ items }) =>
    items.flatMap((item) => ('found' in item && isTransitional(item.found.state) ? [item.arn] : [])),
  );
}

/**
 * Looks again at the runs of a list that are under way, while the page is visible, and puts what it
 * finds into the list: asking for the whole list again would cost every page that the reader has loaded.
 *
 * @param arns as {@link runsUnderWay} gives them; an empty list asks for nothing
 */
export function runsPoll(inspector: AccountInspector, filter: RunsFilter, arns: readonly string[]) {
  return queryOptions({
    queryKey: inspectorKey(inspector, 'DescribeAssessmentRuns', { poll: filter, arns }),
    enabled: arns.length > 0,
    // The list has just been read: the first look is due after the first wait.
    initialData: [] as readonly Described<AssessmentRun>[],
    staleTime: RUN_POLL,
    gcTime: 0,
    async queryFn({ signal, client }) {
      const items = await describeAll(arns, (batch) =>
        describeRuns(inspector, batch, { signal, priority: 'ahead' }),
      );
      const changed = new Map(items.map((item) => [item.arn, item]));
      const { queryKey } = runsQuery(inspector, filter);
      rememberRuns(client, inspector, items);
      // A list whose refresh failed says so until it succeeds: new data would take that away.
      if (client.getQueryState(queryKey)?.error) return items;
      client.setQueryData(
        queryKey,
        (list) => list && { ...list, pages: list.pages.map((page) => patched(page, changed)) },
      );
      return items;
    },
    refetchInterval: RUN_POLL,
    refetchIntervalInBackground: false,
  });
}

function patched(
  page: Page<AssessmentRun>,
  changed: ReadonlyMap<string, Described<AssessmentRun>>,
): Page<AssessmentRun> {
  if (!page.items.some(({ arn }) => changed.has(arn))) return page;
  // A look that failed takes no row away: the run is looked at again.
  const better = (item: Described<AssessmentRun>): Described<AssessmentRun> => {
    const now = changed.get(item.arn);
    return now && 'found' in now ? now : item;
  };
  return { ...page, items: page.items.map(better) };
}

/** A run that is opened from the list is known already. */
function rememberRuns(
  client: QueryClient,
  inspector: AccountInspector,
  items: readonly Described<AssessmentRun>[],
): void {
  const full = client.getQueryCache().getAll().length > MOST_REMEMBERED;
  for (const item of items) {
    const { queryKey } = runQuery(inspector, item.arn);
    if ('found' in item && (!full || client.getQueryData(queryKey)))
      client.setQueryData(queryKey, item.found);
  }
}

/**
 * What an answer tells of the things that a list's rows name is known as if each had been asked for. What it does not tell is
 * asked for when a row needs it.
 */
function rememberNamed(client: QueryClient, inspector: AccountInspector, named: Named): void {
  const { templates = [], targets, rulesPackages = [], runs = [], counts = [] } = named;
  const keep = (operation: string, things: readonly { readonly arn: string }[]): void => {
    for (const thing of things) client.setQueryData(inspectorKey(inspector, operation, thing.arn), thing);
  };
  keep('DescribeAssessmentTemplates', templates);
  keep('DescribeAssessmentTargets', targets);
  keep('DescribeRulesPackages', rulesPackages);
  rememberRuns(
    client,
    inspector,
    runs.map((found) => ({ arn: found.arn, found })),
  );
  tellCounts(inspector, counts);
}

/** A page as a list keeps it. What it names beside its rows is remembered. */
export function keptPage<Thing>(
  client: QueryClient,
  inspector: AccountInspector,
  page: ListedPage<Thing>,
  token: string | undefined,
): Page<Thing> {
  const { items, nextToken, named, restNotSaved = false } = page;
  if (named) rememberNamed(client, inspector, named);
  return { items, nextToken: toNextToken(nextToken, token), readAt: Date.now(), restNotSaved };
}

/** One assessment run, looked at again while it is under way. Fails with kind `not-found` when there is none. */
export function runQuery(inspector: AccountInspector, arn: string) {
  return inspectorQuery<AssessmentRun>(inspector, 'DescribeAssessmentRuns', arn, {
    staleTime: ({ state }) => (state.data && hasEnded(state.data.state) ? FOREVER : 0),
    gcTime: FOREVER,
    queryFn: ({ signal }) =>
      describeOne(arn, (arns) => describeRuns(inspector, arns, { signal, priority: 'drawer' })),
    refetchInterval: ({ state }) => (state.data && isTransitional(state.data.state) ? RUN_POLL : false),
    refetchIntervalInBackground: false,
  });
}
