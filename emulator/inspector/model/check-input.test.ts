import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkInput, firstCharacters } from './check-input';
import { operationNames } from './model';
import { ServiceError } from '../errors';

function refusal(operation: string, input: unknown): ServiceError {
  try {
    checkInput(operation, input);
  } catch (error) {
    if (error instanceof ServiceError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

test('names a missing member as AWS does', () => {
  expect(refusal('ListExclusions', {})).toMatchObject({
    code: 'InvalidInputException',
    message:
      "1 validation error detected: Value null at 'assessmentRunArn' failed to satisfy constraint: Member must not be null",
    members: { errorCode: 'INVALID_ASSESSMENT_RUN_ARN', canRetry: false },
  });
});

test('names a list that is too long, and cuts its value', () => {
  const { message } = refusal('DescribeExclusions', { exclusionArns: Array(101).fill('arn:aws') });
  expect(message).toMatch(
    /^1 validation error detected: Value '\[arn:aws, arn:aws, .{1,80}\.\.\.' at 'exclusionArns' failed to satisfy constraint: Member must have length less than or equal to 100$/,
  );
});

test('names everything that is wrong, in the order of the model; the code is that of the first', () => {
  const { message, members } = refusal('CreateAssessmentTemplate', {
    rulesPackageArns: [],
    durationInSeconds: 5,
    assessmentTemplateName: '',
    assessmentTargetArn: 'a',
  });
  expect(message).toBe(
    "2 validation errors detected: Value '' at 'assessmentTemplateName' failed to satisfy constraint: " +
      "Member must have length greater than or equal to 1; Value '5' at 'durationInSeconds' failed to satisfy constraint: " +
      'Member must have value greater than or equal to 180',
  );
  expect(members.errorCode).toBe('INVALID_ASSESSMENT_TEMPLATE_NAME');
});

test("names all of an item's constraints when a list's item breaks one", () => {
  expect(refusal('DescribeAssessmentRuns', { assessmentRunArns: ['a', ''] }).message).toBe(
    "1 validation error detected: Value '[a, ]' at 'assessmentRunArns' failed to satisfy constraint: " +
      'Member must satisfy constraint: [Member must have length less than or equal to 300, ' +
      'Member must have length greater than or equal to 1, Member must not be null]',
  );
});

test('cuts a value between characters', () => {
  const { message } = refusal('UpdateAssessmentTarget', {
    assessmentTargetArn: 'arn',
    assessmentTargetName: '💥'.repeat(141),
  });
  expect(message).toContain(`Value '${'💥'.repeat(97)}...' at 'assessmentTargetName'`);
});

test('shows structures and their members', () => {
  const { message } = refusal('CreateResourceGroup', {
    resourceGroupTags: [...Array.from({ length: 10 }, () => ({ key: 'k', value: 'v' })), { key: '' }],
  });
  expect(message).toContain("Value '[{key=k, value=v}, {key=k");
  expect(message).toContain("; Value '' at 'resourceGroupTags.11.member.key'");
});

test('a list far too long costs no more than its reading', () => {
  const tags = Array.from({ length: 100_000 }, () => ({ key: '' }));
  const { message } = refusal('CreateResourceGroup', { resourceGroupTags: tags });
  expect(message).toMatch(/^501 validation errors detected: Value '\[\{key=\}, .{1,100}\.\.\.' at /);
});

test('never says more than the model allows', () => {
  const tags = Array.from({ length: 10 }, () => ({ key: 'k'.repeat(200), value: 'v'.repeat(300) }));
  const { message } = refusal('CreateResourceGroup', { resourceGroupTags: tags });
  expect(message).toMatch(/^20 validation errors detected: /);
  expect(message.length).toBeLessThanOrEqual(1000);
});

test('of the documented page size the least is checked, the most is not', () => {
  expect(refusal('ListExclusions', { assessmentRunArn: 'a', maxResults: 0 })).toMatchObject({
    message: expect.stringContaining("Value '0' at 'maxResults'") as string,
    members: { errorCode: 'INVALID_MAX_RESULTS' },
  });
  expect(() => checkInput('ListFindings', { maxResults: 250_000 })).not.toThrow();
});

test.each([
  ['a number for a text', { assessmentRunArn: 5 }, 'NUMBER_VALUE can not be converted to String'],
  ['a truth for a text', { assessmentRunArn: true }, 'TRUE_VALUE can not be converted to String'],
  [
    'a text for a number',
    { assessmentRunArn: 'a', maxResults: '5' },
    'STRING_VALUE can not be converted to Integer',
  ],
  ['a list for a text', { assessmentRunArn: [] }, 'Start of list found where not expected'],
  ['a structure for a text', { assessmentRunArn: {} }, 'Start of structure or map found where not expected.'],
  ['a list for the input', [], 'Start of list found where not expected'],
])('cannot read %s', (_what, input, message) => {
  expect(refusal('ListExclusions', input)).toMatchObject({ code: 'SerializationException', message });
});

test('leaves out what the model does not know, and nulls', () => {
  const input: unknown = JSON.parse(
    '{"assessmentRunArn":"a","nextToken":null,"__proto__":{"x":1},"other":2}',
  );
  expect(checkInput('ListExclusions', input)).toStrictEqual({ assessmentRunArn: 'a' });
  expect(checkInput('DescribeCrossAccountAccessRole', { any: 1 })).toStrictEqual({});
});

test('whatever the input, it is read or refused by name', () => {
  fc.assert(
    fc.property(fc.constantFrom(...operationNames), fc.jsonValue({ maxDepth: 4 }), (operation, input) => {
      try {
        checkInput(operation, input);
      } catch (error) {
        expect(error).toBeInstanceOf(ServiceError);
        expect((error as ServiceError).code).toMatch(/^(InvalidInput|Serialization)Exception$/);
      }
    }),
  );
});

test.each([
  ['abc', 2, 'ab'],
  ['ab', 2, 'ab'],
  ['💥💥💥', 2, '💥💥'],
  ['a💥💥', 2, 'a💥'],
  ['a💥', 1, 'a'],
  ['', 1, ''],
])('of %s the first %i are %s', (text, most, first) => {
  expect(firstCharacters(text, most)).toBe(first);
});
