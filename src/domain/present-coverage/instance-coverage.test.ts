import { describe, expect, test } from 'vitest';
import {
  coverageState,
  type InstanceScan,
  lastScanned,
  RESOURCE_TYPES,
  SCAN_CODE,
  SCAN_MODEL,
  SCAN_MODES,
  SCAN_REASONS,
  SCAN_STATUS_CODES,
  SCAN_TYPES,
} from './instance-coverage';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

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
  expect(coverageState(scans, [{ more: false }])).toBe(state);
});

test('what is not in the data is not covered by nobody: it is not known', () => {
  for (const more of [false, true]) expect(coverageState([], [{ more }])).toBe('not-in-data');
  expect(coverageState([], [])).toBe('no-data');
});

test.each([
  ['active', [network(active)], 'not-all-saved'],
  ['not active', [unmanaged], 'not-all-saved'],
  ['terminated', [terminated], 'not-all-saved'],
  ['both kinds active', [active, network(active)], 'covered'],
  ['both kinds not active', [unmanaged, network(unmanaged)], 'not-covered'],
  [
    'one that is active beside one that is not',
    [scan({ ...active, scanType: 'NEW' }), network(unmanaged)],
    'partly',
  ],
  ['no status', [scan()], 'not-said'],
] as const)(
  'a list that is not saved to its end claims no more than the rest can change: %s',
  (_, scans, state) => {
    expect(coverageState(scans, [{ more: true }])).toBe(state);
  },
);

test('the last of several pages ends the list', () => {
  expect(coverageState([active], [{ more: true }, { more: false }])).toBe('covered');
  expect(coverageState([active], [{ more: true }, { more: true }])).toBe('not-all-saved');
});

test('the latest scan counts', () => {
  expect(lastScanned([scan({ lastScannedAt: 2 }), scan({ lastScannedAt: 5 }), scan()])).toBe(5);
  expect(lastScanned([scan()])).toBeUndefined();
});

interface Model {
  readonly metadata: { readonly apiVersion: string };
  readonly shapes: Readonly<Record<string, { readonly enum?: readonly string[] }>>;
}

const TABLE: Readonly<Record<string, readonly string[]>> = {
  CoverageResourceType: RESOURCE_TYPES,
  ScanMode: SCAN_MODES,
  ScanStatusCode: SCAN_STATUS_CODES,
  ScanStatusReason: SCAN_REASONS,
  ScanType: SCAN_TYPES,
};

/** The models of every botocore on this machine, with its version. */
function installed(): readonly { readonly version: string; readonly model: Model }[] {
  const find = 'import botocore, os; print(botocore.__version__, os.path.dirname(botocore.__file__))';
  const found = new Map<string, Model>();
  for (const python of ['python3', '/usr/bin/python3']) {
    const { status, stdout } = spawnSync(python, ['-c', find], { encoding: 'utf8' });
    const [version = '', folder = ''] = status === 0 ? stdout.trim().split(' ') : [];
    const file = join(folder, 'data', SCAN_MODEL.service, SCAN_MODEL.apiVersion, 'service-2.json');
    const text = existsSync(file)
      ? readFileSync(file, 'utf8')
      : existsSync(`${file}.gz`)
        ? gunzipSync(readFileSync(`${file}.gz`)).toString()
        : undefined;
    if (text !== undefined) found.set(version, JSON.parse(text) as Model);
  }
  return [...found].map(([version, model]) => ({ version, model }));
}

const models = installed();

describe.skipIf(models.length === 0)('what botocore publishes', () => {
  test.each(models)('$version', ({ version, model }) => {
    expect(model.metadata.apiVersion).toBe(SCAN_MODEL.apiVersion);
    for (const [shape, values] of Object.entries(TABLE)) {
      const published = model.shapes[shape]?.enum ?? [];
      // An older one lacks what was added since, and has nothing else.
      expect(values, shape).toEqual(expect.arrayContaining([...published]));
      if (version === SCAN_MODEL.botocore) expect(published, shape).toEqual(values);
    }
  });
});

test('every value is a code, once', () => {
  for (const values of Object.values(TABLE)) {
    expect(new Set(values).size).toBe(values.length);
    for (const value of values) expect(value).toMatch(SCAN_CODE);
  }
  expect(SCAN_REASONS).toHaveLength(34);
});
