import { expect, test } from 'vitest';
import { inputErrorCode, inputErrorCodes } from './input-error-codes';
import { operationFacts, operationNames, shapeOf } from './model';

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
