import { Sha256 } from '@aws-crypto/sha256-js';
import { SignatureV4 } from '@smithy/signature-v4';
import { beforeEach, expect, test } from 'vitest';
import { manualClock } from '../../tests/support/manual-clock';
import { createKeyRing, type KeyRing, type SigningKey } from '../credentials';
import type { SignedRequest } from './signature';
import { type Refusal, type VerifiedRequest, verifyRequest } from './verify-request';

/** Requests are signed by the SDK's own signer, which shares no code with what is tested. */
const now = Date.parse('2026-11-22T22:15:00Z');
const user: SigningKey = {
  accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  accountId: '123456789012',
  principalArn: 'arn:aws:iam::123456789012:user/admin',
  allow: ['inspector:*'],
};
const session: SigningKey = {
  ...user,
  accessKeyId: 'ASIAEXAMPLE',
  sessionToken: 'token+of/the=session',
  expiresAt: now + 60_000,
};

interface Signing {
  readonly key?: SigningKey;
  readonly body?: string;
  readonly at?: number;
  readonly region?: string;
  readonly service?: string;
  /** As the browser SDK does; the clients in Python send no hash. */
  readonly sendHash?: boolean;
  readonly headers?: Readonly<Record<string, string>>;
  readonly unsigned?: readonly string[];
}

const clock = manualClock(now);
let keys: KeyRing;
beforeEach(() => {
  keys = createKeyRing(clock);
  keys.add(user);
  keys.add(session);
});

async function sign(signing: Signing = {}): Promise<SignedRequest> {
  const {
    key = user,
    body = '{"maxResults":1}',
    at = now,
    region = 'us-west-2',
    service = 'inspector',
  } = signing;
  const signer = new SignatureV4({
    service,
    region,
    sha256: Sha256,
    applyChecksum: signing.sendHash ?? false,
    credentials: {
      accessKeyId: key.accessKeyId,
      secretAccessKey: key.secretAccessKey,
      ...(key.sessionToken !== undefined && { sessionToken: key.sessionToken }),
    },
  });
  const request = {
    method: 'POST',
    protocol: 'http:',
    hostname: '127.0.0.1',
    path: '/',
    query: {},
    body,
    headers: {
      host: '127.0.0.1:4570',
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': 'InspectorService.ListAssessmentRuns',
      ...signing.headers,
    },
  };
  const { headers } = await signer.sign(request, {
    signingDate: new Date(at),
    ...(signing.unsigned && { unsignableHeaders: new Set(signing.unsigned) }),
  });
  const received = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), [value]]);
  return {
    method: 'POST',
    url: '/',
    headers: Object.fromEntries(received),
    body: new TextEncoder().encode(body),
  };
}

const verify = (request: SignedRequest) => verifyRequest(request, keys, clock);
const code = (result: VerifiedRequest | Refusal) => ('code' in result ? result.code : 'verified');
const withHeader = (request: SignedRequest, name: string, ...values: string[]): SignedRequest => ({
  ...request,
  headers: { ...request.headers, [name]: values },
});
const edit = (request: SignedRequest, from: string | RegExp, to: string) =>
  withHeader(request, 'authorization', (request.headers['authorization']?.[0] ?? '').replace(from, to));

test.each([
  ["a user's key, as the AWS CLI and boto3 sign", {}],
  ['with the hash of the body, as the browser SDK signs', { sendHash: true }],
  ['temporary credentials with their session token', { key: session, sendHash: true }],
  ['a body in UTF-8', { body: '{"a":"Zürich \u{1F512}"}' }],
  ['an empty body', { body: '' }],
  ['a header with spaces in it', { headers: { 'x-amz-user-agent': ' aws-sdk-js/3.523.0   ua/2.0 ' } }],
  ['another region', { region: 'us-gov-west-1' }],
  ['a clock 4:59 behind', { at: now - 299_000 }],
  ['a clock 4:59 ahead', { at: now + 299_000 }],
] satisfies [string, Signing][])('verified: %s', async (_, signing: Signing) => {
  const result = verify(await sign(signing));
  expect(result).toMatchObject({ key: signing.key ?? user, region: signing.region ?? 'us-west-2' });
});

test('a comma without a space between the parameters is read as well', async () => {
  const header = (await sign()).headers['authorization']?.[0] ?? '';
  const request = withHeader(await sign(), 'authorization', header.replaceAll(', ', ','));
  expect(code(verify(request))).toBe('verified');
});

