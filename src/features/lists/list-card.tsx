import type { ReactNode } from 'react';
import { common, lists } from '../../strings/common';
import { Button } from '../../ui/controls/button';
import { useAnnouncement } from '../../ui/feedback/announcer';
import { EmptyState } from '../../ui/feedback/empty-state';
import { Loading } from '../../ui/feedback/loading';
import { Card } from '../../ui/layout/card';
import { DataTable, type DataTableProps } from '../../ui/table/data-table';
import { ProblemPanel, type ShownProblem } from '../problems/problem-panel';
import { ListFooter, type ListState, useAllPages } from './list-footer';
import { ListProblem } from './list-problem';

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
}

export interface ListCardProps<Row> extends Omit<DataTableProps<Row>, 'footer'> {
  readonly words: ListWords;
  readonly list: ListState;
  readonly title?: string;
  readonly tools?: ReactNode;
  readonly filtered?: boolean;
  readonly onClearFilter?: () => void;
  /** How many are loaded, where a filter shows fewer of them. */
  readonly loaded?: number;
  /** When the list was read, in milliseconds. */
  readonly readAt?: number | undefined;
  /** Why rows that change of themselves could not be looked at again. */
  readonly pollProblem?: ShownProblem | null;
  /** What is read out once the rows are there, or are others. */
  readonly announcement?: string | undefined;
  /** Something is open beside the list, and speaks in its place. */
  readonly muted?: boolean;
}

/** A list with its tools, in each of its states: loading, failed, empty, no match, and its rows. */
export function ListCard<Row>(props: ListCardProps<Row>) {
  const { words, list, title, tools, filtered = false, onClearFilter, ...rest } = props;
  const {
    loaded = rest.rows.length,
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
          action={onClearFilter && <Button onClick={onClearFilter}>{words.clearFilter}</Button>}
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
        {!isPending && !(loaded === 0 && error) && (
          <ListFooter list={list} all={all} loaded={loaded} readAt={readAt} words={words} />
        )}
      </Card>
    </>
  );
}
