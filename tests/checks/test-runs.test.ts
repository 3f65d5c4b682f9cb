/** What a test run says at its end: what CI adds up, and what each runner counts. */
import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { root } from './source-files';

const TOOLS = ['bash', 'dirname', 'mktemp', 'tee', 'grep', 'tail', 'rm', 'awk', 'timeout'];

const which = (tool: string) =>
  spawnSync('sh', ['-c', `command -v ${tool}`], { encoding: 'utf8' }).stdout.trim();
const canRun = TOOLS.every((tool) => which(tool) !== '');

/** Runs CI's script on a machine with nothing but these programs, each a shell script, and its own tools. */
function runCi(programs: Readonly<Record<string, string>>) {
  const folder = mkdtempSync(join(tmpdir(), 'ci-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const name of ['.ci', 'bin']) mkdirSync(join(folder, name));
  copyFileSync(join(root, '.ci/run'), join(folder, '.ci/run'));
  for (const tool of TOOLS) symlinkSync(which(tool), join(folder, 'bin', tool));
  for (const [name, script] of Object.entries({ id: 'echo 1000', ...programs })) {
    writeFileSync(join(folder, 'bin', name), `#!/bin/sh\n${script}\n`);
    chmodSync(join(folder, 'bin', name), 0o755);
  }
  const { stdout, status } = spawnSync('bash', [join(folder, '.ci/run')], {
    encoding: 'utf8',
    timeout: 30_000,
    env: { PATH: join(folder, 'bin'), SUITE_LIMIT: '0.2s' },
  });
  return { lines: stdout.trim().split('\n'), status };
}

/** An npm whose quick suites pass, and whose long ones do as is said. */
const npm = (long: string) => `case "$*" in *test:long) ${long} ;; *) echo '5 passed, 0 failed' ;; esac`;

test.runIf(canRun)('one line adds up what the suites counted', () => {
  expect(runCi({ npm: npm(`echo '2 passed, 0 failed, 1 skipped'`) })).toEqual({
    lines: ['5 passed, 0 failed', '2 passed, 0 failed, 1 skipped', '7 passed, 0 failed, 1 skipped'],
    status: 0,
  });
});

test.runIf(canRun)('a failure is named again at the end', () => {
  const { lines, status } = runCi({ npm: npm(`echo 'FAILED a > b'; echo '2 passed, 1 failed'; exit 1`) });
  expect(lines.slice(-2)).toEqual(['FAILED a > b', '7 passed, 1 failed']);
  expect(status).toBe(1);
});

test.runIf(canRun)('a suite that hangs is ended, named and counted', () => {
  const { lines, status } = runCi({ npm: npm('exec tail -f /dev/null') });
  expect(lines.slice(-2)).toEqual([
    'FAILED test:long timed out: it was ended after 0.2s',
    '5 passed, 1 failed',
  ]);
  expect(status).toBe(1);
});

test.runIf(canRun)('a suite that ends before it can count has failed', () => {
  const { lines, status } = runCi({ npm: npm('exit 7') });
  expect(lines.slice(-2)).toEqual([
    'FAILED test:long ended with exit code 7 before it could count',
    '5 passed, 1 failed',
  ]);
  expect(status).toBe(1);
});

test.runIf(canRun)('where clients and engines can be installed they have to be there, and only there', () => {
  const says = `echo "0 passed, 0 failed"; echo "required: $REQUIRE_CLIENTS$REQUIRE_ENGINES"`;
  expect(runCi({ npm: says }).lines).toContain('required: ');
  const { lines } = runCi({ npm: says, id: 'echo 0', 'apt-get': 'exit 100', python3: 'exit 0' });
  const missing =
    /^(Installing Debian's )?(awscli golang-go( golang-github-aws-aws-sdk-go(-v2)?-dev)* ruby ruby-aws-sigv4 firefox-esr webkit2gtk-driver xvfb dbus-daemon)( \.\.\.| could not be installed\.)$/;
  expect(lines.filter((line) => missing.test(line))).toHaveLength(2);
  expect(lines).toContain('required: 11');
});

interface Counted {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  readonly failures: readonly string[];
}
type Count = (name: string, end: { code: number | null; signal: string | null }, report: unknown) => Counted;

const { countPlaywright, countVitest } = (await import(
  pathToFileURL(join(root, 'scripts/lib/reports.mjs')).href
)) as { readonly countPlaywright: Count; readonly countVitest: Count };

const well = { code: 0, signal: null };
const badly = { code: 1, signal: null };

const vitestReport = (status: 'passed' | 'failed') => ({
  numPassedTests: 2,
  numFailedTests: status === 'failed' ? 1 : 0,
  numPendingTests: 1,
  numTodoTests: 0,
  testResults: [
    { name: join(root, 'src/a.test.ts'), status, assertionResults: [{ status, fullName: 'a works' }] },
  ],
});

const playwrightReport = (errors: readonly { message: string }[]) => ({
  stats: { expected: 3, unexpected: 0, flaky: 0, skipped: 0 },
  suites: [{ file: 'runs.test.ts', specs: [{ ok: true, title: 'runs' }] }],
  errors,
});

test('a run that ended well is counted as its report says', () => {
  expect(countVitest('unit tests', well, vitestReport('passed'))).toEqual({
    passed: 2,
    failed: 0,
    skipped: 1,
    failures: [],
  });
  expect(countPlaywright('browser tests', well, playwrightReport([]))).toMatchObject({ failed: 0 });
});

test('a failed test is named, and counted once', () => {
  expect(countVitest('unit tests', badly, vitestReport('failed'))).toMatchObject({
    failed: 1,
    failures: ['src/a.test.ts > a works'],
  });
});

test('a run that ended badly without a failed test says how it ended', () => {
  expect(countVitest('long tests', badly, vitestReport('passed'))).toMatchObject({
    passed: 2,
    failed: 1,
    failures: ['long tests: exit 1 without a failed test'],
  });
  const killed = { code: null, signal: 'SIGKILL' };
  expect(countPlaywright('browser tests', killed, playwrightReport([]))).toMatchObject({
    failed: 1,
    failures: ['browser tests: ended by SIGKILL without a failed test'],
  });
  expect(countVitest('long tests', killed, undefined)).toMatchObject({
    failed: 1,
    failures: ['long tests: no report, ended by SIGKILL'],
  });
});

test('an error outside of every test is named by its first line', () => {
  const message = '\u001B[31mError: worker teardown timed out\u001B[39m\n    at somewhere';
  expect(countPlaywright('browser tests', badly, playwrightReport([{ message }]))).toMatchObject({
    passed: 3,
    failed: 1,
    failures: ['browser tests: Error: worker teardown timed out'],
  });
});
