const listening = new WeakMap<AbortSignal, Set<() => void>>();

/**
 * Calls back when a signal aborts, over one listener for each signal: the batches of a large run wait for their
 * turn by the hundred, all on the signal of their view.
 *
 * @returns takes the callback back
 */
export function onAbort(signal: AbortSignal, callback: () => void): () => void {
  let callbacks = listening.get(signal);
  if (!callbacks) {
    const own = new Set<() => void>();
    signal.addEventListener(
      'abort',
      () => {
        for (const each of own) each();
      },
      { once: true },
    );
    listening.set(signal, (callbacks = own));
  }
  const held = callbacks;
  held.add(callback);
  return () => void held.delete(callback);
}

/**
 * Who goes first when more is asked than may be under way: of an open drawer the pages of its list, each of
 * which the next one and the descriptions wait for, then its other calls; then the page's own rows, the
 * exclusion counts of rows in view, and at last what only might be looked at.
 */
export type Priority = 'drawer-list' | 'drawer' | 'page' | 'count' | 'ahead';

const ORDER: readonly Priority[] = ['drawer-list', 'drawer', 'page', 'count', 'ahead'];

/** At most this many at once: what a browser opens to one host over HTTP/1.1. More brings nothing. */
const MOST_AT_ONCE = 6;

/** The counts of a table must not keep the next page of it waiting. */
const MOST_OF: Partial<Record<Priority, number>> = { count: 4, ahead: 2 };

/** Lets a bounded number of jobs run at once, first by priority, then in the order they came. */
export interface Limiter {
  /**
   * Runs a job when it is its turn and gives its result.
   * @throws the job's own error, or the signal's reason as soon as it aborts, also while waiting
   */
  run<Result>(
    priority: Priority,
    signal: AbortSignal | undefined,
    job: () => Promise<Result>,
  ): Promise<Result>;
  /** The service asks for fewer calls: halves how many may be under way. */
  slowDown(): void;
  /** A call went well: one more at once after as many as may be under way have. */
  speedUp(): void;
  /** How many are under way and waiting. */
  readonly load: { readonly running: number; readonly waiting: number };
}

interface Waiting {
  readonly start: () => void;
}

/** Makes a limiter without clocks: additive increase, multiplicative decrease, as TCP does. */
export function createLimiter(mostAtOnce = MOST_AT_ONCE): Limiter {
  const queues = new Map<Priority, Set<Waiting>>(ORDER.map((priority) => [priority, new Set()]));
  const running = new Map<Priority, number>();
  let runningInAll = 0;
  let allowed = mostAtOnce;

  const count = (priority: Priority) => running.get(priority) ?? 0;
  const queueOf = (priority: Priority) => queues.get(priority) ?? new Set<Waiting>();

  function next(): Waiting | undefined {
    if (runningInAll >= Math.floor(allowed)) return undefined;
    for (const priority of ORDER) {
      if (count(priority) >= (MOST_OF[priority] ?? mostAtOnce)) continue;
      const queue = queueOf(priority);
      for (const waiting of queue) {
        queue.delete(waiting);
        return waiting;
      }
    }
    return undefined;
  }

  function pump(): void {
    for (let waiting = next(); waiting; waiting = next()) waiting.start();
  }

  function turn(priority: Priority, signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve, reject) => {
      const queue = queueOf(priority);
      const giveUp = () => {
        queue.delete(waiting);
        reject(reasonOf(signal));
      };
      const waiting: Waiting = {
        start: () => {
          stopListening();
          runningInAll += 1;
          running.set(priority, count(priority) + 1);
          resolve();
        },
      };
      const stopListening = signal ? onAbort(signal, giveUp) : () => {};
      queue.add(waiting);
      pump();
    });
  }

  return {
    async run(priority, signal, job) {
      if (signal?.aborted) throw reasonOf(signal);
      await turn(priority, signal);
      try {
        return await untilAborted(job, signal);
      } finally {
        runningInAll -= 1;
        running.set(priority, count(priority) - 1);
        pump();
      }
    },
    slowDown() {
      allowed = Math.max(1, allowed / 2);
    },
    speedUp() {
      allowed = Math.min(mostAtOnce, allowed + 1 / allowed);
      pump();
    },
    get load() {
      let waiting = 0;
      for (const queue of queues.values()) waiting += queue.size;
      return { running: runningInAll, waiting };
    },
  };
}

function reasonOf(signal: AbortSignal | undefined): Error {
  const reason: unknown = signal?.reason;
  return reason instanceof Error ? reason : new DOMException('The call was given up', 'AbortError');
}

/** A job that waits (for a retry's turn, say) must not hold its place once nobody wants its result. */
function untilAborted<Result>(job: () => Promise<Result>, signal: AbortSignal | undefined): Promise<Result> {
  if (!signal) return job();
  if (signal.aborted) return Promise.reject(reasonOf(signal));
  return new Promise((resolve, reject) => {
    const stopListening = onAbort(signal, () => reject(reasonOf(signal)));
    job().then(resolve, reject).then(stopListening, stopListening);
  });
}
