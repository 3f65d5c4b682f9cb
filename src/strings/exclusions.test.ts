import { expect, test } from 'vitest';
import { reservationText } from './exclusions';

const agents = (unhealthy: number, of: number) =>
  ({ kind: 'unhealthy-agents', unhealthy, agents: of }) as const;

test.each([
  [{ kind: 'had-errors' } as const, true, 'The run completed with errors.'],
  [{ kind: 'no-data' } as const, true, 'The run collected no data.'],
  [{ kind: 'no-instances' } as const, true, 'The run lists no instance.'],
  [agents(5, 5), true, '5 of 5 agents were unhealthy when this was saved.'],
  [agents(1, 5), true, '1 of 5 agents was unhealthy when this was saved.'],
  [agents(2, 1200), false, '2 of 1,200 agents were unhealthy.'],
  [agents(1, 1), false, 'The agent of its one instance was unhealthy.'],
])('%j, recorded %s', (reservation, recorded, expected) => {
  expect(reservationText(reservation, recorded)).toBe(expected);
});
