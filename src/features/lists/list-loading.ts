import { useEffect, useState } from 'react';
import type { ShownProblem } from '../problems/shown-problem';

/** A list as it is loaded: react-query's infinite queries fit. */
export interface ListState {
  readonly isPending: boolean;
  readonly error: ShownProblem | null;
  readonly hasNextPage: boolean;
  readonly isFetching: boolean;
  readonly isFetchingNextPage: boolean;
  /** Whether it is the next page that failed, and not what was shown already. */
  readonly isFetchNextPageError: boolean;
  readonly fetchNextPage: () => unknown;
  readonly refetch: () => unknown;
}

/** Loading all pages of a list, one after the other, until it is stopped, fails or is at its end. */
export interface AllPages {
  readonly going: boolean;
  readonly start: () => void;
  readonly stop: () => void;
}

/** See {@link AllPages}. Another filter, which is another list, ends it. */
export function useAllPages(list: ListState): AllPages {
  const { isPending, error, hasNextPage, isFetching, fetchNextPage } = list;
  const [wanted, setWanted] = useState(false);
  const going = wanted && !isPending && !error && hasNextPage;
  if (wanted && !going && !isFetching) setWanted(false);
  useEffect(() => {
    if (going && !isFetching) void fetchNextPage();
  }, [going, isFetching, fetchNextPage]);
  return { going, start: () => setWanted(true), stop: () => setWanted(false) };
}
