import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ListExclusionsCommand, NoSuchEntityException } from '@aws-sdk/client-inspector';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { boto3Python, runPython } from '../support/clients';
import { inspectorClient, startServer } from '../support/emulator';
import { call, errorOf } from '../support/raw-http';

/**
 * An endpoint may name an error in several ways (AWS JSON 1.1: in `__type`, in `code` or in a header, with a namespace,
 * with an address behind it, or plain). The clients read all of them; the emulator uses the plainest.
 */
const NAME = 'NoSuchEntityException';
const SPACE = 'com.amazonaws.inspector.v20160216';
const ADDRESS = 'http://internal.amazon.com/coral/com.amazon.coral.service/';

interface Way {
  readonly header?: string;
  readonly body?: Readonly<Record<string, string>>;
  /** botocore looks into the body alone, and takes off a namespace alone. */
  readonly botocore?: true;
}

const ways: Readonly<Record<string, Way>> = {
  '__type, plain': { body: { __type: NAME }, botocore: true },
  '__type with a namespace': { body: { __type: `${SPACE}#${NAME}` }, botocore: true },
  '__type with an address': { body: { __type: `${NAME}:${ADDRESS}` } },
  '__type with both': { body: { __type: `${SPACE}#${NAME}:${ADDRESS}` } },
  'code, plain': { body: { code: NAME } },
  'code with a namespace': { body: { code: `${SPACE}#${NAME}` } },
  'code with an address': { body: { code: `${NAME}:${ADDRESS}` } },
  'a header, plain': { header: NAME },
  'a header with an address': { header: `${NAME}:${ADDRESS}` },
  'a header with a namespace': { header: `${SPACE}#${NAME}` },
  'a header with both': { header: `${SPACE}#${NAME}:${ADDRESS}` },
};

/** Answers every call in the way that its path names. */
let endpoint: Server;
let origin: string;
beforeAll(async () => {
  const members = { message: 'It is not here', errorCode: 'ASSESSMENT_RUN_DOES_NOT_EXIST', canRetry: false };
  endpoint = createServer((request, response) => {
    const { header, body } = Object.values(ways)[Number(request.url?.split('/')[1])] ?? {};
    response.writeHead(400, {
      'content-type': 'application/x-amz-json-1.1',
      'x-amzn-requestid': 'a-request',
      ...(header && { 'x-amzn-errortype': header }),
    });
    request.resume().on('end', () => response.end(JSON.stringify({ ...body, ...members })));
  });
  await new Promise<void>((resolve) => endpoint.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(endpoint.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((resolve) => endpoint.close(resolve)));

const assessmentRunArn =
  'arn:aws:inspector:us-west-2:123456789012:target/0-Target01/template/0-Templ001/run/0-Run00001';

test.each(Object.keys(ways).map((name, index) => [name, index] as const))(
  'the JavaScript SDK reads an error from %s',
  async (_name, index) => {
    const client = inspectorClient(`${origin}/${index}`);
    const error: unknown = await client
      .send(new ListExclusionsCommand({ assessmentRunArn }))
      .catch((e: unknown) => e);
    expect(error).toBeInstanceOf(NoSuchEntityException);
    expect(error).toMatchObject({
      name: NAME,
      message: 'It is not here',
      errorCode: 'ASSESSMENT_RUN_DOES_NOT_EXIST',
      canRetry: false,
      $metadata: { requestId: 'a-request', httpStatusCode: 400 },
    });
  },
);

test.skipIf(boto3Python === undefined)(
  'botocore reads an error from __type, with and without a namespace',
  async () => {
    const indexes = Object.values(ways).flatMap(({ botocore }, index) => (botocore ? [index] : []));
    const program = `
import boto3, json, os
caught = []
for index in ${JSON.stringify(indexes)}:
    client = boto3.client('inspector', endpoint_url='%s/%d' % (os.environ['ENDPOINT'], index))
    try:
        client.list_exclusions(assessmentRunArn='${assessmentRunArn}')
    except client.exceptions.NoSuchEntityException as error:
        caught.append([error.response['errorCode'], error.response['ResponseMetadata']['RequestId']])
print(json.dumps(caught))`;
    const { code, stdout, stderr } = await runPython(boto3Python ?? '', program, { ENDPOINT: origin });
    expect(code, stderr).toBe(0);
    expect(JSON.parse(stdout)).toEqual(indexes.map(() => ['ASSESSMENT_RUN_DOES_NOT_EXIST', 'a-request']));
  },
);

test('the emulator names an error plainly, in __type alone', async () => {
  const server = await startServer();
  try {
    const body = JSON.stringify({ assessmentRunArn });
    const answer = await call(server.origin, { target: 'InspectorService.ListExclusions', body });
    expect(errorOf(answer)).toMatchObject({ name: NAME, errorCode: 'ASSESSMENT_RUN_DOES_NOT_EXIST' });
    expect(JSON.parse(answer.text)).not.toHaveProperty('code');
    expect(answer.headers['x-amzn-errortype']).toBeUndefined();
  } finally {
    await server.close();
  }
});
