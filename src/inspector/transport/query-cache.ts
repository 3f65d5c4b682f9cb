/** How things are kept while they are loaded: under which key, for how long, what they fail with, and how a list grows. */
import {
  CancelledError,
  type QueryClient,
  queryOptions,
  type QueryPersister,
  type UndefinedInitialDataOptions,
} from '@tanstack/react-query';
import type { AccountPlace } from '../../domain/address/paths';
import { Problem, toProblem } from './problem';

/** What everything is kept under: whose data, which operation, asked with what. */
export type InspectorKey = readonly [account: string, region: string, operation: string, input: unknown];

/** The key of a query. `operation` is the wire's name of the call that the data comes from. */
export function inspectorKey(place: AccountPlace, operation: string, input: unknown): InspectorKey {
  return [place.account, place.region, operation, input];
}

/** The options of a query for what one operation tells. It fails with a {@link Problem} and nothing else. */
export function inspectorQuery<Data>(
  place: AccountPlace,
  operation: string,
  input: unknown,
  options: Omit<UndefinedInitialDataOptions<Data, Problem, Data, InspectorKey>, 'queryKey'>,
) {
  return queryOptions<Data, Problem, Data, InspectorKey>({
    ...options,
    queryKey: inspectorKey(place, operation, input),
  });
}

/** What never changes is kept as long as the session's cache is, and never asked for again. */
export const FOREVER = Infinity;

/** What people change seldom: asked for again when a view is opened after this long. In milliseconds. */
export const A_MINUTE = 60_000;

/** What a query fails with. Calls fail with a Problem; anything else is an answer that what reads it could not take. */
function problemOf(error: unknown): unknown {
  // Not a failure: the library takes the query back to what it was.
  if (error instanceof Problem || error instanceof CancelledError) return error;
  const { kind, message } = toProblem(error);
  return new Problem(
    {
      kind: kind === 'canceled' ? kind : 'bad-answer',
      code: 'BadAnswer',
      message: `The answer could not be read: ${message}`,
      requestId: undefined,
      retryable: true,
    },
    error,
  );
}

/**
 * Stands around the function of every query (the library calls what does a persister, and needs it to keep
 * nothing): what it throws becomes a {@link Problem}, because pages know how to show nothing else.
 */
export const failingWithProblems: QueryPersister = async (queryFn, context) => {
  try {
    return await queryFn(context);
  } catch (error) {
    throw problemOf(error);
  }
};

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
