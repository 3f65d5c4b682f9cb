import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { cacheControlOf, type HeaderRow, headerRows } from '../../emulator/http/respond';
import { consoleHeaders, signInHeaders } from '../../emulator/http/security-headers';
import { parseConfig } from '../../src/config/config';
import { consoleHosts } from '../../src/config/console-hosts';
import { observatoryScore } from '../support/observatory';
import { root, textOf } from './source-files';

const html = textOf('index.html');
const sample = JSON.parse(textOf('public/config.json')) as unknown;
const connect = consoleHosts(parseConfig(sample));

const headers = (...argv: string[]) =>
  promisify(execFile)(process.execPath, [join(root, 'scripts/headers.mjs'), ...argv], { cwd: root });

test('what a deployment sends scores at least 150 with MDN’s Observatory', () => {
  for (const { headers: sent } of headerRows({ connect, tls: true }))
    expect(observatoryScore(sent, html)).toMatchObject({
      score: expect.toSatisfy((score: number) => score >= 150) as number,
      modifiers: { 'content-security-policy': 10, 'strict-transport-security': 0 },
    });
});

test('the calculation tells a worse policy from a better one', () => {
  const good = consoleHeaders({ connect, tls: true });
  const policy = good['content-security-policy'] ?? '';
  const score = (change: Record<string, string>, page = html) =>
    observatoryScore({ ...good, ...change }, page).score;
  const best = score({});
  const withPolicy = (from: string, to: string) =>
    score({ 'content-security-policy': policy.replace(from, to) });
  expect(withPolicy("style-src 'self'", "style-src 'self' 'unsafe-inline'")).toBe(best - 10);
  expect(withPolicy("default-src 'none'", "default-src 'self'")).toBe(best - 5);
  expect(withPolicy("script-src 'self'", "script-src 'self' 'unsafe-inline'")).toBe(80);
  expect(withPolicy("frame-ancestors 'none'; ", '')).toBe(80);
  expect(withPolicy('connect-src', 'connect-src http://a.example')).toBe(80);
  expect(score({ 'content-security-policy': '' })).toBe(55);
  expect(score({ 'referrer-policy': 'unsafe-url' })).toBe(best - 10);
  expect(score({ 'strict-transport-security': 'max-age=600' })).toBe(best - 10);
  expect(score({}, '<script src="//cdn.example/a.js"></script>')).toBe(50);
  expect(observatoryScore({}, html).score).toBe(30);
});

test('no policy is unsafe anywhere, and each page may do what it needs and no more', () => {
  const console = consoleHeaders({ connect })['content-security-policy'] ?? '';
  const page = signInHeaders(['http://127.0.0.1:1'])['content-security-policy'] ?? '';
  for (const policy of [console, page]) {
    expect(policy).not.toMatch(/unsafe|\*|data:|blob:/);
    expect(policy).toMatch(/^default-src 'none';.*require-trusted-types-for 'script'; trusted-types 'none'$/);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('worker-src');
  }
  expect(console).toContain(`connect-src 'self' ${connect.join(' ')};`);
  expect(console).toContain("form-action 'none'");
  expect(page).toContain("form-action 'self' http://127.0.0.1:1;");
  expect(page).toContain("script-src 'none'");
  expect(page).toContain("connect-src 'none'");
});

test('only what has TLS promises it', () => {
  expect(consoleHeaders()).not.toHaveProperty('strict-transport-security');
  expect(signInHeaders([])).not.toHaveProperty('strict-transport-security');
  expect(consoleHeaders({ tls: true })['strict-transport-security']).toMatch(/^max-age=31536000\b/);
});

test('`npm run headers` prints the rows of a configuration', async () => {
  const { stdout } = await headers('public/config.json');
  expect(JSON.parse(stdout)).toEqual(headerRows({ connect, tls: true }));
  const plain = JSON.parse((await headers('public/config.json', '--no-tls')).stdout) as HeaderRow[];
  expect(plain).toEqual(headerRows({ connect, tls: false }));
  expect(plain.map(({ path, headers: sent }) => [path, sent['cache-control']])).toEqual([
    ['/assets/*', cacheControlOf('/assets/a.js')],
    ['/*', 'no-cache'],
  ]);
});

test('`npm run headers` refuses in words what is no configuration', async () => {
  await expect(headers()).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining('Usage:') });
  await expect(headers('package.json')).rejects.toMatchObject({ code: 1, stderr: 'issuer is missing.\n' });
  await expect(headers('nowhere.json')).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/^nowhere\.json cannot be read: /),
  });
});
