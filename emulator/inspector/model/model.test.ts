import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { operationFacts, operationNames, shapeOf } from './model';
import table from './model.json';
import { operations } from '../operation-table';

const MODEL = 'inspector/2016-02-16/service-2.json';
const root = join(import.meta.dirname, '../../..');

/** The service models of every botocore on this machine. */
function installedModels(): string[] {
  const find = 'import botocore, os; print(os.path.join(os.path.dirname(botocore.__file__), "data"))';
  const folders = ['python3', '/usr/bin/python3'].map((python) => {
    const { status, stdout } = spawnSync(python, ['-c', find], { encoding: 'utf8' });
    return status === 0 ? stdout.trim() : '';
  });
  const files = folders
    .filter(Boolean)
    .flatMap((folder) => [join(folder, MODEL), join(folder, `${MODEL}.gz`)]);
  return [...new Set(files)].filter((file) => existsSync(file));
}

const models = installedModels();

test.skipIf(models.length === 0)('the table is what botocore publishes', () => {
  for (const model of models) {
    const made = execFileSync(process.execPath, [join(root, 'scripts/model-table.mjs'), model], {
      encoding: 'utf8',
    });
    expect(JSON.parse(made), model).toEqual(table);
  }
});

test('every operation of the model answers, and no other', () => {
  expect([...operations.keys()]).toEqual(operationNames.toSorted());
  expect(operationNames).toHaveLength(37);
});

test('the table is closed, and its patterns cannot backtrack', () => {
  for (const [name, shape] of Object.entries(table.shapes)) {
    const { members = {}, member } = shapeOf(name);
    for (const inner of [...Object.values(members), ...(member === undefined ? [] : [member])])
      expect(() => shapeOf(inner)).not.toThrow();
    if ('pattern' in shape) expect(shape.pattern).toMatch(/^(?:\[[^\]]+\]\{\d+\}|-)+$/);
  }
  for (const name of operationNames)
    for (const error of operationFacts(name)?.errors ?? []) expect(shapeOf(error).type).toBe('structure');
});

test.each(['constructor', '__proto__', 'toString', 'hasOwnProperty', ''])('%j is no operation', (name) => {
  expect(operationFacts(name)).toBeUndefined();
  expect(operations.has(name)).toBe(false);
});
