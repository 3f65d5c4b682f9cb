import { spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { root, say } from './console.mjs';

/** What a runner counted, and the names of what failed. */
const count = (passed = 0, failed = 0, skipped = 0, failures = []) => ({ passed, failed, skipped, failures });

/** Runs one of the installed programs with Node, its output beside ours; gives its exit code. */
function program(bin, args, env = {}) {
  // A build in this process has made it `production`: then React would leave out what its tests need.
  const { NODE_ENV: _, ...inherited } = process.env;
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(root, 'node_modules', bin), ...args], {
      cwd: root,
      stdio: ['ignore', process.stderr.fd, process.stderr.fd],
      env: { ...inherited, ...env },
    });
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

/** A check that passes or fails as a whole: types, lint, formatting. */
export async function check(name, bin, args) {
  say(`\n== ${name}`);
  const code = await program(bin, args);
  if (code !== 0) say(`${name}: failed`);
  return code === 0 ? count(1) : count(0, 1, 0, [name]);
}

function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  } finally {
    rmSync(file, { force: true });
  }
}

/** Names a test file's failed tests; the file itself where it could not be loaded. */
function failuresOfFile({ name, status, assertionResults }) {
  const file = relative(root, name);
  const failed = assertionResults.filter((test) => test.status === 'failed');
  if (failed.length > 0) return failed.map((test) => `${file} > ${test.fullName}`);
  return status === 'failed' ? [file] : [];
}

/** Names the failed tests of a Playwright suite and of the suites in it. */
function failuresOfSuite({ file, specs = [], suites = [] }) {
  const own = specs.filter((spec) => !spec.ok).map((spec) => `tests/e2e/${file} > ${spec.title}`);
  return [...own, ...suites.flatMap(failuresOfSuite)];
}

/** Runs Vitest projects and counts their tests. */
export async function vitest(projects, env) {
  say(`\n== ${projects.join(' and ')} tests`);
  const file = join(tmpdir(), `vitest-${process.pid}-${projects.join('-')}.json`);
  const args = ['run', ...projects.flatMap((project) => ['--project', project])];
  const code = await program(
    'vitest/vitest.mjs',
    [...args, '--reporter=default', '--reporter=json', `--outputFile.json=${file}`],
    env,
  );
  const report = readReport(file);
  if (!report) return count(0, 1, 0, [`${projects.join(' and ')} tests: no report`]);
  const failed = report.numFailedTests;
  // A file that cannot be loaded has no tests that could fail: the exit code still tells.
  return count(
    report.numPassedTests,
    failed || (code === 0 ? 0 : 1),
    report.numPendingTests + report.numTodoTests,
    report.testResults.flatMap(failuresOfFile),
  );
}

/** Runs the browser tests and counts them. */
export async function playwright(project, env) {
  say(`\n== browser tests (${project})`);
  const file = join(tmpdir(), `playwright-${process.pid}-${project}.json`);
  const code = await program('@playwright/test/cli.js', ['test', `--project=${project}`], {
    ...env,
    PLAYWRIGHT_JSON_OUTPUT_NAME: file,
  });
  const report = readReport(file);
  const stats = report?.stats;
  if (!stats) return count(0, 1, 0, [`browser tests (${project}): no report`]);
  const failed = stats.unexpected + stats.flaky;
  return count(
    stats.expected,
    failed || (code === 0 ? 0 : 1),
    stats.skipped,
    report.suites.flatMap(failuresOfSuite),
  );
}

/** The one line that ends a test run. */
export function closingLine(counts) {
  const sum = (key) => counts.reduce((total, each) => total + each[key], 0);
  const skipped = sum('skipped');
  return `${sum('passed')} passed, ${sum('failed')} failed${skipped ? `, ${skipped} skipped` : ''}`;
}
