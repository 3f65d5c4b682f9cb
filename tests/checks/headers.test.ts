import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import {
  cacheControlOf,
  consoleHeaders,
  type HeaderRow,
  headerRows,
  type Headers,
  signInHeaders,
} from '../../emulator/http/security-headers';
import { parseConfig } from '../../src/config/config';
import { consoleHosts } from '../../src/config/hosts';
import { root, textOf } from './source-files';

const indexHtml = textOf('index.html');
const sample = JSON.parse(textOf('public/config.json')) as unknown;
const connect = consoleHosts(parseConfig(sample));

const runHeaders = (...argv: string[]) =>
  promisify(execFile)(process.execPath, [join(root, 'scripts/headers.mjs'), ...argv], { cwd: root });

test('what a deployment sends scores at least 150 with MDN’s Observatory', () => {
  for (const { headers: sent } of headerRows({ connect, tls: true }))
    expect(observatoryScore(sent, indexHtml)).toMatchObject({
      score: expect.toSatisfy((score: number) => score >= 150) as number,
      modifiers: { 'content-security-policy': 10, 'strict-transport-security': 0 },
    });
});

test('the calculation tells a worse policy from a better one', () => {
  const good = consoleHeaders({ connect, tls: true });
  const policy = good['content-security-policy'] ?? '';
  const score = (change: Record<string, string>, page = indexHtml) =>
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
  expect(observatoryScore({}, indexHtml).score).toBe(30);
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
  const { stdout } = await runHeaders('public/config.json');
  expect(JSON.parse(stdout)).toEqual(headerRows({ connect, tls: true }));
  const plain = JSON.parse((await runHeaders('public/config.json', '--no-tls')).stdout) as HeaderRow[];
  expect(plain).toEqual(headerRows({ connect, tls: false }));
  expect(plain.map(({ path, headers: sent }) => [path, sent['cache-control']])).toEqual([
    ['/assets/*', cacheControlOf('/assets/a.js')],
    ['/*', 'no-cache'],
  ]);
});

test('`npm run headers` refuses in words what is no configuration', async () => {
  await expect(runHeaders()).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining('Usage:') });
  await expect(runHeaders('package.json')).rejects.toMatchObject({ code: 1, stderr: 'issuer is missing.\n' });
  await expect(runHeaders('nowhere.json')).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/^nowhere\.json cannot be read: /),
  });
});

/**
 * The score that MDN's HTTP Observatory gives a page, calculated from its headers and its HTML. The rules are
 * those of mdn/mdn-http-observatory at 94042bb (`src/analyzer/tests`, `src/grader/charts.js`) for what a
 * console can send. Assumed, because only a network can tell: a valid certificate, plain http that redirects
 * to https on the same host, no cookies, and a host that is not on the HSTS preload list (worth 5 more).
 */
interface ObservatoryScore {
  readonly score: number;
  /** What each test adds or takes. */
  readonly modifiers: Readonly<Record<string, number>>;
}

/** Extra points count only for a page that lost at most ten. */
const LEAST_FOR_EXTRA = 90;
const SIX_MONTHS = 15_552_000;
const BROAD = /^(?:ftp:|https?:|\*|https?:\/\/\*(?:\.\*)?)$/;
const INLINE = /^(?:'unsafe-inline'|data:)$/;

type Policy = ReadonlyMap<string, readonly string[]>;

/** A policy by its directives; undefined where a directive stands twice, which the Observatory calls invalid. */
function readPolicy(header: string): Policy | undefined {
  const policy = new Map<string, readonly string[]>();
  for (const part of header.split(';')) {
    const [name = '', ...values] = part.trim().toLowerCase().split(/\s+/);
    if (policy.has(name)) return undefined;
    if (name !== '') policy.set(name, values.length === 0 && name.endsWith('-src') ? ["'none'"] : values);
  }
  return policy;
}

const plain = (source: string): boolean => /^(?:http|ftp):/.test(source);

