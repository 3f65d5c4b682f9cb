/** A list as a card: its rows in each of their states, and below them its next pages. */

import { styled } from '@mui/material/styles';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { secondUtc } from '../../domain/text/times';
import { ListProblem } from './list-problem';
import { ProblemPanel, type ShownProblem } from '../problems';
import { common } from '../../strings/shell';
import { lists } from '../../strings/lists';
import { color } from '../../theme/tokens';
import { Button } from '../../ui/controls/button';
import { useAnnouncement } from '../../ui/feedback/announcer';
import { EmptyState, Loading } from '../../ui/feedback/states';
import { Card } from '../../ui/layout/page';
import { DataTable, type DataTableProps } from '../../ui/table/data-table';
import { Footer } from '../../ui/table/table-header';

/** The words of a list. */
export interface ListWords {
  readonly loading: string;
  readonly loadMore: string;
  readonly loadingMore: string;
  readonly refreshFailed: string;
  readonly moreFailed: string;
  readonly empty: string;
  readonly emptyText: string;
  readonly noMatch: string;
  readonly noMatchText: string;
  readonly clearFilter: string;
  /** Below a list that is loaded to its end. */
  readonly allLoaded?: (count: number) => string;
}

interface ListCardProps<Row> extends Omit<DataTableProps<Row>, 'footer'> {
  readonly words: ListWords;
  readonly list: ListState;
  readonly title?: string;
  readonly tools?: ReactNode;
  readonly filtered?: boolean;
  readonly onClearFilter?: () => void;
  /** What else is offered where the filter finds nothing. */
  readonly emptiedBy?: ReactNode;
  /** How many are loaded, where a filter shows fewer of them. */
  readonly loaded?: number;
  /** What is to be known of a list that is loaded to its end, beside that it is. */
  readonly remark?: string | undefined;
  /** When the list was read, in milliseconds. */
  readonly readAt?: number | undefined;
  /** Why rows that change of themselves could not be looked at again. */
  readonly pollProblem?: ShownProblem | null;
  /** What is read out once the rows are there, or are others. */
  readonly announcement?: string | undefined;
  /** What can be done with the rows that are chosen. */
  readonly chosen?: ReactNode;
  /** Something is open beside the list, and speaks in its place. */
  readonly muted?: boolean;
}

/** A list with its tools, in each of its states: loading, failed, empty, no match, and its rows. */
export function ListCard<Row>(props: ListCardProps<Row>) {
  const { words, list, title, tools, filtered = false, onClearFilter, emptiedBy, chosen, ...rest } = props;
  const {
    loaded = rest.rows.length,
    remark,
    readAt,
    pollProblem = null,
    announcement,
    muted = false,
    ...table
  } = rest;
  const { isPending, error, hasNextPage } = list;
  const all = useAllPages(list);
  // Not at each of a hundred pages: once, at the end.
  useAnnouncement(isPending || all.going ? undefined : announcement, muted);
  const refetch = (): void => void list.refetch();
  const noRows = table.rows.length === 0;

  // One message at most.
  const problem = loaded > 0 ? (error ?? pollProblem) : null;

  const content = (): ReactNode => {
    if (isPending) return <Loading label={words.loading} />;
    if (loaded === 0 && error) return <ProblemPanel problem={error} onRetry={refetch} />;
    // A page may be empty while more follow: that is not the end of the list.
    if (noRows && filtered)
      return (
        <EmptyState
          title={hasNextPage ? lists.noneOfLoaded : words.noMatch}
          text={hasNextPage ? lists.noneOfLoadedText : words.noMatchText}
          action={
            <>
              {onClearFilter && <Button onClick={onClearFilter}>{words.clearFilter}</Button>}
              {!hasNextPage && emptiedBy}
            </>
          }
        />
      );
    if (noRows && !hasNextPage)
      return (
        <EmptyState
          title={words.empty}
          text={words.emptyText}
          action={<Button onClick={refetch}>{common.lookAgain}</Button>}
        />
      );
    return <DataTable {...table} />;
  };

  return (
    <>
      {problem && <ListProblem list={list} problem={problem} words={words} readAt={readAt} />}
      <Card flush tools={tools} {...(title !== undefined && { title })}>
        {content()}
        {chosen}
        {!isPending && !(loaded === 0 && error) && (
          <ListFooter list={list} all={all} loaded={loaded} remark={remark} readAt={readAt} words={words} />
        )}
      </Card>
    </>
  );
}

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
interface AllPages {
  readonly going: boolean;
  readonly start: () => void;
  readonly stop: () => void;
}

/** See {@link AllPages}. Another filter, which is another list, ends it. */
function useAllPages(list: ListState): AllPages {
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

interface ListFooterProps {
  readonly list: ListState;
  readonly all: AllPages;
  readonly loaded: number;
  readonly remark: string | undefined;
  /** When the list was read, in milliseconds. */
  readonly readAt: number | undefined;
  readonly words: Pick<ListWords, 'loadMore' | 'loadingMore' | 'allLoaded'>;
}

/** Below a list: its next pages, all of them if wanted, and when it was read. */
function ListFooter({ list, all, loaded, remark, readAt, words }: ListFooterProps) {
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
        {hasNextPage
          ? all.going && lists.loadingAll(loaded)
          : loaded > 0 && (words.allLoaded ?? lists.allLoaded)(loaded)}
      </Quiet>
      {!hasNextPage && remark !== undefined && <Quiet>{remark}</Quiet>}
      {time !== undefined && (
        <Quiet data-end="">
          {isFetching && !isFetchingNextPage ? lists.refreshing : lists.lastUpdated(time)}
        </Quiet>
      )}
    </Footer>
  );
}
