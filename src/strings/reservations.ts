import type { Reservation } from '../domain/assessment/reservations';
import { number, plural } from './numbers';

function unhealthyAgents(unhealthy: number, agents: number): string {
  if (agents === 1) return 'The agent of its one instance was unhealthy';
  return plural(unhealthy, {
    one: `1 of ${number(agents)} agents was unhealthy`,
    other: (n) => `${n} of ${number(agents)} agents were unhealthy`,
  });
}

/**
 * What speaks against taking a run's silence for health, as a sentence.
 *
 * @param recorded whether the data is saved answers, which know the agents as they were then
 */
export function reservationText(reservation: Reservation, recorded: boolean): string {
  if (reservation.kind === 'had-errors') return 'The run completed with errors.';
  if (reservation.kind === 'no-data') return 'The run collected no data.';
  if (reservation.kind === 'no-instances') return 'The run lists no instance.';
  const agents = unhealthyAgents(reservation.unhealthy, reservation.agents);
  return recorded ? `${agents} when this was saved.` : `${agents}.`;
}
