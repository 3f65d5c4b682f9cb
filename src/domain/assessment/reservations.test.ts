import { expect, test } from 'vitest';
import { isUnhealthy, reservations } from './reservations';

const fine = { state: 'COMPLETED', dataCollected: true };
const withErrors = { state: 'COMPLETED_WITH_ERRORS', dataCollected: true };
const instance = (health: string | undefined) => ({ id: 'i-1', health });
const healthy = [instance('HEALTHY'), instance('UNKNOWN'), instance(undefined)];
const sick = Array.from({ length: 5 }, () => instance('UNHEALTHY'));

test.each([
  ['nothing speaks against it', fine, healthy, []],
  ['nothing is known of the instances', fine, undefined, []],
  ['errors', withErrors, healthy, [{ kind: 'had-errors' }]],
  ['no data', { ...fine, dataCollected: false }, healthy, [{ kind: 'no-data' }]],
  ['no instance', fine, [], [{ kind: 'no-instances' }]],
  ['every agent', fine, sick, [{ kind: 'unhealthy-agents', unhealthy: 5, agents: 5 }]],
  ['some agents', fine, [...sick, ...healthy], [{ kind: 'unhealthy-agents', unhealthy: 5, agents: 8 }]],
  [
    'all at once',
    { ...withErrors, dataCollected: false },
    sick,
    [{ kind: 'had-errors' }, { kind: 'no-data' }, { kind: 'unhealthy-agents', unhealthy: 5, agents: 5 }],
  ],
])('%s', (_, run, instances, expected) => {
  expect(reservations(run, instances)).toEqual(expected);
});

test('only what is known to be unhealthy is', () => {
  expect(['HEALTHY', 'UNKNOWN', undefined, 'unhealthy', 'UNHEALTHY'].map(instance).map(isUnhealthy)).toEqual([
    false,
    false,
    false,
    false,
    true,
  ]);
});
