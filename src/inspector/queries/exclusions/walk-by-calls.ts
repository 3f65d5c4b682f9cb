/** The walk through a run's exclusions by Inspector's own two calls. Loaded lazily: a list's first rows do not wait for it. */
import type { Exclusion } from '../../../domain/assessment/assessment';
import { required, toExclusion, toFailedItems } from '../../transport/convert';
import type { AccountInspector } from '../../transport/inspector';
import { exclusionsPage, firstExclusionsPage, forgetFirstPage } from './list-pages';
import { type ExclusionsApi, type RunExclusion, walkExclusions, type WalkStep } from './walk';

/** Which run is walked through, and how. */
interface WalkRun {
  readonly inspector: AccountInspector;
  readonly runArn: string;
  /** Whether the run is known to have ended. */
  readonly ended: boolean;
  readonly priority: 'drawer' | 'count';
  readonly signal: AbortSignal;
  /** What an earlier walk loaded and cannot have changed: it is not asked for again. */
  readonly known: ReadonlyMap<string, RunExclusion>;
  /** Hears of each page of the list as it comes. */
  readonly landed: () => void;
}

/** All exclusions of a run, as they land. @throws as {@link walkExclusions} does */
export function walkRun(asked: WalkRun): AsyncGenerator<WalkStep, void> {
  const { inspector, runArn, ended, priority, signal, known, landed } = asked;
  const api = exclusionsApi(inspector, runArn, ended, priority, known);
  const list: typeof api.list = async (token, listSignal) => {
    const page = await api.list(token, listSignal);
    landed();
    return page;
  };
  return walkExclusions({ ...api, list }, signal);
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
export function exclusionsApi(
  inspector: AccountInspector,
  runArn: string,
  ended: boolean,
  priority: 'drawer' | 'count',
  known: ReadonlyMap<string, RunExclusion>,
): ExclusionsApi {
  const pool = createTextPool();
  return {
    async list(token, signal) {
      const options = { signal, priority: priority === 'drawer' ? 'drawer-list' : priority } as const;
      if (token === undefined) return firstExclusionsPage(inspector, runArn, ended, options);
      try {
        return await exclusionsPage(inspector, runArn, token, options);
      } catch (problem) {
        forgetFirstPage(inspector, runArn);
        throw problem;
      }
    },
    async describe(arns, signal) {
      const found = arns.flatMap((arn) => known.get(arn) ?? []);
      if (found.length === arns.length) return { found, failed: [] };
      const answer = await inspector.send(
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

/** Gives for each text one string that all equal ones share. */
type TextPool = (text: string) => string;

/**
 * Makes an empty pool. Ten thousand exclusions say a dozen things, but each answer brings its texts anew:
 * shared, they take their memory once, and are compared and looked up without being read again.
 */
export function createTextPool(): TextPool {
  const known = new Map<string, string>();
  return (text) => {
    const same = known.get(text);
    if (same !== undefined) return same;
    known.set(text, text);
    return text;
  };
}
