/** The two calls that the walk through a run's exclusions is made of. */
import type { Exclusion } from '../../../domain/assessment/assessment';
import { required, toExclusion, toFailedItems } from '../../transport/convert';
import type { DescribeAnswer, TokenPage } from '../../transport/list-describe';
import type { InspectorScope } from '../../transport/scope';
import { exclusionsPage, firstExclusionsPage, forgetFirstPage } from './list-pages';

/** DescribeExclusions takes 1 to 100 ARNs: ten times what the other Describe calls take. */
export const EXCLUSIONS_BATCH = 100;

/** An exclusion of a run, which has an ARN. */
export type RunExclusion = Exclusion & { readonly arn: string };

/** The two calls that a walk is made of. */
export interface ExclusionsApi {
  readonly list: (token: string | undefined, signal: AbortSignal) => Promise<TokenPage<string>>;
  /** At least one ARN, at most {@link EXCLUSIONS_BATCH}. */
  readonly describe: (arns: readonly string[], signal: AbortSignal) => Promise<DescribeAnswer<RunExclusion>>;
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
