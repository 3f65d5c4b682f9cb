import { EmptyState } from '../../components/empty-state';
import { permissionOf, ProblemPanel } from '../../components/problem-panel';
import { CheckIcon } from '../../components/icons';
import { Loading } from '../../components/loading';
import type { ExclusionStatus } from '../../domain/exclusion-status';
import type { RunPlace } from '../../domain/paths';
import type { Problem } from '../../inspector/problem';
import { exclusions } from '../../strings/exclusions';

const words = exclusions.states;

/** Why nothing is listed, where that is no error. */
const SILENT = {
  'not-completed': words.ended,
  'run-unknown': words.runUnknown,
  'saved-during-run': words.savedDuringRun,
  'in-progress': words.inProgress,
  'before-exclusions': words.notRecorded,
  'not-in-this-data': words.notInData,
} as const;

export interface RunStatePanelProps {
  readonly place: RunPlace;
  readonly status: Exclude<ExclusionStatus, { readonly kind: 'count' }>;
  readonly problem: Problem | null;
  readonly onRetry: () => void;
  readonly level: 2 | 3;
}

/** What stands where the exclusions would stand: why there are none, or why nobody knows. */
export function RunStatePanel({ place, status, problem, onRetry, level }: RunStatePanelProps) {
  if (status.kind === 'loading') return <Loading label={exclusions.loading} />;
  if (status.kind === 'zero')
    return (
      <EmptyState
        level={level}
        title={words.none.title}
        icon={<CheckIcon size={24} />}
        text={words.none.text}
      />
    );
  if (status.kind !== 'not-allowed' && status.kind !== 'failed')
    return <EmptyState level={level} {...SILENT[status.kind]} />;
  if (!problem) return null;
  const permission = permissionOf(problem) ?? 'inspector:ListExclusions';
  const notAllowed = status.kind === 'not-allowed' && {
    title: words.notAllowed.title,
    text: words.notAllowed.text(permission),
    permission,
  };
  const unknownRun = problem.kind === 'not-found' && {
    title: words.unknownRun.title,
    text: words.unknownRun.text(place.runId, place.account, place.region),
  };
  return <ProblemPanel problem={problem} level={level} onRetry={onRetry} {...notAllowed} {...unknownRun} />;
}
