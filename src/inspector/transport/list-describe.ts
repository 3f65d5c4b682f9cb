/**
 * How Inspector gives things: a List operation gives their ARNs page by page, a Describe operation the things of some ARNs,
 * as far as it can.
 */
import type { FailedItem } from '../../domain/assessment/assessment';
import { badAnswer, failedItemProblem, Problem } from './problem';

/** One page of a list: what it holds, and the token of the next one. */
export interface TokenPage<Item> {
  readonly items: readonly Item[];
  /** Absent, null and empty all mean that there is none. */
  readonly nextToken?: string | null | undefined;
}

/** Behind the last page that saved data holds of a list: the list ends there, and is known to be a part. */
const END_OF_DATA = { items: [], nextToken: undefined, restNotSaved: true } as const;

/** A page of a list, or the end of what the data holds of it, where that is what the call was refused for. */
export async function orEndOfData<Given>(page: Promise<Given>): Promise<Given | typeof END_OF_DATA> {
  try {
    return await page;
  } catch (error) {
    if (error instanceof Problem && error.kind === 'not-in-this-data') return END_OF_DATA;
    throw error;
  }
}

/** A page as {@link eachPage} gives it. */
interface WalkedPage<Item> {
  readonly items: readonly Item[];
  readonly last: boolean;
}

/**
 * Walks the pages of a list until there is no next token. Short and empty pages are normal: only the
 * token tells the end.
 *
 * @param ahead asks for the next page before the present one is given, not when it is wanted
 * @throws Problem of kind `bad-answer` when a token comes a second time, because the walk would never end
 */
export async function* eachPage<Item>(
  list: (token: string | undefined) => Promise<TokenPage<Item>>,
  { ahead = false } = {},
): AsyncGenerator<WalkedPage<Item>, void> {
  const seen = new Set<string>();
  let page = await list(undefined);
  for (;;) {
    const token = page.nextToken;
    if (token === undefined || token === null || token === '') {
      yield { items: page.items, last: true };
      return;
    }
    if (seen.has(token)) throw badAnswer('a page token came twice.');
    seen.add(token);
    const early = ahead ? list(token) : undefined;
    // It is awaited below; until then nobody may take its failure for one that nothing handles.
    early?.catch(() => {});
    yield { items: page.items, last: false };
    page = await (early ?? list(token));
  }
}

/** A listed thing and what Describe said of it: an item that could not be described keeps its place. */
export type Described<Thing> =
  { readonly arn: string; readonly found: Thing } | { readonly arn: string; readonly failed: FailedItem };

/** One page of a list whose things are described, in the list's order. A page may be short or empty while more follow. */
export interface Page<Thing> {
  readonly items: readonly Described<Thing>[];
  readonly nextToken: string | undefined;
  /** When it was read, in milliseconds. */
  readonly readAt: number;
  /** The list has more, which the data does not hold. */
  readonly restNotSaved?: boolean;
}

/** What one Describe call answers, in any order. */
export interface DescribeAnswer<Thing> {
  readonly found: readonly Thing[];
  readonly failed: readonly FailedItem[];
}

/** Every Describe but that of exclusions takes this many ARNs. */
const DESCRIBE_BATCH = 10;

/** Cuts a list into batches of at most `size`; an empty list gives none, so that no empty call is sent. */
export function batches<Item>(items: readonly Item[], size: number): readonly (readonly Item[])[] {
  const cut: (readonly Item[])[] = [];
  for (let from = 0; from < items.length; from += size) cut.push(items.slice(from, from + size));
  return cut;
}

/**
 * Describes any number of ARNs in parallel batches and gives them in the order asked for, each once.
 * What is in neither part of an answer is a failed item too: nothing that was listed gets lost.
 */
export async function describeAll<Thing extends { readonly arn: string }>(
  arns: readonly string[],
  describe: (batch: readonly string[]) => Promise<DescribeAnswer<Thing>>,
  batchSize = DESCRIBE_BATCH,
): Promise<readonly Described<Thing>[]> {
  const unique = [...new Set(arns)];
  const answers = await Promise.all(batches(unique, batchSize).map((batch) => describe(batch)));
  return arrange(unique, answers);
}

