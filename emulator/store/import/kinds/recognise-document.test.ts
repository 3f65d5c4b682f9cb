import { expect, test } from 'vitest';
import { contentsOf, RUN } from '../../../../tests/support/saved-samples';
import { recognise } from './recognise-document';

/** What a list of exclusions is taken for that a client saved with these members. */
function labelOf(members: object): string {
  const [entry] = contentsOf('l.json', JSON.stringify({ assessmentRunArn: RUN, ...members }));
  const [value] = entry?.values ?? [];
  return recognise(value, { file: 'l.json', path: '$', position: 0 }, 'recorded').label;
}

const LIST = 'list-exclusions';
const refused = (why: string): string => `list-exclusions (refused: ${why})`;

test.each<readonly [status: unknown, label: string]>([
  [200, LIST],
  ['200', LIST],
  ['200.0', LIST],
  [' 200 ', LIST],
  ['200 OK', LIST],
  ['OK', LIST],
  // What is not there says nothing.
  [null, LIST],
  [403, refused('HTTP 403')],
  [0, refused('HTTP 0')],
  ['403', refused('HTTP 403')],
  ['400.0', refused('HTTP 400.0')],
  ['403 Forbidden', refused('HTTP 403 Forbidden')],
  ['Forbidden', refused('HTTP Forbidden')],
  ['2000', refused('HTTP 2000')],
  ['', refused('HTTP ')],
  [true, refused('an HTTP status that cannot be read')],
])('an HTTP status %j that a client kept', (status, label) => {
  const list = { exclusionArns: [] };
  expect(labelOf({ ...list, ResponseMetadata: { HTTPStatusCode: status } }), 'boto3').toBe(label);
  expect(labelOf({ ...list, $metadata: { httpStatusCode: status } }), 'JavaScript').toBe(label);
  expect(labelOf({ ...list, '@metadata': { statusCode: status } }), 'PHP').toBe(label);
  expect(labelOf({ ...list, sdkHttpMetadata: { httpStatusCode: status } }), 'Java').toBe(label);
  const powerShell = { ExclusionArns: [], HttpStatusCode: status };
  expect(labelOf(powerShell), 'PowerShell').toBe(label);
});

test('of two statuses the one that is a refusal counts', () => {
  const kept = { ResponseMetadata: { HTTPStatusCode: 200 }, $metadata: { httpStatusCode: '503' } };
  expect(labelOf({ exclusionArns: [], ...kept })).toBe(refused('HTTP 503'));
});
