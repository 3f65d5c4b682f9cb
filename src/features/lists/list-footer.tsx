import { styled } from '@mui/material/styles';
import { useEffect, useRef } from 'react';
import { secondUtc } from '../../domain/text/dates';
import { lists } from '../../strings/lists';
import { color } from '../../theme/tokens';
import { Button } from '../../ui/controls/button';
import { Footer } from '../../ui/table/data-table-parts';
import type { AllPages, ListState } from './list-loading';

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
