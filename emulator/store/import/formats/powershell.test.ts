import { expect, test } from 'vitest';
import { contentsOf, EXCLUSION, RUN } from '../../../../tests/support/saved-samples';

const read = (value: unknown) => contentsOf('saved.json', JSON.stringify(value));

test('a whole response; what is said about it is kept where boto3 keeps it', () => {
  const response = {
    Exclusions: {
      [EXCLUSION]: {
        Arn: EXCLUSION,
        Title: 'Agent not found',
        Scopes: [{ Key: { Value: 'INSTANCE_ID' }, Value: 'i-0a1f52c3b7d94e610' }],
        Attributes: { value: [{ Key: 'INSTANCE_ID', Value: 'i-0a1f52c3b7d94e610' }], Count: 1 },
      },
    },
    FailedItems: {},
    ResponseMetadata: { RequestId: '8a-1', Metadata: { 'x-exclusions-console-data': 'simulated' } },
    ContentLength: 312,
    HttpStatusCode: 200,
  };
  expect(read(response)).toEqual([
    {
      entry: 'saved.json',
      format: 'PowerShell JSON',
      values: [
        {
          exclusions: {
            [EXCLUSION]: {
              arn: EXCLUSION,
              title: 'Agent not found',
              scopes: [{ key: 'INSTANCE_ID', value: 'i-0a1f52c3b7d94e610' }],
              attributes: [{ key: 'INSTANCE_ID', value: 'i-0a1f52c3b7d94e610' }],
            },
          },
          failedItems: {},
          ResponseMetadata: {
            RequestId: '8a-1',
            Metadata: { 'x-exclusions-console-data': 'simulated' },
            HTTPStatusCode: 200,
          },
        },
      ],
    },
  ]);
});

test('the things inside an answer: dates of both kinds, enumerations, severities as keys', () => {
  const run = {
    Arn: RUN,
    CreatedAt: '/Date(1551694272035)/',
    StartedAt: '2019-03-04T10:11:13.5Z',
    CompletedAt: '/Date(-62135596800000)/',
    State: { Value: 'COMPLETED' },
    FindingCounts: { High: 2, Informational: 0 },
    StateChanges: [
      {
        State: { Value: 'CREATED' },
        StateChangedAt: { value: '/Date(1551694272035)/', DisplayHint: 2, DateTime: 'Monday' },
      },
    ],
  };
  const wire = {
    arn: RUN,
    createdAt: '2019-03-04T10:11:12.035Z',
    startedAt: '2019-03-04T10:11:13.5Z',
    state: 'COMPLETED',
    findingCounts: { High: 2, Informational: 0 },
    stateChanges: [{ state: 'CREATED', stateChangedAt: '2019-03-04T10:11:12.035Z' }],
  };
  expect(read([run])[0]).toMatchObject({ format: 'PowerShell JSON', values: [[wire]] });
  expect(read(run)[0]).toMatchObject({ values: [[wire]] });
});

test("what ConvertTo-Json cut off is a problem; AWS's own PascalCase members are not PowerShell's", () => {
  expect(
    read({ Arn: EXCLUSION, Scopes: 'System.Collections.Generic.List`1[Amazon.Inspector.Model.Scope]' }),
  ).toEqual([
    {
      entry: 'saved.json',
      problems: ['$.Scopes: was cut off by ConvertTo-Json; save it again with -Depth 10'],
    },
  ]);
  const plain = { exclusionArns: [], NextToken: 'eyJ', ResponseMetadata: { HTTPStatusCode: 200 } };
  expect(read(plain)[0]).toMatchObject({ format: 'JSON', values: [plain] });
  expect(read({ Arn: RUN, arn: RUN })[0]).toMatchObject({
    problems: ['$: has the member arn twice, as Arn and as arn'],
  });
});
