/** Promises that are added while they are under way, and read in the order in which they were added. */
export interface InOrder<Result> {
  readonly add: (promise: Promise<Result>) => void;
  /** Nothing more will be added. */
  readonly close: () => void;
  /** Ends the reading now; any promise that rejects does the same, whichever is awaited. */
  readonly fail: (reason: unknown) => void;
  /** Ends after the last result. @throws the first failure, without waiting for what is under way */
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
  const added: Promise<Result>[] = [];
  const failed = defer<never>();
  failed.promise.catch(() => {}); // The reader reports it, if there is one by then.
  let closed = false;
  let changed = defer<void>();

  function tell(): void {
    changed.resolve();
    changed = defer();
  }

  return {
    add(promise) {
      promise.catch(failed.reject);
      added.push(promise);
      tell();
    },
    close() {
      closed = true;
      tell();
    },
    fail: failed.reject,
    async *read() {
      for (;;) {
        const next = added.shift();
        if (next) yield await Promise.race([failed.promise, next]);
        else if (closed) return;
        else await Promise.race([failed.promise, changed.promise]);
      }
    },
  };
}
