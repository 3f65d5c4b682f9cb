/** The exclusions of one run: loaded as they land, kept when they can change no more. */
import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { arnOfRun, type RunPlace } from '../../../domain/address/paths';
import type { AssessmentRun, FailedItem } from '../../../domain/assessment/assessment';
import { hasEnded, isTransitional } from '../../../domain/assessment/runs';
import {
  A_MINUTE,
  FOREVER,
  type Growing,
  streamInto,
  worthShowing,
  inspectorQuery,
} from '../../transport/query-cache';
import type { AccountInspector } from '../../transport/inspector';
import { exclusionCountQuery } from './exclusion-count';
import { answerOrWalk } from './one-answer';
import type { RunExclusion, WalkProgress, WalkStep } from './walk';
import { useInspector } from '../inspector-context';
import { runQuery } from '../runs';

/** The exclusions of a run as far as they are loaded; `complete` only when every one that is listed is there. */
export interface RunExclusions extends Growing<RunExclusion> {
  /** What is listed and could not be described, with the service's reason. Never dropped. */
  readonly failed: readonly FailedItem[];
  readonly progress: WalkProgress;
  /**
   * Whether they were listed when the run had ended, so that they never change; false when it may have been under
   * way, undefined where the run itself is not known.
   */
  readonly final: boolean | undefined;
}

/**
 * The walk as a growing list. When it fails half-way, everything that came is given first, as incomplete.
 *
 * @param shown how many rows are shown already, from an earlier load: fewer are not shown in their place
 */
async function* growingExclusions(
  walk: AsyncIterable<WalkStep>,
  signal: AbortSignal,
  shown: RunExclusions | undefined,
): AsyncGenerator<RunExclusions, void> {
  let exclusions: RunExclusion[] = [];
  let failed: FailedItem[] = [];
  let rows = shown?.rows ?? [];
  let failedRows = shown?.failed ?? [];
  let progress: WalkProgress = { loaded: 0, listed: 0, listComplete: false };
  try {
    for await (const step of walk) {
      if (step.anew) {
        exclusions = [];
        failed = [];
      }
      for (const item of step.items)
        if ('found' in item) exclusions.push(item.found);
        else failed.push(item.failed);
      progress = step.progress;
      if (worthShowing(rows.length + failedRows.length, progress.loaded)) {
        rows = exclusions.slice();
        failedRows = failed.slice();
      }
      yield { rows, failed: failedRows, progress, complete: false, final: false };
    }
  } catch (problem) {
    if (!signal.aborted && exclusions.length + failed.length > rows.length + failedRows.length)
      yield { rows: exclusions, failed, progress, complete: false, final: false };
    throw problem;
  }
  yield { rows: exclusions, failed, progress, complete: true, final: false };
}

/** How long a run has to have ended for its end to be before a list that was asked for in the same moment. */
const SAME_MOMENT = 5 * 60_000;

const endedLongAgo = ({ stateChangedAt }: AssessmentRun): boolean =>
  stateChangedAt < Date.now() - SAME_MOMENT;

/** What is known of the run: what its exclusions are when it has ended, they stay. */
function knownRun(
  client: QueryClient,
  inspector: AccountInspector,
  runArn: string,
): AssessmentRun | undefined {
  return client.getQueryData<AssessmentRun>(runQuery(inspector, runArn).queryKey);
}

/**
 * All exclusions of a run, which appear as they land. Those of a run that had ended when they were
 * listed are immutable, and never asked for again.
 *
 * @param priority `count` where many runs are looked at and none of them is what was opened
 */
export function runExclusionsQuery(
  inspector: AccountInspector,
  runArn: string,
  priority: 'drawer' | 'count' = 'drawer',
) {
  return inspectorQuery<RunExclusions>(inspector, 'DescribeExclusions', runArn, {
    // Comparing 100,000 rows with themselves at every step would cost more than loading them.
    structuralSharing: false,
    // What is immutable is not asked for again, so it is not thrown away either while the session lasts.
    gcTime: FOREVER,
    staleTime({ state: { data, status } }) {
      if (status !== 'success' || !data?.complete || data.final === false) return 0;
      return data.final ? FOREVER : A_MINUTE;
    },
    async queryFn({ client, queryKey, signal }) {
      const shown = client.getQueryData<RunExclusions>(queryKey);
      const ended = hasEnded(knownRun(client, inspector, runArn)?.state ?? '');
      const known = new Map(ended ? shown?.rows.map((row) => [row.arn, row]) : []);
      let atFirst: AssessmentRun | undefined;
      let hasLanded = false;
      const landed = (): void => {
        if (!hasLanded) atFirst = knownRun(client, inspector, runArn);
        hasLanded = true;
      };
      async function* walk(): AsyncGenerator<WalkStep, void> {
        const { walkRun } = await import('./walk-by-calls');
        yield* walkRun({ inspector, runArn, ended, priority, signal, known, landed });
      }
      const steps = answerOrWalk({ inspector, runArn, signal, priority, landed }, walk);
      const all = await streamInto(client, queryKey, signal, growingExclusions(steps, signal, shown));
      // After a deep link the run is asked for in the same moment, and may be known only now.
      const run = atFirst ?? knownRun(client, inspector, runArn);
      const final = run && hasEnded(run.state) && (atFirst !== undefined || endedLongAgo(run));
      if (final !== false)
        client.setQueryData(
          exclusionCountQuery(inspector, { arn: runArn, state: run?.state ?? '' }).queryKey,
          (counted) => ({
            count: all.progress.listed,
            more: false,
            ...(counted?.byType && { byType: counted.byType }),
          }),
        );
      return { ...all, final };
    },
  });
}

/**
 * A run and its exclusions. What is listed while the run is under way is not its last word: it is asked
 * for again when the run has ended, and is kept from then on.
 */
export function useRunExclusions(place: RunPlace) {
  const inspector = useInspector(place);
  const client = useQueryClient();
  const arn = arnOfRun(place);
  const run = useQuery(runQuery(inspector, arn));
  const exclusions = useQuery(runExclusionsQuery(inspector, arn));

  const underWay = run.data !== undefined && isTransitional(run.data.state);
  const ended = run.data !== undefined && !underWay;
  const { isSuccess, isFetching, isStale, refetch } = exclusions;
  const complete = isSuccess && !isFetching && exclusions.data.complete;
  useEffect(() => {
    const { queryKey } = runExclusionsQuery(inspector, arn);
    if (complete && underWay && !isStale)
      void client.invalidateQueries({ queryKey, exact: true, refetchType: 'none' });
    if (complete && ended && isStale) void refetch();
  }, [client, inspector, arn, complete, underWay, ended, isStale, refetch]);

  /** Ends the loading. What came stays, as incomplete; a refetch goes on from there. */
  const stop = (): void =>
    void client.cancelQueries({ queryKey: runExclusionsQuery(inspector, arn).queryKey, exact: true });
  return { run, exclusions, stop };
}
