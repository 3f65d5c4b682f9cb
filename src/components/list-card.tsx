import type { ReactNode } from 'react';
import { common } from '../strings/common';
import { problems } from '../strings/problems';
import { Button } from './button';
import { Card } from './card';
import { DataTable, type DataTableProps } from './data-table';
import { EmptyState } from './empty-state';
import { Loading } from './loading';
import { Note } from './note';
import { permissionOf, ProblemPanel, type ShownProblem } from './problem-panel';

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

/** A list as it is loaded: react-query's infinite queries fit. */
export interface ListState {
  readonly isPending: boolean;
  readonly error: ShownProblem | null;
  readonly hasNextPage: boolean;
  readonly isFetchingNextPage: boolean;
  /** Whether the error is about the page after those that are there. */
  readonly isFetchNextPageError: boolean;
  readonly fetchNextPage: () => unknown;
  readonly refetch: () => unknown;
}

export interface ListCardProps<Row> extends Omit<DataTableProps<Row>, 'footer'> {
  readonly words: ListWords;
  readonly list: ListState;
  readonly title?: string;
  readonly tools?: ReactNode;
  readonly filtered?: boolean;
  readonly onClearFilter?: () => void;
  /** Something about the rows that the reader must know, such as rows that could not be loaded. */
  readonly warning?: string;
}

/** A list with its tools, in each of its states: loading, failed, empty, no match, and its rows. */
export function ListCard<Row>(props: ListCardProps<Row>) {
  const { words, list, title, tools, filtered = false, onClearFilter, warning, ...table } = props;
  const { isPending, error, hasNextPage, isFetchingNextPage } = list;
  const retry = (): void => void list.refetch();
  const more = (): void => void list.fetchNextPage();

  const content = (): ReactNode => {
    if (isPending) return <Loading label={words.loading} />;
    if (table.rows.length === 0 && error) return <ProblemPanel problem={error} onRetry={retry} />;
    // A page may be empty while more follow: that is not the end of the list.
    if (table.rows.length === 0 && !hasNextPage)
      return filtered ? (
        <EmptyState
          title={words.noMatch}
          text={words.noMatchText}
          action={onClearFilter && <Button onClick={onClearFilter}>{words.clearFilter}</Button>}
        />
      ) : (
        <EmptyState title={words.empty} text={words.emptyText} />
      );
    return (
      <DataTable
        {...table}
        footer={
          hasNextPage ? (
            <Button onClick={more} disabled={isFetchingNextPage}>
              {isFetchingNextPage ? words.loadingMore : words.loadMore}
            </Button>
          ) : undefined
        }
      />
    );
  };

  return (
    <>
      {error && table.rows.length > 0 && (
        <div role="alert">
          <Note
            tone="warn"
            action={<Button onClick={list.isFetchNextPageError ? more : retry}>{common.tryAgain}</Button>}
          >
            {list.isFetchNextPageError ? words.moreFailed : words.refreshFailed} {problems[error.kind].title}.{' '}
            {problems[error.kind].text(permissionOf(error))}
          </Note>
        </div>
      )}
      {warning !== undefined && <Note tone="warn">{warning}</Note>}
      <Card flush tools={tools} {...(title !== undefined && { title })}>
        {content()}
      </Card>
    </>
  );
}
