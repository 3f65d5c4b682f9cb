import { SignatureV4 } from '@smithy/signature-v4';
import { Sha256 } from '@aws-crypto/sha256-js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { administrator, startServer } from '../support/emulator';
import { errorOf, send, sendBytes, signedHeaders, type RawAnswer } from '../support/raw-http';
import { CLIENTS, presign, replay, rulesOf } from '../support/replayed-signers';

let server: Awaited<ReturnType<typeof startServer>>;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

const TARGET = 'InspectorService.ListAssessmentRuns';
const body = '{"maxResults":3}';
const host = () => new URL(server.origin).host;
const post = (headers: Readonly<Record<string, string>>, path = '/', text = body) =>
  send(server.origin, { path, headers, body: text });
const runs = ({ status, text }: RawAnswer) => [
  status,
  (JSON.parse(text) as { readonly assessmentRunArns?: readonly string[] }).assessmentRunArns?.length,
];
const refusal = (answer: RawAnswer) => [answer.status, errorOf(answer).name];

describe.each(CLIENTS.map((rules) => [`${rules.client} (${rules.source})`, rules] as const))(
  '%s',
  (_, rules) => {
    const signed = () => replay(rules, { host: host(), target: TARGET, body });

    test('is answered as it signs', async () => {
      expect(runs(await post(signed()))).toEqual([200, 3]);
    });

    test('is refused with another body, another target, and another secret', async () => {
      const headers = signed();
      expect(refusal(await post(headers, '/', '{"maxResults":4}'))).toEqual([
        400,
        'InvalidSignatureException',
      ]);
      const [target = ''] = Object.keys(headers).filter((name) => name.toLowerCase() === 'x-amz-target');
      const other = { ...headers, [target]: 'InspectorService.ListAssessmentTargets' };
      expect(refusal(await post(other))).toEqual([400, 'InvalidSignatureException']);
      const wrong = headers['Authorization']?.replace(/.{8}$/, '00000000') ?? '';
      expect(refusal(await post({ ...headers, Authorization: wrong }))).toEqual([
        400,
        'InvalidSignatureException',
      ]);
    });
  },
);

test('every x-amz header and host stay needed, whatever a client leaves out', async () => {
  const php = rulesOf('PHP 3');
  for (const name of ['host', 'x-amz-date', 'x-amz-target', 'x-amz-user-agent']) {
    const less = { ...php, unsigned: [...php.unsigned, name] };
    const answer = await post(replay(less, { host: host(), target: TARGET, body }));
    expect(errorOf(answer), name).toMatchObject({
      name: 'InvalidSignatureException',
      message: `'${name}' must be a 'SignedHeader' in the AWS Authorization.`,
    });
  }
});

test.each([
  ['a tab, which Go and Rust leave as it is', 'a\tb', 'a\tb'],
  ['a tab, which the others make a space', 'a\tb', 'a b'],
  ['doubled spaces', 'a   b', 'a b'],
  ['doubled spaces in quotation marks, which Ruby leaves as they are', '"a   b"', '"a   b"'],
])('blanks: %s', async (_, sent, folded) => {
  const php = rulesOf('PHP 3');
  const rules = {
    ...php,
    sends: { ...php.sends, 'X-Amz-User-Agent': sent },
    fold: (value: string) => (value === sent ? folded : value),
  };
  const signed = replay(rules, { host: host(), target: TARGET, body });
  expect(runs(await post(signed))).toEqual([200, 3]);
  // Another blank than the one that was signed is another value.
  const other = replay(
    { ...rules, fold: (value) => (value === sent ? 'ab' : value) },
    { host: host(), target: TARGET, body },
  );
  expect(refusal(await post(other))).toEqual([400, 'InvalidSignatureException']);
});

test('the host is signed as it is sent, by any name of this machine', async () => {
  const { port } = new URL(server.origin);
  for (const name of [`127.0.0.1:${port}`, `localhost:${port}`, `LOCALHOST:${port}`, `[::1]:${port}`]) {
    const signed = replay(rulesOf('Java 2'), { host: name, target: TARGET, body });
    expect(runs(await post(signed)), name).toEqual([200, 3]);
    expect(refusal(await post({ ...signed, Host: host() === name ? `localhost:${port}` : host() }))).toEqual([
      400,
      'InvalidSignatureException',
    ]);
  }
});

test('a value that is folded over two lines is refused before anybody reads it', async () => {
  const text = await sendBytes(
    server.origin,
    `POST / HTTP/1.1\r\nHost: ${host()}\r\nX-Amz-Target: InspectorService.\r\n ListAssessmentRuns\r\nContent-Length: 0\r\n\r\n`,
  );
  expect(text).toMatch(/^HTTP\/1\.1 400 /);
});

test('a date header dates a call that has no x-amz-date, when it is signed', async () => {
  const headers = (date: string, unsigned: readonly string[] = []) => {
    const rules = rulesOf('PHP 3');
    const at = new Date();
    const { 'X-Amz-Date': _, ...sent } = replay(
      {
        ...rules,
        sends: { ...rules.sends, Date: date },
        unsigned: [...rules.unsigned, 'x-amz-date', ...unsigned],
      },
      { host: host(), target: TARGET, body, at },
    );
    return sent;
  };
  expect(runs(await post(headers(new Date().toUTCString())))).toEqual([200, 3]);
  expect(runs(await post(headers(new Date().toISOString().replaceAll(/[-:]|\.\d{3}/g, ''))))).toEqual([
    200, 3,
  ]);
  for (const sent of [headers('yesterday'), headers(new Date().toUTCString(), ['date'])])
    expect(refusal(await post(sent))).toEqual([400, 'IncompleteSignatureException']);
});

