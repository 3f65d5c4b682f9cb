import { badAnswer } from './problem';

/** One page of a list: what it holds, and the token of the next one. */
export interface TokenPage<Item> {
  readonly items: readonly Item[];
  /** Absent, null and empty all mean that there is none. */
  readonly nextToken?: string | null | undefined;
}

/** A page as {@link eachPage} gives it. */
export interface WalkedPage<Item> {
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

/** Promises that are added while they are under way, and read in the order in which they were added. */
export interface InOrder<Result> {
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
export function createInOrder<Result>(): InOrder<Result> {
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
