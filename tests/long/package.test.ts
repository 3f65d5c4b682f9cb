import { execFile, execFileSync, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { DescribeExclusionsCommand, ListExclusionsCommand } from '@aws-sdk/client-inspector';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { inspectorClient } from '../support/emulator';
import { projectRoot, whenReady } from '../support/emulator-process';
import {
  contentOf,
  type InstalledPackage,
  installPackage,
  packClone,
  sizeOf,
} from '../support/installed-package';
import { readZip } from '../support/unzip';

/** In bytes; docs/package.md states them. */
const MOST_PACKED = 1_800_000;
const MOST_OF_PACKAGE = 4_500_000;
const MOST_INSTALLED = 25_000_000;

const ACCOUNT = '210987654321';
const RUN = `arn:aws:inspector:eu-west-1:${ACCOUNT}:target/0-Hc7pQ2aV/template/0-b8GdLw2R/run/0-jV27YxWb`;

let installed: InstalledPackage;
beforeAll(async () => {
  installed = await installPackage();
  // Somebody's own folder: the example's answers without its known users.
  cpSync(join(projectRoot, 'accounts/recorded-example'), join(installed.directory, 'saved'), {
    recursive: true,
  });
  rmSync(join(installed.directory, 'saved/users.json'));
}, 300_000);
afterAll(() => installed.remove());

/** Publishes a file to a registry of its own that knows nobody; gives what the registry was asked, and what npm complains of. */
async function publish(file: string) {
  const asked: string[] = [];
  const registry = createServer(({ method, url }, response) => {
    asked.push(`${method} ${url}`);
    response.writeHead(404, { 'content-type': 'application/json' }).end('{}');
  }).listen(0, '127.0.0.1');
  await once(registry, 'listening');
  const host = `127.0.0.1:${(registry.address() as AddressInfo).port}`;
  // Whatever this is run by may have told npm to be silent.
  const options = [`--registry=http://${host}/`, `--//${host}/:_authToken=nobody`, '--loglevel=error'];
  const npm = promisify(execFile)('npm', ['publish', file, ...options], { cwd: installed.directory });
  const error = await npm.then(
    () => '',
    (failure: { stderr: string }) => failure.stderr,
  );
  registry.close();
  return { asked, error };
}

const textOf = (name: string) => readFileSync(join(installed.folder, name), 'utf8');

test('it is small, and brings nothing but the database', () => {
  expect(statSync(installed.file).size).toBeLessThan(MOST_PACKED);
  expect(sizeOf(installed.folder)).toBeLessThan(MOST_OF_PACKAGE);
  expect(sizeOf(installed.modules)).toBeLessThan(MOST_INSTALLED);
  const modules = readdirSync(installed.modules).filter((name) => !name.startsWith('.'));
  expect(modules.toSorted()).toEqual([
    '@libsql',
    '@neon-rs',
    'detect-libc',
    'inspector-exclusions',
    'libsql',
  ]);
});

test('npm installs it without a script of its own, and publishes it by no accident', async () => {
  const manifest = JSON.parse(textOf('package.json')) as Record<string, unknown>;
  expect(manifest).toMatchObject({ name: 'inspector-exclusions', private: true, license: 'Apache-2.0' });
  expect(manifest).not.toHaveProperty('scripts');
  expect(manifest['dependencies']).toEqual({ libsql: '0.5.29' });
  const { asked, error } = await publish(installed.file);
  expect(error).toContain('EPRIVATE');
  expect(asked.filter((request) => request.startsWith('PUT'))).toEqual([]);
});

test('the same clone packs the same bytes', async () => {
  const before = readFileSync(installed.file);
  expect(readFileSync(await packClone()).equals(before)).toBe(true);
});

test('it has the licences of what is in its files, and a bill of all that runs', () => {
  const licences = textOf('THIRD-PARTY-LICENCES.md');
  const bill = JSON.parse(textOf('sbom.cdx.json')) as {
    components: { name: string; version: string; licenses: unknown[] }[];
  };
  const names = bill.components.map(({ name }) => name);
  for (const name of [
    'react',
    '@mui/material',
    '@aws-sdk/client-inspector',
    'jose',
    'valibot',
    'yaml',
    'hyparquet',
  ])
    expect([licences.includes(`\n## ${name} `), names.includes(name)], name).toEqual([true, true]);
  for (const name of ['libsql', '@neon-rs/load', 'detect-libc', '@libsql/linux-x64-gnu'])
    expect(names).toContain(name);
  for (const name of ['vite', 'vitest', '@aws-sdk/client-sts', 'fast-xml-parser'])
    expect([licences.includes(`\n## ${name} `), names.includes(name)], name).toEqual([false, false]);
  expect(licences).toContain('Permission is hereby granted, free of charge');
  expect(textOf('LICENSE')).toBe(readFileSync(join(projectRoot, 'LICENSE'), 'utf8'));
  const bundled = [...licences.matchAll(/^## (\S+) (\S+): /gm)].map(
    ([, name, version]) => `${name} ${version}`,
  );
  const listed = bill.components.map(({ name, version }) => `${name} ${version}`);
  expect(bundled.filter((each) => !listed.includes(each))).toEqual([]);
});

test('it opens a folder: console and endpoint, with the data in the person’s own place', async () => {
  const before = [contentOf(installed.folder), contentOf(join(installed.directory, 'saved'))];
  const open = () => whenReady(installed.spawn(['./saved', '--port', '0']));
  const first = await open();
  onTestFinished(async () => void (await first.stop('SIGKILL')));
  const [, accessKeyId = '', secretAccessKey = ''] =
    /access key (\S+), secret access key (\S+)\n/.exec(first.stdout()) ?? [];
  const client = inspectorClient(first.origin, { accessKeyId, secretAccessKey }, 'eu-west-1');
  const { exclusionArns } = await client.send(new ListExclusionsCommand({ assessmentRunArn: RUN }));
  expect(exclusionArns).toHaveLength(7);
  const { exclusions } = await client.send(new DescribeExclusionsCommand({ exclusionArns }));
  expect(Object.values(exclusions ?? {}).map(({ title }) => title)).toContain('Agent not found');
  const page = await (await fetch(first.origin, { headers: { accept: 'text/html' } })).text();
  const files = [...page.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(([, path]) => path);
  expect(files.length).toBeGreaterThan(4);
  for (const path of files) expect((await fetch(`${first.origin}${path}`)).status).toBe(200);
  expect(await first.stop()).toMatchObject({ code: 0, stderr: '' });
  const data = join(installed.home, '.local/share/inspector-exclusions');
  expect(readdirSync(data)).toContain(`${ACCOUNT}.db`);
  const second = await open();
  expect(second.stdout()).toMatch(/^ready \S+\n$/);
  await second.stop();
  expect([contentOf(installed.folder), contentOf(join(installed.directory, 'saved'))]).toEqual(before);
});

test('reports, evidence, tables and archives are made with it', async () => {
  const report = await installed.run('report', 'saved', '--format', 'md');
  expect(report).toMatchObject({
    code: 3,
    stderr: expect.stringMatching(/^Not everything is known[^\n]*\n$/) as string,
  });
  expect(report.stdout).toContain('Of at least 42 checks in scope');
  expect(report.stdout).toMatch(/with inspector-exclusions 0\.1\.0 \\\([0-9a-f]{12}(?:-dirty)?\\\)/);
  expect((await installed.run('evidence', 'saved', '--out', 'evidence.zip')).code).toBe(3);
  const files = [...readZip(readFileSync(join(installed.directory, 'evidence.zip'))).keys()];
  expect(files.some((name) => name.endsWith('list-exclusions.0-jV27YxWb.json'))).toBe(true);
  expect((await installed.run('tables', 'saved', '--out', 'tables')).code).toBe(0);
  const made = join(installed.directory, 'tables');
  const [table = ''] = readdirSync(made, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.parquet'),
  );
  expect(readFileSync(join(made, table)).subarray(0, 4).toString()).toBe('PAR1');
  expect((await installed.run('check', 'saved')).stdout).toContain('exclusions: 17');
  expect((await installed.run('import', 'saved')).code).toBe(0);
  expect((await installed.run('verify', 'saved')).code).toBe(0);
  expect((await installed.run('export', 'again', '--account', ACCOUNT)).code).toBe(0);
  expect((await installed.run('check', 'again')).stdout).toContain('exclusions: 17');
});

test('the endpoint alone serves no console', async () => {
  const emulator = await whenReady(installed.spawn(['emulator', '--port', '0', '--data', ':memory:']));
  onTestFinished(async () => void (await emulator.stop()));
  const { exclusionArns } = await inspectorClient(emulator.origin).send(
    new ListExclusionsCommand({
      assessmentRunArn:
        'arn:aws:inspector:us-west-2:123456789012:target/0-0kFIPusq/template/0-4r1V2mAw/run/0-5PsFUbfs',
      maxResults: 500,
    }),
  );
  expect(exclusionArns).toHaveLength(37);
  expect((await fetch(`${emulator.origin}/`)).status).toBe(404);
  expect(await (await fetch(`${emulator.origin}/health`)).text()).toBe('ok\n');
});

test('what it cannot follow is said in one sentence', async () => {
  expect(await installed.run('reprot', 'saved')).toEqual({
    code: 1,
    stdout: '',
    stderr: 'There is no folder and no command reprot. Did you mean report?\n',
  });
  expect((await installed.run('report')).code).toBe(2);
  expect((await installed.run('report', '--help')).stdout).toContain(
    'Usage: inspector-exclusions COMMAND DIR\n',
  );
  expect((await installed.run('--version')).stdout).toMatch(/^inspector-exclusions 0\.1\.0 \([0-9a-f]{12}/);
});

test('the guard of these tests ends a program that calls another machine', () => {
  const guard = `--import=${join(projectRoot, 'tests/support/loopback-only.mjs')}`;
  const call = (url: string) =>
    spawnSync(process.execPath, [guard, '-e', `fetch('${url}').catch(() => {})`], { encoding: 'utf8' });
  expect(call('http://192.0.2.1/')).toMatchObject({ status: 86, stderr: 'connects to 192.0.2.1\n' });
  expect(call('http://www.example/')).toMatchObject({ status: 86, stderr: 'connects to www.example\n' });
  expect(call('http://127.0.0.1:9/')).toMatchObject({ status: 0, stderr: '' });
});

test('an older Node is told so', () => {
  const old = join(installed.directory, 'old.mjs');
  writeFileSync(old, `Object.defineProperty(process, 'versions', { value: { node: '18.20.8' } });`);
  const bin = join(installed.folder, 'bin/inspector-exclusions.mjs');
  expect(spawnSync(process.execPath, [`--import=${old}`, bin], { encoding: 'utf8' })).toMatchObject({
    status: 1,
    stdout: '',
    stderr: 'Node 20.19 or newer is needed; this is 18.20.8.\n',
  });
});

const canPretendTerminal =
  process.platform === 'linux' && spawnSync('script', ['-qec', 'true', '/dev/null']).status === 0;

test.runIf(canPretendTerminal)('in a terminal with a display the address is opened in a browser', () => {
  const programs = join(installed.directory, 'programs');
  mkdirSync(programs);
  const opened = join(installed.directory, 'opened');
  // The opener ends the command, so that the test need not guess how long it takes.
  writeFileSync(join(programs, 'xdg-open'), `#!/bin/sh\necho "$1" >> '${opened}'\nkill $PPID\n`);
  chmodSync(join(programs, 'xdg-open'), 0o755);
  const env = {
    PATH: `${programs}:${process.env['PATH']}`,
    HOME: installed.home,
    DISPLAY: ':99',
  };
  const bin = join(installed.modules, '.bin/inspector-exclusions');
  const line = `'${bin}' --port 0 --data :memory:`;
  const printed = execFileSync('script', ['-qec', line, '/dev/null'], {
    env,
    encoding: 'utf8',
    timeout: 60_000,
  });
  const [, address] = /^ready (\S+)\r?$/m.exec(printed) ?? [];
  expect(readFileSync(opened, 'utf8')).toBe(`${address}\n`);
});
