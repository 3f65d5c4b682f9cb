import { DescribeExclusionsCommand, ListExclusionsCommand } from '@aws-sdk/client-inspector';
import { describe, expect, test } from 'vitest';
import { consoleOperations } from '../../emulator/console-api/console-operations';
import { operationNames } from '../../emulator/inspector/model/model';
import { smallServer } from '../support/test-servers';
import { boto3Python, runPython } from '../support/clients';
import { inspectorClient } from '../support/emulator';
import { call, send } from '../support/raw-http';
import { keysOf, recorded, REGION, small } from '../support/small-account';

const HEADER = 'x-exclusions-console-data';

const fault = { operation: 'ListTagsForResource', error: 'InternalException' };
const server = smallServer({ faults: [fault] });

const targets = [
  ...operationNames.map((name) => `InspectorService.${name}`),
  ...[...consoleOperations.keys()].map((name) => `ExclusionsConsole.${name}`),
];

describe.each([
  ['simulated', '1'],
  ['recorded', '2'],
])('a %s account', (kind, digit) => {
  const ask = (target: string, user = 'admin') =>
    call(server.origin, { target, credentials: keysOf(user, digit), region: REGION });

  test('says so in every answer, whether it is a success or an error', async () => {
    const statuses = new Set<number>();
    for (const target of targets) {
      const { status, headers } = await ask(target);
      statuses.add(status);
      expect(headers[HEADER], target).toBe(kind);
    }
    expect(targets).toHaveLength(46);
    // 500: the fault that was asked for.
    expect(statuses).toEqual(new Set([200, 400, 500]));
  });

  test('says so to a caller who is refused', async () => {
    const { text, headers } = await ask('InspectorService.ListAssessmentRuns', 'newcomer');
    expect(text).toContain('AccessDeniedException');
    expect(headers[HEADER]).toBe(kind);
  });
});

test('an answer about no account says nothing: who asks is not known, or Cognito answers', async () => {
  const headers = { 'content-type': 'application/x-amz-json-1.1' };
  for (const target of ['InspectorService.ListExclusions', 'AWSCognitoIdentityService.GetId']) {
    const answer = await send(server.origin, { headers: { ...headers, 'x-amz-target': target }, body: '{}' });
    expect(answer.status).toBe(400);
    expect(answer.headers).not.toHaveProperty(HEADER);
  }
});

test('the AWS SDK for JavaScript keeps it in the metadata of answers and errors', async () => {
  const client = inspectorClient(server.origin, keysOf('admin', '1'), REGION);
  const list = (assessmentRunArn: string) => client.send(new ListExclusionsCommand({ assessmentRunArn }));
  const metadata = { extendedRequestId: 'simulated' };
  expect(JSON.parse(JSON.stringify(await list(small.runs[0] ?? '')))).toMatchObject({ $metadata: metadata });
  await expect(list('x')).rejects.toMatchObject({ $metadata: metadata });
});

test('a middleware of the AWS SDK for JavaScript can read the header', async () => {
  const seen: unknown[] = [];
  for (const [digit, assessmentRunArn] of [
    ['1', small.runs[0]],
    ['2', recorded.whole],
  ] as const) {
    const client = inspectorClient(server.origin, keysOf('admin', digit), REGION);
    client.middlewareStack.add(
      (next) => async (args) => {
        const result = await next(args);
        seen.push((result.response as { headers: Record<string, string> }).headers[HEADER]);
        return result;
      },
      { step: 'deserialize', priority: 'low' },
    );
    const { exclusionArns } = await client.send(new ListExclusionsCommand({ assessmentRunArn }));
    await client.send(new DescribeExclusionsCommand({ exclusionArns }));
  }
  expect(seen).toEqual(['simulated', 'simulated', 'recorded', 'recorded']);
});

const program = `
import boto3, json, os
client = boto3.client("inspector", endpoint_url=os.environ["ENDPOINT"])
answer = client.list_exclusions(assessmentRunArn=os.environ["RUN"])
print(answer)
print(json.dumps(answer))
try:
    client.list_exclusions(assessmentRunArn=os.environ["RUN"] + "x")
except client.exceptions.InvalidInputException as error:
    print(error.response)
`;

test.skipIf(boto3Python === undefined)('boto3 keeps it in all that it gives back', async () => {
  const { accessKeyId, secretAccessKey } = keysOf('admin', '1');
  const { stdout, stderr } = await runPython(boto3Python ?? '', program, {
    ENDPOINT: server.origin,
    RUN: small.runs[0],
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
  });
  const [printed = '', dumped = '{}', refused = ''] = stdout.trim().split('\n');
  expect(printed, stderr).toContain("'x-exclusions-console-data': 'simulated'");
  expect(JSON.parse(dumped)).toMatchObject({
    ResponseMetadata: { HTTPHeaders: { 'x-exclusions-console-data': 'simulated' } },
  });
  expect(refused).toContain("'x-exclusions-console-data': 'simulated'");
});
