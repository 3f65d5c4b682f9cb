import { secondUtc } from '../../domain/text/dates';
import { lists } from '../../strings/lists';
import { problems } from '../../strings/problems';
import type { ListState } from './list-loading';
import { Note } from '../../ui/feedback/note';
import { ProblemActions } from '../problems/problem-actions';
import { permissionOf } from '../problems/problem-panel';
import type { ShownProblem } from '../problems/shown-problem';

export interface ListProblemProps {
  readonly list: Pick<ListState, 'error' | 'isFetchNextPageError' | 'fetchNextPage' | 'refetch'>;
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
