/** The walk through all exclusions of a run: its list, page by page, and their descriptions, batch by batch. */
import type { Exclusion } from '../../../domain/assessment/assessment';
import {
  arrange,
  batches,
  type DescribeAnswer,
  type Described,
  eachPage,
  type TokenPage,
} from '../../transport/list-describe';

/** DescribeExclusions takes 1 to 100 ARNs: ten times what the other Describe calls take. */
const EXCLUSIONS_BATCH = 100;

/** An exclusion of a run, which has an ARN. */
export type RunExclusion = Exclusion & { readonly arn: string };

/** The two calls that a walk is made of. */
export interface ExclusionsApi {
  readonly list: (token: string | undefined, signal: AbortSignal) => Promise<TokenPage<string>>;
  /** At least one ARN, at most {@link EXCLUSIONS_BATCH}. */
  readonly describe: (arns: readonly string[], signal: AbortSignal) => Promise<DescribeAnswer<RunExclusion>>;
}

/** How far a walk has come. `listed` is the whole once `listComplete`; until then more may follow. */
export interface WalkProgress {
  readonly loaded: number;
  readonly listed: number;
  readonly listComplete: boolean;
}

/** What has landed since the step before, in the list's order. */
export interface WalkStep {
  readonly items: readonly Described<RunExclusion>[];
  readonly progress: WalkProgress;
  /** What came before does not count: all comes once more. */
  readonly anew?: boolean;
}

/**
 * All exclusions of a run. As each list page lands, its ARNs go out in Describe batches while the next
 * page is asked for, so that N exclusions take about ceil(N / page size) + 1 round trips.
 *
 * Each ARN is described once, in the list's order. Failed items keep their place and their reason;
 * those that the service calls retryable are asked for once more. When a call fails, nothing more is
 * asked for, but what is under way lands: no row that the service gave is lost. The signal ends it at once.
 *
 * @throws the first failure of a call, after the last row that came; Problem of kind `bad-answer` for a
 *   page token that came twice
 */
export async function* walkExclusions(
  api: ExclusionsApi,
  signal: AbortSignal,
): AsyncGenerator<WalkStep, void> {
  signal.throwIfAborted();
  const ending = new AbortController();
  const both = AbortSignal.any([signal, ending.signal]);
  const asking = new AbortController();
  const mayAsk = AbortSignal.any([both, asking.signal]);
  const landing = createInOrder<readonly Described<RunExclusion>[]>();
  const leave = () => landing.fail(signal.reason);
  signal.addEventListener('abort', leave, { once: true });
  let listed = 0;
  let listComplete = false;
  let loaded = 0;
  const listing = (async () => {
    const seen = new Set<string>();
    const pages = eachPage((token) => api.list(token, mayAsk), { ahead: true });
    for await (const { items, last } of pages) {
      if (mayAsk.aborted) return;
      const fresh = items.filter((arn) => !seen.has(arn) && seen.add(arn));
      listed += fresh.length;
      listComplete = last;
      for (const batch of batches(fresh, EXCLUSIONS_BATCH)) {
        const described = describeBatch(api, batch, both);
        landing.add(described);
        // A list that goes on would only grow the part that nobody can see.
        described.catch((reason: unknown) => asking.abort(reason));
      }
    }
  })().then(() => landing.close(), landing.close);
  try {
    for await (const items of landing.read()) {
      loaded += items.length;
      yield { items, progress: { loaded, listed, listComplete } };
    }
    // Without it the last step may say that more could follow, and a run without exclusions would say nothing.
    yield { items: [], progress: { loaded, listed, listComplete } };
  } finally {
    signal.removeEventListener('abort', leave);
    ending.abort(new DOMException('The walk has ended', 'AbortError'));
    await listing;
  }
}

/** One batch, and what of it may be retried once more. */
async function describeBatch(
  api: ExclusionsApi,
  arns: readonly string[],
  signal: AbortSignal,
): Promise<readonly Described<RunExclusion>[]> {
  const first = arrange(arns, [await api.describe(arns, signal)]);
  const again = first.flatMap((item) => ('failed' in item && item.failed.retryable ? [item.arn] : []));
  if (again.length === 0) return first;
  const second = new Map(arrange(again, [await api.describe(again, signal)]).map((item) => [item.arn, item]));
  return first.map((item) => second.get(item.arn) ?? item);
}

/** Promises that are added while they are under way, and read in the order in which they were added. */
interface InOrder<Result> {
  /** What fails is left out of the reading, and is what the reading ends with. */
  readonly add: (promise: Promise<Result>) => void;
  /** Nothing more will be added; with a problem, the reading ends with it once everything has landed. */
  readonly close: (problem?: unknown) => void;
  /** Ends the reading now, without waiting for what is under way. */
  readonly fail: (reason: unknown) => void;
  /** Gives every result. @throws the first failure, after the last result; what {@link fail} says, at once */
  readonly read: () => AsyncGenerator<Result, void>;
}

interface Deferred<Value> {
  readonly promise: Promise<Value>;
  readonly resolve: (value: Value) => void;
  readonly reject: (reason: unknown) => void;
}

function defer<Value>(): Deferred<Value> {
  let settle: Omit<Deferred<Value>, 'promise'> | undefined;
  const promise = new Promise<Value>((resolve, reject) => (settle = { resolve, reject }));
  if (!settle) throw new Error('A promise runs its executor at once');
  return { promise, ...settle };
}

/** Makes an empty {@link InOrder}, to be read once. */
function createInOrder<Result>(): InOrder<Result> {
  const added: Promise<readonly [Result] | undefined>[] = [];
  const ended = defer<never>();
  ended.promise.catch(() => {}); // The reader reports it, if there is one by then.
  let problem: { readonly reason: unknown } | undefined;
  let closed = false;
  let changed = defer<void>();

  function tell(): void {
    changed.resolve();
    changed = defer();
  }

  return {
    add(promise) {
      const landing = promise.then(
        (result) => [result] as const,
        (reason: unknown) => {
          problem ??= { reason };
          return undefined;
        },
      );
      added.push(landing);
      tell();
    },
    close(...reason) {
      if (reason.length > 0) problem ??= { reason: reason[0] };
      closed = true;
      tell();
    },
    fail: ended.reject,
    async *read() {
      for (;;) {
        const next = added.shift();
        if (next) {
          const landed = await Promise.race([ended.promise, next]);
          if (landed) yield landed[0];
        } else if (!closed) await Promise.race([ended.promise, changed.promise]);
        else if (problem) throw problem.reason;
        else return;
      }
    },
  };
}
