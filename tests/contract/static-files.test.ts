import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { consoleHeaders } from '../../emulator/http/security-headers';
import { startServer, temporaryDirectory } from '../support/emulator';
import { type RawAnswer, send } from '../support/raw-http';

const script = 'export const answer = 42;\n'.repeat(100);
const page = '<!doctype html><title>Console</title>';
const directory = temporaryDirectory();
const folder = join(directory.path, 'console');
let server: Awaited<ReturnType<typeof startServer>>;

beforeAll(async () => {
  mkdirSync(join(folder, 'assets'), { recursive: true });
  mkdirSync(join(folder, '.vite'));
  writeFileSync(join(folder, 'index.html'), page);
  writeFileSync(join(folder, 'assets/app-1a2b3c.js'), script);
  writeFileSync(join(folder, 'assets/app-1a2b3c.js.br'), brotliCompressSync(script));
  writeFileSync(join(folder, 'assets/app-1a2b3c.js.gz'), gzipSync(script));
  writeFileSync(join(folder, '.vite/manifest.json'), '{}');
  writeFileSync(join(directory.path, 'secret.json'), '{"secret":true}');
  server = await startServer({ consoleFolder: folder });
});
afterAll(async () => {
  await server.close();
  directory.remove();
});

const get = (path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<RawAnswer> =>
  send(server.origin, { method, path, headers });
const navigate = (path: string) => get(path, { 'sec-fetch-mode': 'navigate', accept: 'text/html' });

test('hashed files are kept for ever, in the best encoding that the browser takes', async () => {
  const path = '/assets/app-1a2b3c.js';
  const encodings = await Promise.all(
    ['gzip, deflate, br, zstd', 'gzip', 'br;q=0, gzip;q=0.5', 'identity', ''].map(async (accept) => {
      const { headers } = await get(path, { 'accept-encoding': accept });
      expect(headers).toMatchObject({
        'content-type': 'text/javascript; charset=utf-8',
        'cache-control': 'public, max-age=31536000, immutable',
        vary: 'Accept-Encoding',
      });
      return headers['content-encoding'];
    }),
  );
  expect(encodings).toEqual(['br', 'gzip', 'gzip', undefined, undefined]);
  expect((await get(path)).text).toBe(script);
  const unpacked = await fetch(server.origin + path);
  expect(unpacked.headers.get('content-encoding')).not.toBeNull();
  expect(await unpacked.text()).toBe(script);
});

test('a place in the console is the page, asked for anew each time', async () => {
  for (const path of [
    '/',
    '/us-west-2/123456789012/runs',
    '/open?q=arn:aws:x',
    '/exclusion-types/agent-not-found',
  ]) {
    const answer = await navigate(path);
    expect([answer.status, answer.text], path).toEqual([200, page]);
    expect(answer.headers['cache-control']).toBe('no-cache');
  }
  const { etag } = (await navigate('/')).headers;
  const again = await get('/', { 'if-none-match': String(etag), accept: 'text/html' });
  expect([again.status, again.text]).toEqual([304, '']);
  expect(await get('/', {}, 'HEAD')).toMatchObject({ status: 200, text: '' });
});

test('a file that is not there is a 404, never the page', async () => {
  expect((await navigate('/assets/old-000000.js')).status).toBe(404);
  expect((await get('/missing.json')).status).toBe(404);
  expect((await get('/', {}, 'PUT')).status).toBe(405);
});

test('nothing outside the folder, and none of the build’s own notes', async () => {
  for (const path of [
    '/../secret.json',
    '/..%2fsecret.json',
    '/%2e%2e/secret.json',
    '/assets/../../secret.json',
    '/assets/..%5c..%5csecret.json',
    '/.vite/manifest.json',
    '/assets/app-1a2b3c.js.br',
    '/assets',
    '/constructor',
    '/__proto__',
  ])
    expect((await get(path)).status, path).toBeGreaterThanOrEqual(400);
});

test('every answer carries the security headers', async () => {
  const answers = await Promise.all([
    navigate('/'),
    get('/assets/app-1a2b3c.js'),
    get('/missing.json'),
    get('/config.json'),
    send(server.origin, { body: '{' }),
    get('/', { host: 'evil.example' }),
  ]);
  for (const { headers } of answers) expect(headers).toMatchObject(consoleHeaders());
  expect(consoleHeaders()['content-security-policy']).not.toMatch(/unsafe|\*|data:|http/);
});
