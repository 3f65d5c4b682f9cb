// @vitest-environment node
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connectInspector, type Connection } from './sdk';

const requests: { url: string; scope: string }[] = [];
const server = createServer((request, response) => {
  const [, scope = ''] = /Credential=[^/]+\/\d{8}\/([^,]+)/.exec(request.headers.authorization ?? '') ?? [];
  requests.push({ url: request.url ?? '', scope });
  response.setHeader('content-type', 'application/x-amz-json-1.1');
  response.end('{"assessmentRunArns":[],"previewToken":"00000000-0000-4000-8000-000000000000"}');
});
let origin: string;
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

/** Sends a read and a write, and gives what arrived. */
async function send(more: Pick<Connection, 'endpoint' | 'signing'>) {
  requests.length = 0;
  const call = connectInspector({
    region: 'eu-west-1',
    credentials: { accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'secret' },
    limiter: { slowDown: () => undefined, speedUp: () => undefined },
    ...more,
  });
  await call('ListAssessmentRuns', {}, undefined);
  await call('CreateExclusionsPreview', { assessmentTemplateArn: 'arn' }, undefined);
  return [...requests];
}

const twice = <T>(one: T): readonly T[] => [one, one];

test('calls are signed for Inspector in the region that is shown', async () => {
  expect(await send({ endpoint: origin })).toEqual(
    twice({ url: '/', scope: 'eu-west-1/inspector/aws4_request' }),
  );
});

test('a configured signing name and region take their place, in reads and writes', async () => {
  const endpoint = `${origin}/210987654321/eu-west-1`;
  const sent = await send({ endpoint, signing: { name: 'lambda', region: 'us-east-1' } });
  expect(sent).toEqual(twice({ url: '/210987654321/eu-west-1/', scope: 'us-east-1/lambda/aws4_request' }));
});