function contentSecurityPolicy(policy: Policy | undefined): number {
  if (!policy || policy.size === 0) return -25;
  const sources = (name: string) => policy.get(name) ?? policy.get('default-src') ?? ['*'];
  const scripts = sources('script-src');
  const styles = sources('style-src');
  const passive = [...(policy.get('img-src') ?? []), ...(policy.get('media-src') ?? [])];
  const active = [...policy]
    .filter(([name]) => name !== 'img-src' && name !== 'media-src')
    .flatMap(([, values]) => values);
  if (scripts.some((each) => BROAD.test(each) || INLINE.test(each))) return -20;
  if (sources('object-src').some((each) => BROAD.test(each))) return -20;
  if (active.some(plain)) return -20;
  if ([...scripts, ...styles].includes("'unsafe-eval'") || passive.some(plain)) return -10;
  if (styles.some((each) => BROAD.test(each) || INLINE.test(each))) return 0;
  return policy.get('default-src')?.join(' ') === "'none'" ? 10 : 5;
}

function referrerPolicy(header: string | undefined): number {
  if (header === undefined) return 0;
  const good = /^(?:no-referrer|same-origin|strict-origin|strict-origin-when-cross-origin)$/;
  return good.test(header) ? 5 : -5;
}

function transportSecurity(header: string | undefined): number {
  const age = /(?:^|;)\s*max-age=(\d+)/.exec(header ?? '')?.[1];
  if (age === undefined || header?.includes(',')) return -20;
  return Number(age) >= SIX_MONTHS ? 0 : -10;
}

const marked = (tag: string): boolean => /\bintegrity="sha(?:256|384|512)-/.test(tag);

/** Scripts of the page's own origin need no integrity; having one is worth something. Others must have it. */
function subresourceIntegrity(html: string): number {
  const scripts = [...html.matchAll(/<script\b[^>]*\bsrc="([^"]*)"[^>]*>/g)];
  const foreign = scripts.filter(([, address = '']) => /^(?:https?:)?\/\//.test(address));
  if (foreign.some(([, address = '']) => !address.startsWith('https:'))) return -50;
  if (foreign.some(([tag]) => !marked(tag))) return -5;
  return scripts.some(([tag]) => marked(tag)) ? 5 : 0;
}

const framing = (policy: Policy | undefined, header: string | undefined): number => {
  if (policy?.has('frame-ancestors')) return 5;
  return header !== undefined && /^(?:deny|sameorigin)$/i.test(header) ? 5 : -20;
};

/** One of the three cross-origin headers: ten for a value that isolates, nothing for none, less for nonsense. */
function isolation(header: string | undefined, good: RegExp, harmless: RegExp): number {
  if (header === undefined || harmless.test(header)) return 0;
  return good.test(header) ? 10 : -5;
}

const sum = (values: readonly number[]): number => values.reduce((total, each) => total + each, 100);

/** @param html the page as it is served */
function observatoryScore(headers: Headers, html: string): ObservatoryScore {
  const policy = readPolicy(headers['content-security-policy'] ?? '');
  const modifiers = {
    'content-security-policy': contentSecurityPolicy(policy),
    'referrer-policy': referrerPolicy(headers['referrer-policy']),
    'strict-transport-security': transportSecurity(headers['strict-transport-security']),
    'subresource-integrity': subresourceIntegrity(html),
    'x-content-type-options': headers['x-content-type-options'] === 'nosniff' ? 0 : -5,
    'x-frame-options': framing(policy, headers['x-frame-options']),
    'cross-origin-resource-policy': isolation(
      headers['cross-origin-resource-policy'],
      /^same-(?:origin|site)$/,
      /^cross-origin$/,
    ),
    'cross-origin-embedder-policy': isolation(
      headers['cross-origin-embedder-policy'],
      /^(?:require-corp|credentialless)$/,
      /^unsafe-none$/,
    ),
    'cross-origin-opener-policy': isolation(
      headers['cross-origin-opener-policy'],
      /^(?:same-origin|same-origin-allow-popups|noopener-allow-popups)$/,
      /^unsafe-none$/,
    ),
  };
  const all = Object.values(modifiers);
  const uncurved = sum(all.filter((each) => each < 0));
  return { score: Math.max(0, uncurved >= LEAST_FOR_EXTRA ? sum(all) : uncurved), modifiers };
}
