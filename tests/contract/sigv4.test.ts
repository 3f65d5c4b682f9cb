import { ListAssessmentTemplatesCommand, ListRulesPackagesCommand } from '@aws-sdk/client-inspector';
import { expect, test } from 'vitest';
import { testServer } from '../support/test-servers';
import { administrator, inspectorClient } from '../support/emulator';
import { call, errorOf, send, signedHeaders } from '../support/raw-http';

const server = testServer();

const temporary = {
  accessKeyId: 'ASIACONTRACTTEST',
  secretAccessKey: 'secret of the contract test',
  sessionToken: 'token of the contract test',
};

function addTemporary(expiresAt: number) {
  const key = server.keys.find(administrator.accessKeyId);
  if (!key) throw new Error('the example has no administrator');
  server.keys.add({ ...key, ...temporary, expiresAt });
}

const list = (credentials = administrator, region?: string) =>
  inspectorClient(server.origin, credentials, region).send(new ListRulesPackagesCommand({}));

test("the SDK's client is verified, with a user's key pair and with temporary credentials", async () => {
  addTemporary(Date.now() + 60_000);
  const [user, session] = await Promise.all([list(), list(temporary)]);
  expect(user.rulesPackageArns?.length).toBeGreaterThan(0);
  expect(session.rulesPackageArns).toEqual(user.rulesPackageArns);
  expect(user.$metadata.requestId).toMatch(/^[0-9a-f-]{36}$/);
});

test('the region that a call is signed for is the one that it sees', async () => {
  const arns = await Promise.all(
    ['us-west-2', 'eu-west-1', 'sa-east-1'].map(async (region) => {
      const client = inspectorClient(server.origin, administrator, region);
      return (await client.send(new ListAssessmentTemplatesCommand({}))).assessmentTemplateArns ?? [];
    }),
  );
  expect(arns[0]?.every((arn) => arn.startsWith('arn:aws:inspector:us-west-2:'))).toBe(true);
  expect(arns[1]?.every((arn) => arn.startsWith('arn:aws:inspector:eu-west-1:'))).toBe(true);
  expect(arns.map((some) => some.length > 0)).toEqual([true, true, false]);
});

test.each([
  ['InvalidSignatureException', { ...administrator, secretAccessKey: 'wrong' }],
  ['UnrecognizedClientException', { ...administrator, accessKeyId: 'AKIANOBODYNOBODYNOBO' }],
  ['UnrecognizedClientException', { ...administrator, sessionToken: 'not wanted' }],
  ['UnrecognizedClientException', { ...temporary, sessionToken: 'another' }],
])('%s reaches the SDK by its name', async (name, credentials) => {
  addTemporary(Date.now() + 60_000);
  await expect(list(credentials)).rejects.toMatchObject({ name, $metadata: { httpStatusCode: 400 } });
});

test('temporary credentials that have ended are refused by name', async () => {
  addTemporary(Date.now() - 1);
  await expect(list(temporary)).rejects.toMatchObject({
    name: 'ExpiredTokenException',
    message: 'The security token included in the request is expired',
  });
});

test('the SDK sets its clock by the answer to a skewed call, and comes through', async () => {
  const client = inspectorClient(server.origin);
  client.config.systemClockOffset = -3_600_000;
  await expect(client.send(new ListRulesPackagesCommand({}))).rejects.toMatchObject({
    name: 'InvalidSignatureException',
    message: expect.stringMatching(
      /^Signature expired: \d{8}T\d{6}Z is now earlier than \d{8}T\d{6}Z/,
    ) as string,
  });
  expect((await client.send(new ListRulesPackagesCommand({}))).rulesPackageArns).toBeDefined();
});

test('a call that was signed more than five minutes ahead is told both times', async () => {
  const answer = await call(server.origin, { at: new Date(Date.now() + 600_000) });
  expect(errorOf(answer)).toEqual({
    name: 'InvalidSignatureException',
    message: expect.stringMatching(
      /^Signature not yet current: \d{8}T\d{6}Z is still later than \d{8}T\d{6}Z \(\d{8}T\d{6}Z \+ 5 min\.\)$/,
    ) as string,
  });
});

test('a body that was changed on its way is refused, whatever hash the client names', async () => {
  const headers = await signedHeaders(server.origin, {
    body: '{}',
    headers: {
      'x-amz-content-sha256': '44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a',
    },
  });
  expect((await send(server.origin, { headers, body: '{}' })).status).toBe(200);
  expect(errorOf(await send(server.origin, { headers, body: '{"maxResults":1}' })).name).toBe(
    'InvalidSignatureException',
  );
});

test('an unsigned payload is not taken', async () => {
  const answer = await call(server.origin, { headers: { 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' } });
  expect(errorOf(answer).name).toBe('InvalidSignatureException');
});
