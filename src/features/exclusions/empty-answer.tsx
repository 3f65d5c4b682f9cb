/** What stands in the place of a run's exclusions where the answer is that there are none, or that nobody knows; and what that rests on. */

import { styled } from '@mui/material/styles';
import type { EvidenceDocument } from '../../domain/assessment/account-data';
import type { ExclusionStatus } from '../../domain/assessment/exclusion-status';
import type { Reservation } from '../../domain/assessment/run-answer';
import { EvidenceList } from './evidence-list';
import type { RunCoverage } from './summary';
import { exclusionStates as words } from '../../strings/exclusion-states';
import { exclusions, reservationText } from '../../strings/exclusions';
import { CheckIcon } from '../../ui/controls/icons';
import { Note } from '../../ui/feedback/notices';
import { EmptyState } from '../../ui/feedback/states';

/** Where nobody knows. */
const SILENT = {
  'not-completed': words.ended,
  'run-unknown': words.runUnknown,
  'saved-during-run': words.savedDuringRun,
  'in-progress': words.inProgress,
  'before-exclusions': words.notRecorded,
  'not-in-this-data': words.notInData,
} as const;

interface EmptyAnswerProps {
  readonly status: Exclude<
    ExclusionStatus,
    { readonly kind: 'count' | 'failed' | 'loading' | 'not-allowed' }
  >;
  readonly level: 2 | 3;
  /** What speaks against an empty list, and what it rests on where it was saved. */
  readonly coverage: RunCoverage;
  readonly recorded: boolean;
  readonly evidence: readonly EvidenceDocument[] | undefined;
}

/** Why no exclusion is listed, where that is no error. */
export default function EmptyAnswer({ status, level, coverage, recorded, evidence }: EmptyAnswerProps) {
  if (status.kind !== 'zero') return <EmptyState level={level} {...SILENT[status.kind]} />;
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
