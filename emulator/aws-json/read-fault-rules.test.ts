import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { FaultRulesError, readFaultRules } from './read-fault-rules';

const read = (value: unknown) => readFaultRules(JSON.stringify(value), 'f.json');
const rule = (members: object) => read([{ operation: '*', ...members }]);

test('rules come out as they are written', () => {
  const rules = [
    { operation: 'ListExclusions', call: 2, error: 'ThrottlingException' },
    { operation: '*', account: '123456789012', from: 1, to: 3, delayMs: 3000, jitterMs: 10 },
    { operation: 'GetId', probability: 0.5, seed: 7, transport: 'reset' },
    { operation: 'DescribeExclusions', failedItems: { code: 'ACCESS_DENIED', count: 2 } },
    {
      operation: '*',
      every: 2,
      throttle: { ratePerSecond: 0.5, burst: 1 },
      pageToken: 'repeat',
      pageSize: 0,
    },
    {
      operation: '*',
      error: 'X',
      message: 'm',
      status: 503,
      members: { canRetry: true },
      expireCredentials: true,
    },
  ];
  expect(read(rules)).toEqual(rules);
});

test.each([
  ['{}', 'f.json must be a list of fault rules.'],
  ['[', 'f.json is not JSON:'],
  ['[1]', 'f.json: rule 1 must be an object.'],
  ['[{"operation":"*","delayMs":1},{}]', 'f.json: rule 2.operation is missing.'],
])('%s is refused', (json, message) => {
  expect(() => readFaultRules(json, 'f.json')).toThrow(FaultRulesError);
  expect(() => readFaultRules(json, 'f.json')).toThrow(message);
});

test('the list may be a member beside the place of its JSON Schema', () => {
  const rules = [{ operation: '*', delayMs: 1 }];
  expect(read({ $schema: '../docs/schemas/faults.schema.json', rules })).toEqual(rules);
  expect(() => read({ rules: [{ operation: '*' }] })).toThrow('f.json: rule 1 does nothing');
});

test('a file may begin with the mark that Windows’ editors write', () => {
  expect(readFaultRules('\uFEFF[{"operation": "*", "delayMs": 1}]', 'f.json')).toHaveLength(1);
});

test.each([
  [{ operation: 'ListExclusion', delayMs: 1 }, 'rule 1.operation must be the name of an operation, or "*".'],
  [{ from: 3, to: 2, delayMs: 1 }, 'rule 1.to is 2, before from, which is 3.'],
  [{ operation: 'StopAssessmentRun', pageSize: 1 }, 'rule 1.pageSize needs an operation that has pages'],
  [{ operation: 'DescribeExclusions', pageToken: 'expire' }, 'rule 1.pageToken needs'],
  [
    { operation: 'ListExclusions', failedItems: { code: 'ACCESS_DENIED', count: 1 } },
    'rule 1.failedItems needs an operation that describes items, which ListExclusions is not.',
  ],
  [{ operation: 'GetId', account: '123456789012', error: 'X' }, 'rule 1.account needs'],
  [{ operation: 'GetId', expireCredentials: true }, 'rule 1.expireCredentials needs'],
  [{ failedItems: { code: 'NO_SUCH_CODE', count: 1 } }, 'rule 1.failedItems.code must be one of '],
  [{}, 'rule 1 does nothing: it needs one of error, delayMs,'],
  [{ operation: '' }, 'rule 1.operation must be the name of an operation, or "*".'],
  [{ constructor: 1 }, 'rule 1.constructor is not a member of a fault rule.'],
  [{ delay: 1 }, 'rule 1.delay is not a member of a fault rule.'],
  [{ delayMs: -1 }, 'rule 1.delayMs must be milliseconds from 0 to 600000.'],
  [{ delayMs: '5' }, 'rule 1.delayMs must be milliseconds'],
  [{ call: 0, delayMs: 1 }, 'rule 1.call must be a whole number from 1.'],
  [{ call: 1, every: 2, delayMs: 1 }, 'rule 1 has both call and every: a rule takes one of them.'],
  [{ to: 2, delayMs: 1 }, 'rule 1.to needs from.'],
  [{ seed: 2, delayMs: 1 }, 'rule 1.seed needs probability.'],
  [{ message: 'x', delayMs: 1 }, 'rule 1.message needs error.'],
  [{ jitterMs: 1, error: 'X' }, 'rule 1.jitterMs needs delayMs.'],
  [{ probability: 1.1, delayMs: 1 }, 'rule 1.probability must be a number from 0 to 1.'],
  [{ account: '1', delayMs: 1 }, 'rule 1.account must be the twelve digits of an account.'],
  [{ error: 'X', status: 200 }, 'rule 1.status must be an HTTP status from 400 to 599.'],
  [{ transport: 'slow' }, 'rule 1.transport must be "reset" or "truncate".'],
  [{ throttle: { ratePerSecond: 0, burst: 1 } }, 'rule 1.throttle.ratePerSecond must be a number above 0.'],
  [{ throttle: { ratePerSecond: 1, burst: 1, x: 1 } }, 'rule 1.throttle.x is not known here.'],
  [{ throttle: 5 }, 'rule 1.throttle must be an object.'],
  [{ failedItems: { code: 'access denied', count: 1 } }, 'rule 1.failedItems.code must be one of '],
  [{ expireCredentials: false }, 'rule 1.expireCredentials must be true.'],
])('%j is refused', (members, message) => {
  expect(() => rule(members)).toThrow(message);
});

const text = readFileSync(new URL('../../docs/faults.md', import.meta.url), 'utf8');
const examples = [...text.matchAll(/```json\n(.*?)```/gs)].map(([, json = '']) => json);

test('every example of the documentation can be used', () => {
  expect(examples.length).toBeGreaterThan(10);
  for (const example of examples) expect(() => readFaultRules(example, 'docs/faults.md')).not.toThrow();
});
