import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { root } from './source-files';

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
