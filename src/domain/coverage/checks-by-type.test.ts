import { expect, test } from 'vitest';
import { exclusionOf as of } from '../../../tests/support/exclusions';
import { checksByType } from './checks-by-type';
import { runChecks } from './run-checks';

const run = { state: 'COMPLETED', dataCollected: true, rulesPackageArns: ['p-1', 'p-2'] };
const instances = ['i-1', 'i-2', 'i-3', 'i-4'].map((id) => ({ id, health: 'HEALTHY' }));
const VPN = 'Network Reachability error –VPN';

test('each check counts once, for the first type that takes out the whole of it', () => {
  const exclusions = [
    of(VPN, ['i-1'], ['p-1']),
    of('Agent not found', ['i-1', 'i-2']),
    of('Unsupported OS version', ['i-2', 'i-3'], ['p-2']),
    of(VPN, ['i-4'], ['p-1']),
  ];
  expect(checksByType({ run, instances, exclusions })).toEqual({
    kind: 'shares',
    checks: 8,
    byType: new Map([
      ['agent-not-found', 4],
      ['unsupported-os-version', 1],
    ]),
  });
  // Together they are the grid's own share: a check that was done in part is in neither.
  expect(runChecks({ run, instances, exclusions })).toMatchObject({ share: 5 / 8, totals: { partly: 1 } });
});

test('where the grid gives no share, neither does the history, and says the same reason', () => {
  expect(checksByType({ run, instances: [], exclusions: [] })).toEqual({
    kind: 'no-share',
    why: 'nothing-assessed',
  });
  expect(checksByType({ run, instances, exclusions: [] })).toEqual({ kind: 'no-share', why: 'none-listed' });
  expect(checksByType({ run, instances, exclusions: [of('Agent not found', ['i-9'])] })).toEqual({
    kind: 'no-share',
    why: 'unlisted-instance',
  });
});
