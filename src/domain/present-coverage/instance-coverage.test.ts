import { expect, test } from 'vitest';
import { coverageState, type InstanceScan, lastScanned } from './instance-coverage';

const scan = (more: Partial<InstanceScan> = {}): InstanceScan => ({
  scanType: 'PACKAGE',
  document: 'list-coverage.json',
  ...more,
});
const active = scan({ statusCode: 'ACTIVE', reason: 'SUCCESSFUL' });
const unmanaged = scan({ statusCode: 'INACTIVE', reason: 'UNMANAGED_EC2_INSTANCE' });
const terminated = scan({ statusCode: 'INACTIVE', reason: 'RESOURCE_TERMINATED' });
const network = (of: InstanceScan): InstanceScan => ({ ...of, scanType: 'NETWORK' });

test.each([
  ['every scan that is named is active', [active, network(active)], 'covered'],
  ['one is, and one is not', [unmanaged, network(active)], 'partly'],
  ['a terminated one with an active scan is not gone by that', [terminated, network(active)], 'partly'],
  ['none is', [unmanaged, network(unmanaged)], 'not-covered'],
  ['one without a status says nothing either way', [unmanaged, network(scan())], 'not-covered'],
  ['active beside one without a status', [active, network(scan())], 'covered'],
  ['terminated', [terminated], 'gone'],
  [
    'a reason that is newer than this program',
    [scan({ statusCode: 'INACTIVE', reason: 'NEW' })],
    'not-covered',
  ],
  ['no status at all', [scan()], 'not-said'],
] as const)('%s', (_, scans, state) => {
  expect(coverageState(scans, true)).toBe(state);
});

test('what is not in the data is not covered by nobody: it is not known', () => {
  expect(coverageState([], true)).toBe('not-in-data');
  expect(coverageState([], false)).toBe('no-data');
});

test('the latest scan counts', () => {
  expect(lastScanned([scan({ lastScannedAt: 2 }), scan({ lastScannedAt: 5 }), scan()])).toBe(5);
  expect(lastScanned([scan()])).toBeUndefined();
});
