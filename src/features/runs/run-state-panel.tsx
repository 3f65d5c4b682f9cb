import type { RunPlace } from '../../domain/address/paths';
import type { EvidenceDocument } from '../../domain/assessment/evidence';
import type { ExclusionStatus } from '../../domain/assessment/exclusion-status';
import type { Problem } from '../../inspector/transport/problem';
import { exclusions } from '../../strings/exclusions';
import { CheckIcon } from '../../ui/controls/icons';
import { EmptyState } from '../../ui/feedback/empty-state';
import { Loading } from '../../ui/feedback/loading';
import { Evidence } from '../exclusions/evidence';
import { ReservationNote } from '../exclusions/reservation-note';
import { permissionOf, ProblemPanel } from '../problems/problem-panel';
import type { RunCoverage } from './run-coverage';

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
  /** What speaks against an empty list, and what it rests on where it was saved. */
  readonly coverage: RunCoverage;
  readonly recorded: boolean;
  readonly evidence: readonly EvidenceDocument[] | undefined;
}

/** What stands where the exclusions would stand: why there are none, or why nobody knows. */
export function RunStatePanel(props: RunStatePanelProps) {
  const { place, status, problem, onRetry, level, coverage, recorded, evidence } = props;
  if (status.kind === 'loading') return <Loading label={exclusions.loading} />;
  if (status.kind === 'zero') {
    const { reservations, instancesKnown } = coverage;
    const good = instancesKnown && reservations.length === 0;
    return (
      <>
        <EmptyState level={level} {...words.none} {...(good && { icon: <CheckIcon size={24} /> })} />
        <ReservationNote reservations={reservations} recorded={recorded} />
        {evidence && <Evidence documents={evidence} level={level} />}
      </>
    );
  }
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