test.each([
  ['a changed body', (r: SignedRequest) => ({ ...r, body: new TextEncoder().encode('{"maxResults":2}') })],
  ['another method', (r: SignedRequest) => ({ ...r, method: 'PUT' })],
  ['another path', (r: SignedRequest) => ({ ...r, url: '/x' })],
  ['an added query', (r: SignedRequest) => ({ ...r, url: '/?a=1' })],
  [
    'another target',
    (r: SignedRequest) => withHeader(r, 'x-amz-target', 'InspectorService.StopAssessmentRun'),
  ],
  ['another host', (r: SignedRequest) => withHeader(r, 'host', 'localhost:4570')],
  ['an added x-amz header', (r: SignedRequest) => withHeader(r, 'x-amz-extra', '1')],
  [
    'a signed header taken away',
    (r: SignedRequest) => ({ ...r, headers: { ...r.headers, 'content-type': undefined } }),
  ],
  ['a changed signature', (r: SignedRequest) => edit(r, /Signature=..../, 'Signature=0000')],
  ['a signature cut short', (r: SignedRequest) => edit(r, /.$/, '')],
  ['another region in the scope', (r: SignedRequest) => edit(r, 'us-west-2', 'us-east-1')],
  ['no region in the scope', (r: SignedRequest) => edit(r, 'us-west-2', 'x')],
  ['another service in the scope', (r: SignedRequest) => edit(r, '/inspector/', '/s3/')],
  ['another terminator', (r: SignedRequest) => edit(r, 'aws4_request', 'aws5_request')],
  ['another day in the scope', (r: SignedRequest) => edit(r, '20261122', '20261121')],
  ['a wrong hash of the body', (r: SignedRequest) => withHeader(r, 'x-amz-content-sha256', '0'.repeat(64))],
])('InvalidSignatureException: %s', async (_, tamper) => {
  expect(code(verify(tamper(await sign({ sendHash: true }))))).toBe('InvalidSignatureException');
});

test('the hash that the client names for its body is not believed', async () => {
  const honest = await sign({ sendHash: true });
  const forged = { ...honest, body: new TextEncoder().encode('{"maxResults":500}') };
  expect(code(verify(forged))).toBe('InvalidSignatureException');
});

test('a wrong secret, another service, unsigned headers', async () => {
  expect(code(verify(await sign({ key: { ...user, secretAccessKey: 'wrong' } })))).toBe(
    'InvalidSignatureException',
  );
  expect(code(verify(await sign({ service: 'ec2' })))).toBe('InvalidSignatureException');
  for (const name of ['host', 'x-amz-target'])
    expect(verify(await sign({ unsigned: [name] })), name).toMatchObject({
      code: 'InvalidSignatureException',
      message: `'${name}' must be a 'SignedHeader' in the AWS Authorization.`,
    });
});

test('the content type need not be signed: the SDK for JavaScript v2 never does', async () => {
  expect(verify(await sign({ unsigned: ['content-type'] }))).toMatchObject({ region: 'us-west-2' });
});

test('a skewed clock is told both times', async () => {
  expect(verify(await sign({ at: now - 301_000 }))).toEqual({
    code: 'InvalidSignatureException',
    message:
      'Signature expired: 20261122T220959Z is now earlier than 20261122T221000Z (20261122T221500Z - 5 min.)',
  });
  expect(verify(await sign({ at: now + 301_000 }))).toEqual({
    code: 'InvalidSignatureException',
    message:
      'Signature not yet current: 20261122T222001Z is still later than 20261122T222000Z (20261122T221500Z + 5 min.)',
  });
});

test('keys and session tokens', async () => {
  const cases = [
    await sign({ key: { ...user, accessKeyId: 'AKIANOBODY' } }),
    await sign({ key: { ...session, sessionToken: 'another' } }),
    await sign({ key: { ...user, accessKeyId: session.accessKeyId } }),
    await sign({ key: { ...user, sessionToken: 'none is needed' } }),
  ];
  expect(cases.map((request) => code(verify(request)))).toEqual(Array(4).fill('UnrecognizedClientException'));
});

test('credentials end at their very millisecond', async () => {
  const request = await sign({ key: session });
  keys.add({ ...session, expiresAt: now + 1 });
  expect(code(verify(request))).toBe('verified');
  keys.add({ ...session, expiresAt: now });
  expect(code(verify(request))).toBe('ExpiredTokenException');
});

test('what is missing or malformed', async () => {
  const request = await sign();
  const { authorization: _, ...anonymous } = request.headers;
  expect(code(verify({ ...request, headers: anonymous }))).toBe('MissingAuthenticationTokenException');
  const { 'x-amz-date': __, ...undated } = request.headers;
  const incomplete = [
    { ...request, headers: undated },
    withHeader(request, 'x-amz-date', '2026-11-22T22:15:00Z'),
    withHeader(request, 'x-amz-date', '20261131T221500Z'),
    withHeader(request, 'authorization', 'Basic YTpi'),
    withHeader(request, 'authorization', ''),
    withHeader(request, 'authorization', 'AWS4-HMAC-SHA256'),
    edit(request, /, Signature=.*/, ''),
    edit(request, /SignedHeaders=[^,]*,/, ''),
    edit(request, '/aws4_request', ''),
    edit(request, 'content-type;host', 'host;content-type'),
    edit(request, 'host;', 'host;host;'),
    withHeader(
      request,
      'x-amz-target',
      'InspectorService.ListRulesPackages',
      'InspectorService.ListFindings',
    ),
    withHeader(request, 'host', '127.0.0.1:4570', 'evil.example'),
  ];
  expect(incomplete.map((each) => code(verify(each)))).toEqual(
    incomplete.map(() => 'IncompleteSignatureException'),
  );
  expect(verify(withHeader(request, 'authorization', 'AWS4-HMAC-SHA256 x'))).toMatchObject({
    message:
      "Authorization header requires 'Credential' parameter. Authorization header requires 'Signature' parameter. Authorization header requires 'SignedHeaders' parameter.",
  });
});
