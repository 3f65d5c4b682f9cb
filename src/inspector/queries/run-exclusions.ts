import { type QueryClient, queryOptions } from '@tanstack/react-query';
import type { AssessmentRun, Exclusion, FailedItem } from '../../domain/assessment/assessment';
import { hasEnded } from '../../domain/assessment/run-state';
import { required, toExclusion, toFailedItems } from '../transport/convert';
import type { Problem } from '../transport/problem';
import { A_MINUTE, FOREVER, inspectorKey, type InspectorKey } from '../transport/query-key';
import type { InspectorScope } from '../transport/scope';
import {
  createTextPool,
  type Growing,
  streamInto,
  type TextPool,
  worthShowing,
} from '../transport/snapshots';
import { exclusionCountQuery } from './exclusion-count';
import {
  type ExclusionsApi,
  type RunExclusion,
  split,
  walkExclusions,
  type WalkProgress,
} from './exclusions-walk';
import { exclusionsPage, firstExclusionsPage, forgetFirstPage } from './first-page';
import { runQuery } from './runs';

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

/** The texts that a run's exclusions have in common: those of their type, and their rules packages. */
function withSharedTexts(exclusion: Exclusion, pool: TextPool): Exclusion {
  return {
    ...exclusion,
    title: pool(exclusion.title),
    description: pool(exclusion.description),
    recommendation: pool(exclusion.recommendation),
    scopes: exclusion.scopes.map(({ key, value }) => ({ key: pool(key), value: pool(value) })),
  };
}

/**
 * The walk's two calls on the wire. The drawer goes before everything else, and its next page before its rows.
 *
 * @param known what an earlier walk loaded and cannot have changed: it is not asked for again
 */
function wireApi(
  scope: InspectorScope,
  runArn: string,
  ended: boolean,
  priority: 'drawer' | 'count',
  known: ReadonlyMap<string, RunExclusion>,
): ExclusionsApi {
  const pool = createTextPool();
  return {
    async list(token, signal) {
      const options = { signal, priority: priority === 'drawer' ? 'drawer-list' : priority } as const;
      if (token === undefined) return firstExclusionsPage(scope, runArn, ended, options);
      try {
        return await exclusionsPage(scope, runArn, token, options);
      } catch (problem) {
        forgetFirstPage(scope, runArn);
        throw problem;
      }
    },
    async describe(arns, signal) {
      const found = arns.flatMap((arn) => known.get(arn) ?? []);
      if (found.length === arns.length) return { found, failed: [] };
      const answer = await scope.send(
        'DescribeExclusions',
        { exclusionArns: [...arns] },
        { signal, priority },
      );
      // A map by ARN, in no order: the walk puts it into the list's.
      return {
        found: Object.entries(required(answer.exclusions, 'exclusions')).map(([arn, exclusion]) => ({
          ...withSharedTexts(toExclusion(exclusion), pool),
          arn,
        })),
        failed: toFailedItems(answer.failedItems),
      };
    },
  };
}

/**
 * The walk as a growing list. When it fails half-way, everything that came is given first, as incomplete.
 *
 * @param shown how many rows are shown already, from an earlier load: fewer are not shown in their place
 */
async function* growingExclusions(
  api: ExclusionsApi,
  signal: AbortSignal,
  shown: RunExclusions | undefined,
): AsyncGenerator<RunExclusions, void> {
  const exclusions: RunExclusion[] = [];
  const failed: FailedItem[] = [];
  let rows = shown?.rows ?? [];
  let failedRows = shown?.failed ?? [];
  let progress: WalkProgress = { loaded: 0, listed: 0, listComplete: false };
  try {
    for await (const step of walkExclusions(api, signal)) {
      const landed = split(step.items);
      for (const exclusion of landed.exclusions) exclusions.push(exclusion);
      for (const item of landed.failed) failed.push(item);
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
function knownRun(client: QueryClient, scope: InspectorScope, runArn: string): AssessmentRun | undefined {
  return client.getQueryData<AssessmentRun>(runQuery(scope, runArn).queryKey);
}

/**
 * All exclusions of a run, which appear as they land. Those of a run that had ended when they were
 * listed are immutable, and never asked for again.
 *
 * @param priority `count` where many runs are looked at and none of them is what was opened
 */
export function runExclusionsQuery(
  scope: InspectorScope,
  runArn: string,
  priority: 'drawer' | 'count' = 'drawer',
) {
  return queryOptions<RunExclusions, Problem, RunExclusions, InspectorKey>({
    queryKey: inspectorKey(scope, 'DescribeExclusions', runArn),
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
      const ended = hasEnded(knownRun(client, scope, runArn)?.state ?? '');
      const known = new Map(ended ? shown?.rows.map((row) => [row.arn, row]) : []);
      const api = wireApi(scope, runArn, ended, priority, known);
      let atFirst: AssessmentRun | undefined;
      let landed = false;
      const watched: ExclusionsApi = {
        ...api,
        async list(token, listSignal) {
          const page = await api.list(token, listSignal);
          if (!landed) atFirst = knownRun(client, scope, runArn);
          landed = true;
          return page;
        },
      };
      const all = await streamInto(client, queryKey, signal, growingExclusions(watched, signal, shown));
      // After a deep link the run is asked for in the same moment, and may be known only now.
      const run = atFirst ?? knownRun(client, scope, runArn);
      const final = run && hasEnded(run.state) && (atFirst !== undefined || endedLongAgo(run));
      if (final !== false)
        client.setQueryData(exclusionCountQuery(scope, { arn: runArn, state: run?.state ?? '' }).queryKey, {
          count: all.progress.listed,
          more: false,
        });
      return { ...all, final };
    },
  });
}