/** Describes one ARN. @throws Problem as its failed item says; of kind `not-found` where there is nothing of this ARN */
export async function describeOne<Thing extends { readonly arn: string }>(
  arn: string,
  describe: (batch: readonly string[]) => Promise<DescribeAnswer<Thing>>,
): Promise<Thing> {
  const [item] = await describeAll([arn], describe);
  if (item && 'found' in item) return item.found;
  const { code, retryable } = item?.failed ?? unanswered(arn);
  throw failedItemProblem(arn, code, retryable);
}

/** Puts what was found and what failed into the order of the ARNs that were asked for. */
export function arrange<Thing extends { readonly arn: string }>(
  arns: readonly string[],
  answers: readonly DescribeAnswer<Thing>[],
): readonly Described<Thing>[] {
  const byArn = new Map<string, Described<Thing>>();
  for (const { found, failed } of answers) {
    for (const item of failed) byArn.set(item.arn, { arn: item.arn, failed: item });
    for (const thing of found) byArn.set(thing.arn, { arn: thing.arn, found: thing });
  }
  return arns.map((arn) => byArn.get(arn) ?? { arn, failed: unanswered(arn) });
}

/** The failed item of an ARN that an answer says nothing about. */
function unanswered(arn: string): FailedItem {
  return { arn, code: 'NO_ANSWER', retryable: true };
}

/** Gives one thing by its ARN. Fails as the ARN's own failed item, or as the call that asked for it. */
export type Batcher<Thing> = (arn: string, signal: AbortSignal) => Promise<Thing>;

interface Asked<Thing> {
  readonly arn: string;
  readonly signal: AbortSignal;
  readonly resolve: (thing: Thing) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Gathers what is asked for in the same instant into Describe calls of ten, each ARN once.
 * A call is aborted only when nobody wants any of its things any more.
 */
export function createBatcher<Thing extends { readonly arn: string }>(
  describe: (arns: string[], signal: AbortSignal) => Promise<DescribeAnswer<Thing>>,
): Batcher<Thing> {
  let gathering: Asked<Thing>[] = [];

  function flush(): void {
    const wanted = gathering.filter(({ signal }) => !signal.aborted);
    for (const { signal, reject } of gathering) if (signal.aborted) reject(signal.reason);
    gathering = [];
    const askers = new Map<string, Asked<Thing>[]>();
    for (const asked of wanted) {
      const same = askers.get(asked.arn);
      if (same) same.push(asked);
      else askers.set(asked.arn, [asked]);
    }
    for (const batch of batches([...askers], DESCRIBE_BATCH)) void send(new Map(batch));
  }

  async function send(askers: ReadonlyMap<string, readonly Asked<Thing>[]>): Promise<void> {
    const everyone = [...askers.values()].flat();
    const controller = new AbortController();
    let left = everyone.length;
    for (const { signal, reject } of everyone) {
      const leave = () => {
        reject(signal.reason);
        left -= 1;
        if (left === 0) controller.abort(signal.reason);
      };
      signal.addEventListener('abort', leave, { once: true });
    }
    try {
      const answer = await describe([...askers.keys()], controller.signal);
      for (const item of arrange([...askers.keys()], [answer])) {
        const { arn, code, retryable } = 'failed' in item ? item.failed : unanswered(item.arn);
        for (const { resolve, reject } of askers.get(item.arn) ?? [])
          if ('found' in item) resolve(item.found);
          else reject(failedItemProblem(arn, code, retryable));
      }
    } catch (error) {
      for (const { reject } of everyone) reject(error);
    }
  }

  return (arn, signal) =>
    new Promise((resolve, reject) => {
      if (gathering.length === 0) queueMicrotask(flush);
      gathering.push({ arn, signal, resolve, reject });
    });
}
