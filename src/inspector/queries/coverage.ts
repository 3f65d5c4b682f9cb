/** What was and was not checked over many runs: of one account and region, and of all. */
import { QueriesObserver, type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { useConfig } from '../../config/provider';
import { type AccountPlace, arnOfTemplate } from '../../domain/address/paths';
import type { CoverageView } from '../../domain/address/coverage-views';
import type { Coverage, CoverageAnswer, CoverageProgress } from '../../domain/report/coverage-answer';
import { isUnknownOperation, Problem } from '../transport/problem';
import { A_MINUTE, FOREVER, type InspectorKey, inspectorQuery } from '../transport/query-cache';
import type { AccountInspector } from '../transport/inspector';
import { toCoverageAnswer } from './coverage-answers';
import { useInspector, useStartContext } from './inspector-context';

/** The first second of a day in UTC, or its last one. */
const secondOf = (day: string, end = false): number =>
  Date.parse(`${day}T${end ? '23:59:59' : '00:00:00'}Z`) / 1000;

/** Endpoints that were asked and do not know how to add up. */
const withoutIndex = new WeakSet<AccountInspector>();

/** What an endpoint of ours tells in one answer; undefined from any other one. */
async function addedUp(
  inspector: AccountInspector,
  input: { readonly from?: number; readonly to?: number; readonly assessmentTemplateArn?: string },
  signal: AbortSignal,
): Promise<CoverageAnswer | undefined> {
  if (inspector.awsEndpoint || withoutIndex.has(inspector)) return undefined;
  try {
    return toCoverageAnswer(await inspector.send('DescribeCoverage', input, { signal }));
  } catch (problem) {
    if (!(problem instanceof Problem) || !isUnknownOperation(problem)) throw problem;
    withoutIndex.add(inspector);
    return undefined;
  }
}

/**
 * What was and was not checked over all runs of a region, or over those of a view. Our own endpoint tells it in one
 * answer; with any other one it is built from what Inspector's operations say of each run, and grows.
 */
export function coverageQuery(
  inspector: AccountInspector,
  place: AccountPlace,
  { from, to, template }: CoverageView,
) {
  const input = {
    ...(from !== undefined && { from: secondOf(from) }),
    ...(to !== undefined && { to: secondOf(to, true) }),
    ...(template && { assessmentTemplateArn: arnOfTemplate({ ...place, ...template }) }),
  };
  return inspectorQuery<Coverage>(inspector, 'DescribeCoverage', input, {
    staleTime({ state: { data } }) {
      if (!data?.progress) return A_MINUTE;
      // What took a call for each run is asked for anew only when the reader wishes it.
      return data.progress.complete || data.progress.stopped ? FOREVER : 0;
    },
    gcTime: FOREVER,
    // Comparing thousands of instances with themselves at each step costs more than it can save.
    structuralSharing: false,
    async queryFn({ client, queryKey, signal }) {
      const answer = await addedUp(inspector, input, signal);
      if (answer) return { answer, progress: undefined };
      const { buildCoverage } = await import('./coverage-build');
      const shown = client.getQueryData<Coverage>(queryKey)?.progress?.looked ?? -1;
      const show = (coverage: Coverage): void => {
        // Fewer than are shown from an earlier look are not shown in their place.
        if (!signal.aborted && (coverage.progress?.looked ?? 0) > shown)
          client.setQueryData(queryKey, coverage);
      };
      const asked = {
        from: input.from === undefined ? undefined : input.from * 1000,
        to: input.to === undefined ? undefined : input.to * 1000,
        templateArn: input.assessmentTemplateArn,
      };
      return buildCoverage({ inspector, asked, show }, signal);
    },
  });
}

/** Ends the building of figures. What was looked at stays; it is gone on with when they are fetched once more. */
async function stopBuilding(client: QueryClient, queryKey: InspectorKey): Promise<void> {
  await client.cancelQueries({ queryKey, exact: true });
  client.setQueryData<Coverage>(
    queryKey,
    (coverage) => coverage?.progress && { ...coverage, progress: { ...coverage.progress, stopped: true } },
  );
}

/** The figures of a view of one account and region, with the ways to end their building and to go on with it. */
export function useCoverage(place: AccountPlace, view: CoverageView) {
  const inspector = useInspector(place);
  const client = useQueryClient();
  const options = coverageQuery(inspector, place, view);
  const { data, error, isFetching, refetch } = useQuery(options);
  const { data: ofAllTimes } = useQuery({
    ...coverageQuery(inspector, place, { template: view.template }),
    // Where one answer tells it. Else the runs that were looked at tell in which years there are some.
    enabled: data !== undefined && !data.progress,
  });
  return {
    data,
    error,
    isFetching,
    years: data?.progress ? data.progress.years : yearsOf(ofAllTimes?.answer),
    goOn: () => void refetch(),
    stop: () => void stopBuilding(client, options.queryKey),
  };
}

/** The years that figures have runs of, the latest first; undefined while there are no figures. */
export function yearsOf(answer: Pick<CoverageAnswer, 'months'> | undefined): readonly string[] | undefined {
  return answer && [...new Set(answer.months.map(({ month }) => month.slice(0, 4)))].toReversed();
}

/** The figures of one account and region among those of all: there, on their way, or why they cannot be read. */
export interface CoverageOfPlace extends AccountPlace {
  readonly name: string;
  readonly answer: CoverageAnswer | undefined;
  readonly progress: CoverageProgress | undefined;
  /** Why there are none, or no more. */
  readonly problem: Problem | undefined;
  readonly isFetching: boolean;
  /** Asks once more, or goes on. */
  readonly retry: () => void;
  readonly stop: () => void;
}

const nothing = (): void => undefined;

/** Milliseconds between two looks at what has come: hundreds of answers must not draw hundreds of pages. */
const EVERY = 250;

/**
 * The figures of every account and region of the configuration, as they come. One that fails fails alone.
 *
 * @param wanted which of them are asked for; all without it
 */
export function useAllCoverage(
  { from, to }: Omit<CoverageView, 'template'>,
  wanted?: readonly string[],
): readonly CoverageOfPlace[] {
  const { accounts } = useConfig();
  const { inspectors } = useStartContext();
  const client = useQueryClient();
  const places = useMemo(
    () =>
      accounts.flatMap(({ id, name, regions }) =>
        regions.map((region) => ({
          name,
          account: id,
          region,
          answer: undefined,
          progress: undefined,
          problem: undefined,
          isFetching: true,
          retry: nothing,
          stop: nothing,
        })),
      ),
    [accounts],
  );
  const keys = wanted?.join(' ');
  const asked = useMemo(
    () => (keys === undefined ? places : places.filter((place) => keys.split(' ').includes(placeKey(place)))),
    [places, keys],
  );
  // Who comes back to a page finds it as high at once as it was left: the router scrolls before any effect.
  const [shown, setShown] = useState<readonly CoverageOfPlace[]>(() =>
    asked.map((place) => {
      const { queryKey } = coverageQuery(inspectors.of(place), place, { from, to });
      const { data: known, error } = client.getQueryState<Coverage>(queryKey) ?? {};
      if (known) return { ...place, answer: known.answer, progress: known.progress };
      return error ? { ...place, problem: error, isFetching: false } : place;
    }),
  );
  useEffect(() => {
    const queries = asked.map((place) => coverageQuery(inspectors.of(place), place, { from, to }));
    const observer = new QueriesObserver(client, queries);
    let timer: ReturnType<typeof setTimeout> | undefined;
    const show = (): void => {
      timer = undefined;
      const results = observer.getCurrentResult();
      setShown(
        asked.map((place, index) => {
          const { data, error, isFetching = true, refetch } = results[index] ?? {};
          const coverage = data as Coverage | undefined;
          const queryKey = queries[index]?.queryKey;
          return {
            ...place,
            answer: coverage?.answer,
            progress: coverage?.progress,
            problem: coverage && !coverage.progress ? undefined : (error ?? undefined),
            isFetching,
            retry: () => void refetch?.(),
            stop: () => void (queryKey && stopBuilding(client, queryKey)),
          };
        }),
      );
    };
    const unsubscribe = observer.subscribe(() => {
      timer ??= setTimeout(show, EVERY);
    });
    show();
    return () => {
      unsubscribe();
      clearTimeout(timer);
    };
  }, [client, inspectors, asked, from, to]);
  return shown;
}

/** Names an account and region. */
export const placeKey = ({ account, region }: AccountPlace): string => `${region}/${account}`;
