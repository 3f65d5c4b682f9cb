import { expect, test } from 'vitest';
import { simulatedMark } from './simulated-mark';

const headers = { 'x-exclusions-console-data': 'simulated' };

test.each([
  [{ exclusionArns: [], computed: true }, '.computed'],
  [{ ExclusionArns: [], Computed: 'True' }, '.Computed'],
  [{ exclusions: {}, $metadata: { data: 'simulated' } }, '.$metadata.data'],
  [{ exclusions: {}, $metadata: { account: '1', data: ' Simulated ' } }, '.$metadata.data'],
  [{ Exclusions: {}, Metadata: { Data: 'SIMULATED' } }, '.Metadata.Data'],
  [{ id: '111122223333', data: 'simulated' }, '.data'],
  [
    { exclusionArns: [], ResponseMetadata: { HTTPStatusCode: 200, HTTPHeaders: headers } },
    '.ResponseMetadata.HTTPHeaders["x-exclusions-console-data"]',
  ],
  [
    { responseMetadata: { httpHeaders: { 'X-Exclusions-Console-Data': ['Simulated'] } } },
    '.responseMetadata.httpHeaders["X-Exclusions-Console-Data"]',
  ],
  [
    { $response: { headers: { 'X-EXCLUSIONS-CONSOLE-DATA': 'recorded, simulated' } } },
    '.$response.headers["X-EXCLUSIONS-CONSOLE-DATA"]',
  ],
  [{ $metadata: { extendedRequestId: 'simulated' } }, '.$metadata.extendedRequestId'],
  [[{ exclusionArns: [] }, { exclusionArns: [], computed: true }], '[1].computed'],
  [[[{ arn: 'a', data: 'simulated' }]], '[0][0].data'],
])('%j is marked', (document, member) => {
  expect(simulatedMark(document)).toEqual({ member, says: 'simulated' });
});

test('an export that does not know is told from one that does', () => {
  expect(simulatedMark({ exclusions: {}, $metadata: { data: 'unknown' } })).toEqual({
    member: '.$metadata.data',
    says: 'unknown',
  });
});

test.each([
  [undefined],
  ['simulated'],
  [{ exclusionArns: [], computed: false }],
  [{ exclusions: {}, $metadata: { data: 'recorded', run: 'simulated', filter: 'simulated' } }],
  [{ ResponseMetadata: { HTTPHeaders: { 'x-exclusions-console-data': 'recorded', 'x-amz-id-2': 'abc=' } } }],
  // What an answer itself holds is the service's.
  [{ assessmentRuns: [{ arn: 'a', name: 'simulated', data: 'simulated', computed: true }] }],
  [{ exclusions: { data: { attributes: [{ key: 'data', value: 'simulated' }] } } }],
])('%j is not marked', (document) => {
  expect(simulatedMark(document)).toBeUndefined();
});
