import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import {
  RESOURCE_TYPES,
  SCAN_CODE,
  SCAN_MODEL,
  SCAN_MODES,
  SCAN_REASONS,
  SCAN_STATUS_CODES,
  SCAN_TYPES,
} from './scan-facts';

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
