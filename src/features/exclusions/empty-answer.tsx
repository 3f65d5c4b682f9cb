/** What stands in the place of a run's exclusions: why there are none or nobody knows, and what that rests on. */

import { styled } from '@mui/material/styles';
import type { RunPlace } from '../../domain/address/paths';
import type { EvidenceDocument } from '../../domain/assessment/account-data';
import type { ExclusionStatus } from '../../domain/assessment/exclusion-status';
import type { Reservation } from '../../domain/assessment/run-answer';
import { permissionOf, ProblemPanel } from '../problems';
import { EvidenceList } from './evidence-list';
import type { RunCoverage } from './summary';
import type { Problem } from '../../inspector/transport/problem';
import { exclusionStates as words } from '../../strings/exclusion-states';
import { exclusions } from '../../strings/exclusions';
import { reservationText } from '../../strings/answers';
import { nothingOfId } from '../../strings/lists';
import { CheckIcon } from '../../ui/controls/icons';
import { Note } from '../../ui/feedback/notices';
import { EmptyState } from '../../ui/feedback/states';

/** Why nothing is listed, where that is no error. */
const SILENT = {
  'not-completed': words.ended,
  'run-unknown': words.runUnknown,
  'saved-during-run': words.savedDuringRun,
  'in-progress': words.inProgress,
  'before-exclusions': words.notRecorded,
  'not-in-this-data': words.notInData,
} as const;

interface RunStatePanelProps {
  readonly place: RunPlace;
  readonly status: Exclude<ExclusionStatus, { readonly kind: 'count' | 'loading' }>;
  readonly problem: Problem | null;
  readonly onRetry: () => void;
  readonly level: 2 | 3;
  /** What speaks against an empty list, and what it rests on where it was saved. */
  readonly coverage: RunCoverage;
  readonly recorded: boolean;
  readonly evidence: readonly EvidenceDocument[] | undefined;
}

/** What stands where the exclusions would stand: why there are none, or why nobody knows. */
export default function RunStatePanel(props: RunStatePanelProps) {
  const { place, status, problem, onRetry, level, coverage, recorded, evidence } = props;
  if (status.kind === 'zero') {
    const { reservations, instancesKnown } = coverage;
    const good = instancesKnown && reservations.length === 0;
    return (
      <>
        <EmptyState level={level} {...exclusions.none} {...(good && { icon: <CheckIcon size={24} /> })} />
        <ReservationNote reservations={reservations} recorded={recorded} />
        {evidence && <EvidenceList documents={evidence} level={level} />}
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
  const unknownRun = problem.kind === 'not-found' && nothingOfId('run', recorded, place.runId, place);
  return <ProblemPanel problem={problem} level={level} onRetry={onRetry} {...notAllowed} {...unknownRun} />;
}

const ReservationList = styled('ul')({ margin: 0, padding: 0, listStyleType: '""' });

interface ReservationNoteProps {
  readonly reservations: readonly Reservation[];
  /** Whether the data is saved answers, which know the agents as they were then. */
  readonly recorded: boolean;
}

/** What speaks against taking an empty list for checks that were completed; nothing where nothing does. */
function ReservationNote({ reservations, recorded }: ReservationNoteProps) {
  if (reservations.length === 0) return null;
  return (
    <Note tone="warn">
      <ReservationList>
        {reservations.map((reservation) => (
          <li key={reservation.kind}>{reservationText(reservation, recorded)}</li>
        ))}
      </ReservationList>
    </Note>
  );
}