test('a client that waits for 100 Continue is told to go on', async () => {
  const signed = replay(rulesOf('.NET'), { host: host(), target: TARGET, body });
  const lines = Object.entries({
    ...signed,
    Expect: '100-continue',
    'Content-Length': '16',
    Connection: 'close',
  });
  const text = await sendBytes(
    server.origin,
    `POST / HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n${body}`,
  );
  expect(text).toMatch(/^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 200 OK\r\n/);
});

test('a body that comes in chunks is signed like any other', async () => {
  const signed = replay(rulesOf('.NET'), { host: host(), target: TARGET, body });
  expect(runs(await post({ ...signed, 'Transfer-Encoding': 'chunked' }))).toEqual([200, 3]);
});

test('an unsigned payload is sent by these clients to HTTPS alone, and is not taken', async () => {
  for (const hash of ['UNSIGNED-PAYLOAD', 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD', 'required']) {
    const rules = rulesOf('.NET');
    const sends = { ...rules.sends, 'X-Amz-Content-SHA256': hash };
    const signed = replay({ ...rules, sends }, { host: host(), target: TARGET, body });
    expect(refusal(await post(signed)), hash).toEqual([400, 'InvalidSignatureException']);
  }
});

test('a compressed body is no JSON: no client compresses calls of this service', async () => {
  const headers = await signedHeaders(server.origin, { body, headers: { 'content-encoding': 'gzip' } });
  expect((await send(server.origin, { headers, body: '\u001f\u008b' })).status).toBe(400);
});

describe('presigned calls', () => {
  const type = { 'Content-Type': 'application/x-amz-json-1.1' };
  const hoisted = { 'X-Amz-Target': TARGET };

  test('the target in the query, as Go v1 and PHP put it there', async () => {
    const path = presign(host(), hoisted, { body, expires: '900' });
    expect(runs(await post(type, path))).toEqual([200, 3]);
  });

  test('the target among the signed headers, as the SDK’s own signer leaves it', async () => {
    const signer = new SignatureV4({
      service: 'inspector',
      region: 'us-west-2',
      sha256: Sha256,
      credentials: administrator,
      applyChecksum: false,
    });
    const { hostname } = new URL(server.origin);
    const headers = { host: host(), 'x-amz-target': TARGET, 'content-type': 'application/x-amz-json-1.1' };
    const { query } = await signer.presign(
      { method: 'POST', protocol: 'http:', hostname, path: '/', headers, body },
      { expiresIn: 60, unhoistableHeaders: new Set(['x-amz-target']) },
    );
    const path = `/?${new URLSearchParams(query as Record<string, string>).toString().replaceAll('+', '%20')}`;
    expect(runs(await post(headers, path))).toEqual([200, 3]);
  });

  test('what is changed, expired or incomplete is refused', async () => {
    const path = presign(host(), hoisted, { body, expires: '900' });
    const hourAgo = new Date(Date.now() - 3_600_000);
    const cases: readonly (readonly [string, string])[] = [
      [path.replace('ListAssessmentRuns', 'ListAssessmentTargets'), 'InvalidSignatureException'],
      [path.replace('X-Amz-Expires=900', 'X-Amz-Expires=901'), 'InvalidSignatureException'],
      [`${path}&a=b`, 'InvalidSignatureException'],
      [presign(host(), hoisted, { body, expires: '900', at: hourAgo }), 'InvalidSignatureException'],
      [presign(host(), hoisted, { body, expires: '604801' }), 'IncompleteSignatureException'],
      [presign(host(), hoisted, { body, expires: '0' }), 'IncompleteSignatureException'],
      [path.replace(/&X-Amz-Date=[^&]*/, ''), 'IncompleteSignatureException'],
      [`${path}&X-Amz-Date=20260101T000000Z`, 'IncompleteSignatureException'],
      [
        path.replace(/X-Amz-Algorithm=[^&]*/, 'X-Amz-Algorithm=AWS4-ECDSA-P256-SHA256'),
        'IncompleteSignatureException',
      ],
      [
        presign(host(), { ...hoisted, 'X-Amz-Security-Token': 'x' }, { body, expires: '900' }),
        'UnrecognizedClientException',
      ],
    ];
    for (const [changed, name] of cases)
      expect(refusal(await post(type, changed)), changed).toEqual([400, name]);
    expect(refusal(await post(type, path, '{}'))).toEqual([400, 'InvalidSignatureException']);
    const both = {
      ...type,
      Authorization: 'AWS4-HMAC-SHA256 Credential=a/b/c/d/e, SignedHeaders=host, Signature=0',
    };
    expect(refusal(await post(both, path))).toEqual([400, 'IncompleteSignatureException']);
  });

  test('good for as long as it says, and no longer than that', async () => {
    const tenMinutesAgo = new Date(Date.now() - 600_000);
    const path = presign(host(), hoisted, { body, expires: '3600', at: tenMinutesAgo });
    expect(runs(await post(type, path))).toEqual([200, 3]);
  });

  test('a target in the query of a call that is not presigned means nothing', async () => {
    expect(refusal(await post(type, `/?X-Amz-Target=${TARGET}`))).toEqual([400, 'UnknownOperationException']);
  });
});
