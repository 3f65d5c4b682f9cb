import type { IncomingMessage } from 'node:http';
import { expect, test } from 'vitest';
import { createGate } from './gate';

type Headers = Readonly<Record<string, string>>;

function status(
  headers: Headers,
  options: { listensOn?: string; allowOrigins?: string[]; allowHosts?: string[] } = {},
) {
  const gate = createGate({
    origin: () => 'http://127.0.0.1:4570',
    listensOn: options.listensOn ?? '127.0.0.1',
    allowOrigins: options.allowOrigins ?? [],
    allowHosts: options.allowHosts ?? [],
  });
  const all = { host: '127.0.0.1:4570', ...headers };
  const rawHeaders = Object.entries(all).flat();
  return gate({ method: 'POST', headers: all, rawHeaders } as unknown as IncomingMessage)?.status ?? 200;
}

test.each(['127.0.0.1:4570', 'localhost:4570', 'LOCALHOST:4570', '[::1]:4570'])(
  '%s is this machine',
  (host) => {
    expect(status({ host })).toBe(200);
  },
);

test.each([
  'evil.example:4570',
  'evil.example',
  '127.0.0.1',
  '127.0.0.1:4571',
  '127.0.0.1.evil.example:4570',
  'localhost.evil.example:4570',
  '192.168.0.1:4570',
  '127.0.0.1:4570@evil.example',
  '[::1:4570',
  '',
])('the host "%s" is not ours', (host) => {
  expect(status({ host })).toBe(403);
});

test('on another address any IP address may be this machine, but no name', () => {
  const listensOn = '0.0.0.0';
  expect(status({ host: '192.168.0.1:4570' }, { listensOn })).toBe(200);
  expect(status({ host: '[fe80::1]:4570' }, { listensOn })).toBe(200);
  expect(status({ host: 'evil.example:4570' }, { listensOn })).toBe(403);
  expect(status({ host: 'build.example:4570' }, { listensOn: 'build.example' })).toBe(200);
});

test('on the network a container is asked by its name there, and through any port', () => {
  const listensOn = '0.0.0.0';
  for (const host of [
    'inspector:4570',
    'my_service',
    'localhost:32768',
    '127.0.0.1:32768',
    '172.17.0.2:32768',
  ])
    expect(status({ host }, { listensOn }), host).toBe(200);
  for (const host of ['inspector.evil.example:4570', 'a.b', '.', '', 'inspector:4570@evil.example'])
    expect(status({ host }, { listensOn }), host).toBe(403);
  expect(status({ host: 'inspector:4570' })).toBe(403);
});

test.each([
  ['192.168.0.7:4570', 'http://192.168.0.7:4570', 200],
  ['127.0.0.1:32768', 'http://127.0.0.1:32768', 200],
  ['INSPECTOR:4570', 'http://inspector:4570', 200],
  // The canonical one, from wherever it is asked.
  ['192.168.0.7:4570', 'http://127.0.0.1:4570', 200],
  // Another machine's page, another server's of this machine, and one of the same network: none of them is this request's host.
  ['192.168.0.7:4570', 'http://192.168.0.8:4570', 403],
  ['192.168.0.7:4570', 'http://203.0.113.9:4570', 403],
  ['192.168.0.7:4570', 'http://[fe80::1]:4570', 403],
  ['192.168.0.7:4570', 'http://192.168.0.7:4571', 403],
  ['192.168.0.7:4570', 'https://192.168.0.7:4570', 403],
  ['127.0.0.1:32768', 'http://inspector:4570', 403],
  ['127.0.0.1:32768', 'http://127.0.0.1:32769', 403],
  ['inspector', 'http://inspector:4570', 403],
])('opened to the network and asked as %s, a page of %s gets %i', (host, origin, expected) => {
  expect(status({ host, origin }, { listensOn: '0.0.0.0' })).toBe(expected);
});

test('what a browser calls cross-site is refused whatever its Origin, but for allowed ones', () => {
  const site = { 'sec-fetch-site': 'cross-site' };
  const host = '192.168.0.7:4570';
  const listensOn = '0.0.0.0';
  const allowOrigins = ['https://console.example'];
  for (const origin of ['http://192.168.0.7:4570', 'http://127.0.0.1:4570'])
    expect(status({ ...site, host, origin }, { listensOn, allowOrigins }), origin).toBe(403);
  expect(status({ ...site, origin: 'http://127.0.0.1:4570' })).toBe(403);
  expect(status({ ...site, host, origin: 'https://console.example' }, { listensOn, allowOrigins })).toBe(200);
  expect(status({ ...site, host, origin: 'https://console.example' }, { listensOn })).toBe(403);
});

test('a name that is allowed is taken with every port, and nothing that contains it', () => {
  const allowHosts = ['inspector.test'];
  for (const host of ['inspector.test:4570', 'INSPECTOR.test', 'inspector.test:80'])
    expect(status({ host }, { allowHosts }), host).toBe(200);
  for (const host of ['a.inspector.test:4570', 'inspector.test.evil.example:4570', 'inspector'])
    expect(status({ host }, { allowHosts }), host).toBe(403);
  expect(status({ origin: 'http://inspector.test:4570' }, { allowHosts })).toBe(403);
  const host = 'inspector.test:4570';
  expect(status({ host, origin: 'http://inspector.test:4570' }, { allowHosts })).toBe(200);
});

test('pages of this origin and of the allowed ones may call, others may not', () => {
  const allowOrigins = ['http://localhost:5173'];
  expect(status({ origin: 'http://127.0.0.1:4570' })).toBe(200);
  expect(status({ origin: 'http://localhost:4570' })).toBe(403);
  expect(status({ host: 'localhost:4570', origin: 'http://localhost:4570' })).toBe(200);
  expect(status({ origin: 'http://localhost:5173' }, { allowOrigins })).toBe(200);
  for (const origin of [
    'null',
    'https://evil.example',
    'http://evil.example:4570',
    'http://localhost:5173',
    'https://127.0.0.1:4570',
  ])
    expect(status({ origin }), origin).toBe(403);
  expect(status({ origin: 'http://localhost:51730' }, { allowOrigins })).toBe(403);
});

test('another site may link here, but not load from here', () => {
  expect(status({ 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' })).toBe(403);
  expect(status({ 'sec-fetch-site': 'same-origin', 'sec-fetch-mode': 'cors' })).toBe(200);
});
