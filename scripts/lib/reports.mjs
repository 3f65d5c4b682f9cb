import { relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { root } from './npm-script.mjs';

/** What a runner counted, and the names of what failed. */
export const count = (passed = 0, failed = 0, skipped = 0, failures = []) => ({
  passed,
  failed,
  skipped,
  failures,
});

/** How a program ended that did not end well: by its exit code, or by the signal that ended it. */
const ending = ({ code, signal }) => (signal ? `ended by ${signal}` : `exit ${code}`);

/** Counts a run. One that ended badly never counts as passed, and always says why. */
function countRun(name, end, { passed, failed, skipped, failures }) {
  const bad = end.code !== 0;
  const named = bad && failures.length === 0 ? [`${name}: ${ending(end)} without a failed test`] : failures;
  return count(passed, Math.max(failed, bad ? 1 : 0), skipped, named);
}

const noReport = (name, end) => count(0, 1, 0, [`${name}: no report, ${ending(end)}`]);

/** Names a test file's failed tests; the file itself where it could not be loaded. */
function failuresOfFile({ name, status, assertionResults }) {
  const file = relative(root, name);
  const failed = assertionResults.filter((test) => test.status === 'failed');
  if (failed.length > 0) return failed.map((test) => `${file} > ${test.fullName}`);
  return status === 'failed' ? [file] : [];
}

/** Counts by Vitest's report. An error outside of every test is not in it: only the exit code tells. */
export function countVitest(name, end, report) {
  if (!report) return noReport(name, end);
  return countRun(name, end, {
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests + report.numTodoTests,
    failures: report.testResults.flatMap(failuresOfFile),
  });
}

/** Names the failed tests of a Playwright suite and of the suites in it. */
function failuresOfSuite({ file, specs = [], suites = [] }) {
  const own = specs.filter((spec) => !spec.ok).map((spec) => `tests/e2e/${file} > ${spec.title}`);
  return [...own, ...suites.flatMap(failuresOfSuite)];
}

/** The first line of a message, without the colours of a terminal. */
const firstLine = (text = 'an error') => stripVTControlCharacters(text).trim().split('\n', 1)[0];

/** Counts by Playwright's report, with the errors that belong to no test: a worker's end, for instance. */
export function countPlaywright(name, end, report) {
  const { stats, suites = [], errors = [] } = report ?? {};
  if (!stats) return noReport(name, end);
  return countRun(name, end, {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky,
    skipped: stats.skipped,
    failures: [
      ...suites.flatMap(failuresOfSuite),
      ...errors.map(({ message }) => `${name}: ${firstLine(message)}`),
    ],
  });
}

/** The one line that ends a test run. */
export function closingLine(counts) {
  const sum = (key) => counts.reduce((total, each) => total + each[key], 0);
  const skipped = sum('skipped');
  return `${sum('passed')} passed, ${sum('failed')} failed${skipped ? `, ${skipped} skipped` : ''}`;
}
