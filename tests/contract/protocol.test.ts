import { describe, expect, test } from 'vitest';
import { testServer } from '../support/test-servers';
import { call, errorOf, send, sendBytes, signedHeaders } from '../support/raw-http';

const server = testServer(() => ({ allowOrigins: ['http://localhost:5173'] }));

const type = 'application/x-amz-json-1.1';
const jsonHeaders = { 'content-type': type, 'x-amz-target': 'InspectorService.ListExclusions' };
const id = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

const withBody = (body: string | Uint8Array, headers = jsonHeaders) => send(server.origin, { headers, body });

describe('answers', () => {
  test('a success is JSON with the request id and the time', async () => {
    const answer = await call(server.origin);
    expect(answer.status).toBe(200);
    expect(answer.headers).toMatchObject({
      'content-type': type,
      'x-amzn-requestid': expect.stringMatching(id) as string,
      date: expect.stringMatching(/ GMT$/) as string,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    });
    expect(JSON.parse(answer.text)).toHaveProperty('rulesPackageArns');
  });

  test('an error names its type, its message and its members', async () => {
    const answer = await call(server.origin, { target: 'InspectorService.ListExclusions' });
    expect(answer.status).toBe(400);
    expect(errorOf(answer)).toMatchObject({
      name: 'InvalidInputException',
      message: expect.stringContaining('assessmentRunArn') as string,
      errorCode: expect.any(String) as string,
      canRetry: false,
    });
  });

  test('an operation without output has an empty body', async () => {
    const { assessmentTemplateArns: arns } = JSON.parse(
      (await call(server.origin, { target: 'InspectorService.ListAssessmentTemplates' })).text,
    ) as { assessmentTemplateArns: string[] };
    const started = await call(server.origin, {
      target: 'InspectorService.StartAssessmentRun',
      body: JSON.stringify({ assessmentTemplateArn: arns[0], assessmentRunName: 'protocol' }),
    });
    const { assessmentRunArn } = JSON.parse(started.text) as { assessmentRunArn: string };
    const answer = await call(server.origin, {
      target: 'InspectorService.StopAssessmentRun',
      body: JSON.stringify({ assessmentRunArn }),
    });
    expect([answer.status, answer.text, answer.headers['content-length']]).toEqual([200, '', '0']);
  });
});

test('the log names the error of every refused call, Cognito’s too', async () => {
  const of = (name: string) => withBody('{}', { ...jsonHeaders, 'x-amz-target': name });
  for (const name of ['InspectorService.ListExclusions', 'AWSCognitoIdentityService.GetId']) await of(name);
  const lines = server.log.slice(-2).map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(lines.map(({ operation, status, error }) => [operation, status, error])).toEqual([
    ['ListExclusions', 400, 'MissingAuthenticationTokenException'],
    ['GetId', 400, 'ValidationException'],
  ]);
});

