/** The two calls that a run's exclusions come by: ListExclusions, whose first page is asked for once, and DescribeExclusions. */
import type { Exclusion } from '../../domain/assessment/assessment';
import { required, toExclusion, toFailedItems } from '../transport/convert';
import { onAbort, type Priority } from '../transport/limiter';
import type { DescribeAnswer, TokenPage } from '../transport/list-describe';
import type { InspectorScope } from '../transport/scope';

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

/** The most that one page may hold by the documentation; the output's shape says 100, so pages may be shorter. */
export const EXCLUSIONS_PAGE = 500;

/** For how many runs the first page is kept: those that somebody may open next. A page has 500 ARNs at most. */
const MOST_KEPT = 100;

type Arns = TokenPage<string>;

interface FirstPage {
  readonly page: Promise<Arns>;
  /** Somebody waits for it in front of an open drawer, or it is there already. */
  urgent: boolean;
}

const kept = new WeakMap<InspectorScope, Map<string, FirstPage>>();

function pagesOf(scope: InspectorScope): Map<string, FirstPage> {
  let pages = kept.get(scope);
  if (!pages) kept.set(scope, (pages = new Map()));
  return pages;
}

/** How a page is asked for. */
interface AskPage {
  readonly signal: AbortSignal;
  readonly priority: Priority;
}

/** One page of the ARNs of a run's exclusions. */
export async function exclusionsPage(
  scope: InspectorScope,
  runArn: string,
  token: string | undefined,
  options: AskPage,
): Promise<Arns> {
  const { exclusionArns, nextToken } = await scope.send(
    'ListExclusions',
    {
      assessmentRunArn: runArn,
      maxResults: EXCLUSIONS_PAGE,
      ...(token !== undefined && { nextToken: token }),
    },
    options,
  );
  return { items: required(exclusionArns, 'exclusionArns'), nextToken };
}

/**
 * The first page of a run's exclusions: what the count in a list and an open drawer both begin with. It is asked for
 * once; that of a run that has ended never changes, and is kept.
 *
 * @param ended whether the run is known to have ended
 */
export async function firstExclusionsPage(
  scope: InspectorScope,
  runArn: string,
  ended: boolean,
  options: AskPage,
): Promise<Arns> {
  const pages = pagesOf(scope);
  const known = pages.get(runArn);
  // A count that still waits for its turn is not what an open drawer waits for.
  if (known && (known.urgent || options.priority === 'count'))
    try {
      return await unlessAborted(known.page, options.signal);
    } catch {
      // Whoever asked may have left, or failed: then it is asked anew, and fails with its own reason.
      options.signal.throwIfAborted();
    }
  const page = exclusionsPage(scope, runArn, undefined, options);
  const asked: FirstPage = { page, urgent: options.priority !== 'count' };
  pages.set(runArn, asked);
  const forget = (): void => void (pages.get(runArn) === asked && pages.delete(runArn));
  page.then(() => (ended ? (asked.urgent = true) : forget()), forget);
  for (const oldest of pages.keys()) {
    if (pages.size <= MOST_KEPT) break;
    pages.delete(oldest);
  }
  return page;
}

/** A page that followed was refused: the token of the first one may be at fault, and is not to be used again. */
export function forgetFirstPage(scope: InspectorScope, runArn: string): void {
  kept.get(scope)?.delete(runArn);
}

function unlessAborted(page: Promise<Arns>, signal: AbortSignal): Promise<Arns> {
  return new Promise((resolve, reject) => {
    const stopListening = onAbort(signal, () =>
      reject(new DOMException('The call was given up', 'AbortError')),
    );
    page.then(resolve, reject).finally(stopListening);
  });
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
