import type { QueryClient } from '@tanstack/react-query';

/** A list that grows while it is loaded. */
export interface Growing<Row> {
  /** The rows so far, in order. The same array until enough more have landed to be worth showing. */
  readonly rows: readonly Row[];
  readonly complete: boolean;
}

/** How much longer a list has to be than what is shown before it is shown anew. */
const GROWTH = 1.25;

/**
 * Whether so many rows are worth a new array: at first every step is, later only one that adds a quarter.
 * That makes a few dozen arrays for 100,000 rows, and all copying and grouping together stays linear.
 */
export function worthShowing(shown: number, loaded: number): boolean {
  return loaded > shown && loaded >= shown * GROWTH;
}

/**
 * Puts each snapshot of a stream into the cache as it comes, so that rows appear as they land, and gives
 * the last one. Nothing is put there any more once the signal has aborted.
 *
 * @throws what the stream throws; the snapshots that came before stay, as incomplete ones
 */
export async function streamInto<Snapshot>(
  client: QueryClient,
  queryKey: readonly unknown[],
  signal: AbortSignal,
  snapshots: AsyncIterable<Snapshot>,
): Promise<Snapshot> {
  let last: { readonly snapshot: Snapshot } | undefined;
  for await (const snapshot of snapshots) {
    signal.throwIfAborted();
    client.setQueryData(queryKey, snapshot);
    last = { snapshot };
  }
  signal.throwIfAborted();
  if (!last) throw new Error('The stream ended before its first snapshot');
  return last.snapshot;
}

/** Gives for each text one string that all equal ones share. */
export type TextPool = (text: string) => string;

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
