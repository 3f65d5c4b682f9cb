import { type ComponentProps, lazy, Suspense } from 'react';
import type { RunPlace } from '../../domain/address/paths';
import type { ExclusionStatus } from '../../domain/assessment/exclusion-status';
import type { Problem } from '../../inspector/transport/problem';
import { exclusions as words } from '../../strings/exclusions';
import { nothingOfId } from '../../strings/lists';
import { problems } from '../../strings/problems';
import { Loading } from '../../ui/feedback/states';
import { permissionOf, ProblemPanel } from '../problems';
import type EmptyAnswerType from './empty-answer';

// Where there are exclusions it is not needed. A problem is told by code that is there: without a network none would come.
const EmptyAnswer = lazy(() => import('./empty-answer'));

interface RunStatePanelProps extends Omit<ComponentProps<typeof EmptyAnswerType>, 'status'> {
  readonly place: RunPlace;
  readonly status: Exclude<ExclusionStatus, { readonly kind: 'count' }>;
  readonly problem: Problem | null;
  readonly onRetry: () => void;
}

/** What stands where a run's exclusions would stand: that they are on their way, why there are none, or why nobody knows. */
export function RunStatePanel({ place, status, problem, onRetry, ...answer }: RunStatePanelProps) {
  const { level, recorded } = answer;
  if (status.kind === 'loading') return <Loading label={words.loading} />;
  if (status.kind !== 'not-allowed' && status.kind !== 'failed')
    return (
      <Suspense fallback={<Loading label={words.loading} />}>
        <EmptyAnswer status={status} {...answer} />
      </Suspense>
    );
  if (!problem) return null;
  const permission = permissionOf(problem) ?? 'inspector:ListExclusions';
  const notAllowed = status.kind === 'not-allowed' && {
    title: words.notAllowed,
    text: problems['access-denied'].text(permission),
    permission,
  };
  const unknownRun = problem.kind === 'not-found' && nothingOfId('run', recorded, place.runId, place);
  return <ProblemPanel problem={problem} level={level} onRetry={onRetry} {...notAllowed} {...unknownRun} />;
}
