import { countUndescribed, type FailedItem } from '../../domain/assessment/assessment';
import { secondUtc } from '../../domain/text/times';
import { lists } from '../../strings/lists';
import { problems } from '../../strings/problems';
import { Note } from '../../ui/feedback/notices';
import { permissionOf, ProblemActions, type ShownProblem } from '../problems';

export interface ListProblemProps {
  readonly list: {
    readonly error: ShownProblem | null;
    readonly isFetchNextPageError: boolean;
    readonly fetchNextPage: () => unknown;
    readonly refetch: () => unknown;
  };
  readonly problem: ShownProblem;
  readonly words: { readonly refreshFailed: string; readonly moreFailed: string };
  /** When the list was read, in milliseconds. */
  readonly readAt?: number | undefined;
}

/** Why a list that is shown is not all of it, or not what it is now: what failed is what is tried again. */
export function ListProblem({ list, problem, words, readAt }: ListProblemProps) {
  const ofNext = list.error !== null && list.isFetchNextPageError;
  const time = readAt === undefined ? undefined : secondUtc(readAt);
  const stale = time === undefined ? words.refreshFailed : lists.staleSince(time);
  const again = (): void => void (ofNext ? list.fetchNextPage() : list.refetch());
  return (
    <div role="alert">
      <Note tone="warn" action={<ProblemActions problem={{ ...problem, retryable: true }} onRetry={again} />}>
        {ofNext ? words.moreFailed : stale} {problems[problem.kind].title}.{' '}
        {problems[problem.kind].text(permissionOf(problem))}
      </Note>
    </div>
  );
}

export interface UndescribedNotesProps {
  /** What was listed and could not be described. */
  readonly items: readonly Pick<FailedItem, 'code'>[];
  readonly words: {
    /** So many are not in this data. */
    readonly notThere: (count: number) => string;
    /** So many could not be loaded. */
    readonly failed: (count: number) => string;
  };
}

/** How many things are left out of a view, apart by whether they are there at all; nothing where none is. */
export function UndescribedNotes({ items, words }: UndescribedNotesProps) {
  const { notThere, failed } = countUndescribed(items);
  return (
    <>
      {notThere > 0 && <Note>{words.notThere(notThere)}</Note>}
      {failed > 0 && <Note tone="warn">{words.failed(failed)}</Note>}
    </>
  );
}
