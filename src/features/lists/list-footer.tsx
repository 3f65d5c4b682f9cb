import { styled } from '@mui/material/styles';
import { useEffect, useRef, useState } from 'react';
import { secondUtc } from '../../domain/text/dates';
import { lists } from '../../strings/common';
import { color } from '../../theme/tokens';
import { Button } from '../../ui/controls/button';
import { Footer } from '../../ui/table/table-header';
import type { ShownProblem } from '../problems/problem-panel';

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

const Quiet = styled('span')({
  color: color.dim,
  fontSize: 12,
  '&:focus': { outline: 'none' },
  '&[data-end]': { marginLeft: 'auto' },
});

export interface ListFooterProps {
  readonly list: ListState;
  readonly all: AllPages;
  readonly loaded: number;
  /** When the list was read, in milliseconds. */
  readonly readAt: number | undefined;
  readonly words: { readonly loadMore: string; readonly loadingMore: string };
}

/** Below a list: its next pages, all of them if wanted, and when it was read. */
export function ListFooter({ list, all, loaded, readAt, words }: ListFooterProps) {
  const { hasNextPage, isFetchingNextPage, isFetching } = list;
  const pressed = useRef(false);
  const end = useRef<HTMLSpanElement>(null);
  // The button that was pressed goes with the last page; the focus stays where it was.
  useEffect(() => {
    if (hasNextPage || !pressed.current) return;
    pressed.current = false;
    if (document.activeElement === document.body) end.current?.focus({ preventScroll: true });
  }, [hasNextPage]);

  const more = (): void => {
    pressed.current = true;
    void list.fetchNextPage();
  };
  const toggleAll = (): void => {
    pressed.current = true;
    if (all.going) all.stop();
    else all.start();
  };
  const time = readAt === undefined ? undefined : secondUtc(readAt);
  return (
    <Footer>
      {hasNextPage && !all.going && (
        <Button onClick={more} busy={isFetching}>
          {isFetchingNextPage ? words.loadingMore : words.loadMore}
        </Button>
      )}
      {hasNextPage && (
        <Button key="all" onClick={toggleAll}>
          {all.going ? lists.stopLoading : lists.loadAll}
        </Button>
      )}
      <Quiet ref={end} tabIndex={-1}>
        {hasNextPage ? all.going && lists.loadingAll(loaded) : loaded > 0 && lists.allLoaded(loaded)}
      </Quiet>
      {time !== undefined && (
        <Quiet data-end="">
          {isFetching && !isFetchingNextPage ? lists.refreshing : lists.lastUpdated(time)}
        </Quiet>
      )}
    </Footer>
  );
}