describe('malformed requests, before anyone asks who sent them', () => {
  test.each([
    ['invalid JSON', '{"assessmentRunArn":'],
    ['nothing', ''],
    ['a list', '[]'],
    ['a text', '"x"'],
    ['null', 'null'],
    ['an unclosed list', '{"a":[1'],
    ['trailing garbage', '{}x'],
    ['a duplicate key', '{"a":1,"a":2}'],
    ['NaN', '{"maxResults":NaN}'],
    ['a huge number', '{"maxResults":1e999}'],
    ['deep nesting', `${'['.repeat(10_000)}${']'.repeat(10_000)}`],
    ['wrong UTF-8', Uint8Array.of(0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d)],
  ])('SerializationException: %s', async (_, body) => {
    const answer = await withBody(body);
    expect([answer.status, errorOf(answer).name]).toEqual([400, 'SerializationException']);
  });

  test.each([
    'InspectorService.constructor',
    'InspectorService.__proto__',
    'InspectorService.toString',
    'InspectorService.',
    'InspectorService.ListExclusions.x',
    'InspectorService.listExclusions',
    'DynamoDB_20120810.ListTables',
    'AWSCognitoIdentityService.constructor',
    'AWSCognitoIdentityService.CreateIdentityPool',
    'constructor',
    '',
    'x'.repeat(5000),
  ])('UnknownOperationException: the target "%s"', async (target) => {
    const answer = await withBody('{}', { ...jsonHeaders, 'x-amz-target': target });
    expect([answer.status, errorOf(answer).name]).toEqual([400, 'UnknownOperationException']);
  });

  test.each([
    'application/json',
    'text/plain',
    'application/x-amz-json-1.0',
    'application/x-www-form-urlencoded',
    '',
  ])('the content type "%s" is not spoken here', async (contentType) => {
    const answer = await withBody('{}', { ...jsonHeaders, 'content-type': contentType });
    expect([answer.status, errorOf(answer).name]).toEqual([404, 'UnknownOperationException']);
  });

  test('no headers at all', async () => {
    expect((await send(server.origin, { body: '{}' })).status).toBe(404);
  });

  test('the content type may name a charset', async () => {
    const answer = await withBody('{}', { ...jsonHeaders, 'content-type': `${type}; charset=utf-8` });
    expect(errorOf(answer).name).toBe('MissingAuthenticationTokenException');
  });

  test('a body of 2 MB, announced or not, is refused without being read to its end', async () => {
    const body = 'x'.repeat(2_000_000);
    const announced = await withBody(body);
    const chunked = await withBody(body, {
      ...jsonHeaders,
      'transfer-encoding': 'chunked',
    } as typeof jsonHeaders);
    for (const answer of [announced, chunked])
      expect([answer.status, errorOf(answer).name]).toEqual([413, 'RequestEntityTooLargeException']);
  });

  test('the order: size, content type, JSON, operation, signature, members', async () => {
    const wrong = { 'content-type': 'text/plain', 'x-amz-target': 'InspectorService.Nothing' };
    const typed = { ...wrong, 'content-type': type };
    const known = { ...jsonHeaders };
    const names = [
      await withBody('x'.repeat(1_100_000), wrong),
      await withBody('{', wrong),
      await withBody('{', typed),
      await withBody('{}', typed),
      await withBody('{}', known),
      await call(server.origin, { target: 'InspectorService.ListExclusions' }),
    ].map((answer) => errorOf(answer).name);
    expect(names).toEqual([
      'RequestEntityTooLargeException',
      'UnknownOperationException',
      'SerializationException',
      'UnknownOperationException',
      'MissingAuthenticationTokenException',
      'InvalidInputException',
    ]);
  });

  test('members of a wrong type, and names that objects have by themselves, are clean refusals', async () => {
    for (const body of [
      '{"assessmentRunArn":1}',
      '{"assessmentRunArn":null}',
      '{"assessmentRunArn":{"toString":1}}',
      '{"__proto__":{"assessmentRunArn":"x"}}',
      '{"constructor":{"prototype":{}}}',
      '{"assessmentRunArn":"x","maxResults":1.5}',
    ]) {
      const answer = await call(server.origin, { target: 'InspectorService.ListExclusions', body });
      expect(answer.status, body).toBe(400);
    }
    expect(server.log.filter((line) => line.includes('"fault"'))).toEqual([]);
  });
});

