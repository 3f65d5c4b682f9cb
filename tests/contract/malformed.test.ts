import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, describe, expect, test } from 'vitest';
import { smallServer } from '../support/test-servers';
import { projectRoot } from '../support/emulator-process';
import { call, errorOf, type RawAnswer, send } from '../support/raw-http';
import { keysOf } from '../support/small-account';
import { hostileTargets, malformedBodies, wrongContentTypes } from './malformed-cases';

/** Requests that no client should send, by name: each gets a clean 4xx, and leaves the server as it was. */
const server = smallServer();
afterAll(() => {
  expect(server.log.filter((line) => line.includes('"fault"'))).toEqual([]);
});

const credentials = keysOf('admin', '1');
const TYPE = 'application/x-amz-json-1.1';
const large = new Uint8Array(2_000_000).fill(0x20);

/** What every refusal has: JSON of the protocol's kind, a name, a message, and an id to ask about. */
function expectClean(answer: RawAnswer): void {
  expect(answer.headers['content-type']).toBe(TYPE);
  expect(answer.headers['x-amzn-requestid']).toMatch(/^[0-9a-f-]{36}$/);
  expect(errorOf(answer)).toMatchObject({
    name: expect.stringMatching(/^[A-Za-z]+$/) as string,
    message: expect.stringMatching(/\S/) as string,
  });
  expect(answer.text.length).toBeLessThan(2000);
}

test.each(malformedBodies)('$name', async ({ operation, body, error, code, says }) => {
  const answer = await call(server.origin, {
    credentials,
    target: `InspectorService.${operation}`,
    body: body instanceof Uint8Array ? body : JSON.stringify(body),
  });
  expectClean(answer);
  expect([answer.status, errorOf(answer).name]).toEqual([400, error]);
  if (code === undefined) return;
  expect(errorOf(answer)).toMatchObject({ errorCode: code, canRetry: false });
  expect(errorOf(answer)['message']).toMatch(says ?? /^$/);
});

const withHeaders = (
  headers: Readonly<Record<string, string | undefined>>,
  body: string | Uint8Array = '{}',
) =>
  send(server.origin, {
    headers: Object.fromEntries(
      Object.entries(headers).filter((entry): entry is [string, string] => entry[1] !== undefined),
    ),
    body,
  });

test.each(Object.entries(hostileTargets))('a hostile target: %s', async (_name, target) => {
  const answer = await withHeaders({ 'content-type': TYPE, 'x-amz-target': target });
  expectClean(answer);
  expect([answer.status, errorOf(answer).name]).toEqual([400, 'UnknownOperationException']);
});

test.each(Object.entries(wrongContentTypes))('a content type: %s', async (_name, type) => {
  const answer = await withHeaders({
    'content-type': type,
    'x-amz-target': 'InspectorService.ListExclusions',
  });
  expectClean(answer);
  expect([answer.status, errorOf(answer).name]).toEqual([404, 'UnknownOperationException']);
});

describe('too large', () => {
  const target = 'InspectorService.ListExclusions';
  test.each([
    ['2 MB, announced', { 'content-length': String(large.length) }],
    ['2 MB, in chunks', { 'transfer-encoding': 'chunked' }],
  ])('%s', async (_name, headers) => {
    const answer = await withHeaders({ 'content-type': TYPE, 'x-amz-target': target, ...headers }, large);
    expectClean(answer);
    expect([answer.status, errorOf(answer).name]).toEqual([413, 'RequestEntityTooLargeException']);
  });

  test('a client that sends on does not lose the answer', async () => {
    const { hostname, host, port } = new URL(server.origin);
    const socket = connect(Number(port), hostname);
    const ended = text(socket);
    const head = [`Host: ${host}`, `Content-Type: ${TYPE}`, `X-Amz-Target: ${target}`];
    const length = `Content-Length: ${large.length}`;
    socket.write(`POST / HTTP/1.1\r\n${[...head, length].join('\r\n')}\r\n\r\n`);
    socket.write(large.subarray(0, 300_000));
    // Until the server has seen that this is too much.
    for (let turn = 0; turn < 5; turn += 1) await send(server.origin, { method: 'GET', path: '/about.json' });
    expect(socket.bytesRead, 'an answer before it can be heard').toBe(0);
    socket.write(large.subarray(300_000));
    expect(await ended).toMatch(/^HTTP\/1\.1 413 /);
  });

  test('many at once', async () => {
    const headers = { 'content-type': TYPE, 'x-amz-target': target, 'transfer-encoding': 'chunked' };
    const answers = await Promise.all(Array.from({ length: 40 }, () => withHeaders(headers, large)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([413]));
  });
});

test('the documentation counts them', () => {
  const cases = [malformedBodies, Object.keys(hostileTargets), Object.keys(wrongContentTypes), ['', '']];
  const count = cases.reduce((sum, some) => sum + some.length, 0);
  const names = malformedBodies.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  expect(readFileSync(join(projectRoot, 'docs/emulator.md'), 'utf8')).toContain(
    `${count} malformed requests`,
  );
});
