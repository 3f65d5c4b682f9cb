import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { inputErrorCode, inputErrorCodes, operationFacts, operationNames, shapeOf } from './model';
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

/** Every path of an operation's input at which something can be wrong. */
function pathsOf(name: string, path: string): string[] {
  const shape = shapeOf(name);
  if (shape.type === 'structure')
    return Object.entries(shape.members ?? {}).flatMap(([member, inner]) =>
      pathsOf(inner, path === '' ? member : `${path}.${member}`),
    );
  const item = shape.type === 'list' ? shapeOf(shape.member ?? '') : undefined;
  const below = item?.type === 'structure' ? pathsOf(shape.member ?? '', `${path}.1.member`) : [];
  return shape.type === 'timestamp' ? [] : [path, ...below];
}

test('every member of every operation has a code of the model', () => {
  const codes = shapeOf('InvalidInputErrorCode').enum ?? [];
  let paths = 0;
  for (const operation of operationNames) {
    const input = operationFacts(operation)?.input;
    for (const path of input === undefined ? [] : pathsOf(input, ''))
      for (const count of [true, false]) {
        paths += 1;
        expect(codes, `${operation} ${path}`).toContain(inputErrorCode(operation, { path, count }));
      }
  }
  expect(paths).toBeGreaterThan(200);
});

const code = (operation: string, path: string, count = false) => inputErrorCode(operation, { path, count });

test('the most particular entry holds', () => {
  expect(code('ListAssessmentRuns', 'filter.durationRange.minSeconds')).toBe(
    'INVALID_ASSESSMENT_RUN_DURATION_RANGE',
  );
  expect(code('ListAssessmentTemplates', 'filter.durationRange.minSeconds')).toBe(
    'INVALID_ASSESSMENT_TEMPLATE_DURATION_RANGE',
  );
  expect(code('CreateResourceGroup', 'resourceGroupTags.3.member.key')).toBe(
    'INVALID_RESOURCE_GROUP_TAG_KEY',
  );
  expect(code('ListFindings', 'filter.attributes.1.member.key')).toBe('INVALID_ATTRIBUTE');
  expect(code('AddAttributesToFindings', 'attributes.1.member.key')).toBe('INVALID_USER_ATTRIBUTE_KEY');
  expect(code('DescribeAssessmentRuns', 'assessmentRunArns', true)).toBe(
    'INVALID_NUMBER_OF_ASSESSMENT_RUN_ARNS',
  );
  expect(code('DescribeAssessmentRuns', 'assessmentRunArns')).toBe('INVALID_ASSESSMENT_RUN_ARN');
});

test('the members for which the model has no code are known', () => {
  const gaps = [...inputErrorCodes].filter(([, { gap }]) => gap).map(([member]) => member);
  expect(gaps).toEqual([
    'exclusionArns',
    'previewToken',
    'assessmentRunName',
    'ListAssessmentRuns:filter.namePattern',
    'agentHealths',
    'agentHealthCodes',
    'stopAction',
    'reportFileFormat',
    'reportType',
  ]);
});
