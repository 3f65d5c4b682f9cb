import { styled } from '@mui/material/styles';
import { Note } from '../../ui/feedback/note';
import type { Reservation } from '../../domain/assessment/reservations';
import { reservationText } from '../../strings/reservations';

const List = styled('ul')({ margin: 0, padding: 0, listStyle: 'none' });

export interface ReservationNoteProps {
  readonly reservations: readonly Reservation[];
  /** Whether the data is saved answers, which know the agents as they were then. */
  readonly recorded: boolean;
}

/** What speaks against taking an empty list for checks that were completed; nothing where nothing does. */
export function ReservationNote({ reservations, recorded }: ReservationNoteProps) {
  if (reservations.length === 0) return null;
  return (
    <Note tone="warn">
      <List>
        {reservations.map((reservation) => (
          <li key={reservation.kind}>{reservationText(reservation, recorded)}</li>
        ))}
      </List>
    </Note>
  );
}