describe('the door', () => {
  test('a Host that is not this machine, or an Origin that is not allowed, is refused', async () => {
    const { host } = new URL(server.origin);
    const headers = await signedHeaders(server.origin, {});
    for (const wrong of [
      { host: 'evil.example' },
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { origin: 'http://localhost:51730' },
      { 'sec-fetch-site': 'cross-site' },
    ]) {
      const answer = await send(server.origin, { headers: { ...headers, host, ...wrong }, body: '{}' });
      expect(answer.status, JSON.stringify(wrong)).toBe(403);
      expect(answer.headers['access-control-allow-origin']).toBeUndefined();
    }
  });

  test('a call is taken on localhost as well', async () => {
    const { port } = new URL(server.origin);
    const answer = await call(server.origin, { headers: { host: `localhost:${port}` } });
    expect(answer.status).toBe(200);
  });

  test('exactly the allowed origin may call, and read the request id', async () => {
    const origin = 'http://localhost:5173';
    const preflight = await send(server.origin, {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'POST' },
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers['access-control-allow-origin']).toBe(origin);
    for (const header of ['authorization', 'x-amz-target', 'x-amz-security-token', 'amz-sdk-request'])
      expect(preflight.headers['access-control-allow-headers']).toContain(header);
    const answer = await call(server.origin, { headers: { origin } });
    expect(answer.headers).toMatchObject({
      'access-control-allow-origin': origin,
      'access-control-expose-headers': 'date, x-amzn-requestid, x-amz-id-2, x-exclusions-console-data',
      vary: 'Origin',
    });
    expect(answer.headers['access-control-allow-credentials']).toBeUndefined();
  });

  test.each([
    ['/config.json', 200, 'http://localhost:5173'],
    ['/us-east-1_emulator/.well-known/jwks.json', 200, 'http://localhost:5173'],
    ['/oauth2/authorize', 400, undefined],
    ['/sign-in.css', 200, undefined],
    ['/logout', 400, undefined],
  ])('%s: whether an allowed origin may read it', async (path, status, readable) => {
    const headers = { origin: 'http://localhost:5173' };
    const answer = await send(server.origin, { method: 'GET', path, headers });
    expect([answer.status, answer.headers['access-control-allow-origin']]).toEqual([status, readable]);
  });

  test.each([
    ['PUT', '/', 'POST, GET'],
    ['POST', '/config.json', 'GET'],
    ['DELETE', '/oauth2/authorize', 'GET, POST'],
    ['GET', '/oauth2/token', 'POST'],
    ['OPTIONS', '/sign-in.css', 'GET'],
  ])('%s %s is no method of this path', async (method, path, allow) => {
    const answer = await send(server.origin, { method, path });
    expect([answer.status, answer.headers['allow']]).toEqual([405, allow]);
  });

  test('a page on localhost is sent to the canonical origin, with path and query', async () => {
    const { port } = new URL(server.origin);
    const answer = await send(server.origin, {
      method: 'GET',
      path: '/us-west-2/123456789012/runs?q=a%20b',
      headers: { host: `localhost:${port}`, accept: 'text/html' },
    });
    expect([answer.status, answer.headers['location']]).toEqual([
      307,
      `${server.origin}/us-west-2/123456789012/runs?q=a%20b`,
    ]);
  });

  test.each(['//', '//evil.example/', '/%', '/%00', '/..%5c', '/%0d%0aset-cookie:x', 'http://evil.example/'])(
    'the address %s is answered with a 4xx',
    async (path) => {
      const answer = await send(server.origin, { method: 'GET', path, headers: { accept: 'text/html' } });
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(answer.status).toBeLessThan(500);
      expect(answer.headers['location']).toBeUndefined();
    },
  );

  test('what is not HTTP, has too many headers or two lengths is refused', async () => {
    expect(await sendBytes(server.origin, 'hello\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 /);
    const long = `GET / HTTP/1.1\r\nHost: x\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`;
    expect(await sendBytes(server.origin, long)).toMatch(/^HTTP\/1\.1 431 /);
    const smuggled = 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}';
    expect(await sendBytes(server.origin, smuggled)).toMatch(/^HTTP\/1\.1 400 /);
  });
});

test('a line of the log names operation, status, time and request id, and nothing secret', async () => {
  const answer = await call(server.origin, { target: 'InspectorService.ListAssessmentTargets' });
  const line = server.log.findLast((text) => text.includes('ListAssessmentTargets')) ?? '';
  expect(JSON.parse(line)).toEqual({
    time: expect.stringMatching(/Z$/) as string,
    method: 'POST',
    operation: 'ListAssessmentTargets',
    status: 200,
    milliseconds: expect.any(Number) as number,
    requestId: answer.headers['x-amzn-requestid'],
  });
  expect(server.log.join('')).not.toMatch(/AKIA|Signature|Credential=/);
});

test('the documents about this server', async () => {
  const read = async (path: string) =>
    JSON.parse((await send(server.origin, { method: 'GET', path })).text) as unknown;
  expect(await read('/about.json')).toEqual({
    accounts: [{ id: '123456789012', name: expect.any(String) as string, kind: 'simulated' }],
  });
  expect(await read('/config.json')).toMatchObject({
    issuer: expect.stringContaining(server.origin) as string,
    endpoints: { inspector: server.origin, cognitoIdentity: server.origin },
  });
});
