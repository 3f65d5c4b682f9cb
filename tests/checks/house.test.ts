/** What the code looks like as a whole: few files, each one idea, each word and each rule in its room. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root, sourceFiles, textOf } from './source-files';

/** A file of fewer lines is seldom an idea of its own. */
const CRUMB_LINES = 30;
const MOST_LINES = 400;
const USUAL_LINES = 220;
const LEAST_MEDIAN = 80;
const MOST_IN_FOLDER = 26;

/** What is in the working tree and not ignored. */
const tracked = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\0')
  .filter((file) => file !== '' && existsSync(join(root, file)));

const lines = (file: string) => textOf(file).trimEnd().split('\n').length;

/** Code without comments, which are written for people. */
const codeOf = (text: string): string =>
  text.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/(?<![:\w'"`])\/\/.*$/gm, '');

describe('a file is one idea, with all that belongs to it', () => {
  const code = tracked.filter((file) => /\.(?:tsx?|m?js|css)$/.test(file));
  const sizes = code.map(lines).toSorted((a, b) => a - b);
  const quantile = (part: number) => sizes[Math.floor(sizes.length * part)];

  test('few are crumbs', () => {
    expect(code.filter((file) => lines(file) < CRUMB_LINES).length).toBeLessThanOrEqual(code.length * 0.1);
  });

  test('few are long, none is very long', () => {
    expect(code.filter((file) => lines(file) > MOST_LINES)).toEqual([]);
    expect(quantile(0.9)).toBeLessThanOrEqual(USUAL_LINES);
  });

  test('half of them are more than a thought cut in three', () => {
    expect(quantile(0.5)).toBeGreaterThanOrEqual(LEAST_MEDIAN);
  });
});

test('no folder hides two rooms: few files of code stand side by side', () => {
  const counts = new Map<string, number>();
  for (const file of sourceFiles('src', 'emulator')) {
    const folder = file.slice(0, file.lastIndexOf('/'));
    counts.set(folder, (counts.get(folder) ?? 0) + 1);
  }
  expect([...counts].filter(([, count]) => count > MOST_IN_FOLDER)).toEqual([]);
});

test('the files name no registry, no machine and no download address', () => {
  const texts = tracked.filter(
    (file) => !/\.(png|ico|svg)$/.test(file) && file !== 'tests/checks/house.test.ts',
  );
  const forbidden = [/registry\.npm/i, /"resolved":\s*"http/, /(^|[^\w./-])\/(work|root|farm)\/[a-z.]/m];
  const offenders = texts.filter((file) => {
    const text = textOf(file);
    return forbidden.some((pattern) => pattern.test(text));
  });
  expect(offenders).toEqual([]);
});

test('no test is skipped by hand, none waits for the clock', () => {
  const tests = tracked.filter((file) => /\.test\.tsx?$/.test(file) && file !== 'tests/checks/house.test.ts');
  const offenders = tests.filter((file) =>
    /\.(only|skip)\(|waitForTimeout\(|\broute\.fulfill|page\.route\(/.test(textOf(file)),
  );
  expect(offenders).toEqual([]);
});

test('every file that documents, code and its comments name is there', () => {
  // What checks are tried with has names that are made up.
  const texts = tracked.filter(
    (file) => /\.(?:md|m?[jt]s|tsx|html|ya?ml)$/.test(file) && !file.startsWith('tests/checks/'),
  );
  const named =
    /(?<![\w.-]|[\w.]\/)(?:src|emulator|tests|scripts|docs|deploy|accounts|public)\/[\w./-]*\w\.(?:md|m?js|json|tsx?|ya?ml)\b/g;
  const missing = texts.flatMap((text) =>
    [...textOf(text).matchAll(named)]
      .map(([file]) => file)
      .filter((file) => !tracked.includes(file))
      .map((file) => `${text}: ${file}`),
  );
  expect(missing).toEqual([]);
});

test('a file that the documents of the house name without its folder is somewhere', () => {
  const names = new Set(tracked.map((file) => file.split('/').at(-1) ?? ''));
  const missing = ['ARCHITECTURE.md', 'CONTRIBUTING.md'].flatMap((document) =>
    [...textOf(document).matchAll(/(?<![\w./<>-])[\w.-]+\.(?:m?js|tsx?)\b/g)]
      .map(([name]) => name)
      .filter((name) => !names.has(name))
      .map((name) => `${document}: ${name}`),
  );
  expect(missing).toEqual([]);
});

/** The states that a run may end in; `COMPLETED` is a preview's status, too. */
const STATE = `['"](?:COMPLETED|COMPLETED_WITH_ERRORS|FAILED|ERROR|CANCELED)['"]`;

/** A comparison with a state, or a set of states to look into. */
const DECIDES = new RegExp(
  `[=!]==?\\s*${STATE}|${STATE}\\s*[=!]==?|case\\s+${STATE}:|new Set\\([^)]*${STATE}`,
);
const SINCE = /Date\.UTC\(\s*2018\s*,\s*5\s*,\s*25\s*\)|\b1529884800/;
const ABOUT_PREVIEW = /previewStatus|first\.status|\bstatus\b/;

/** Whether code decides by itself what a run's state, or the day from which exclusions exist, means. */
function decidesByItself(text: string): boolean {
  const code = codeOf(text);
  if (SINCE.test(code)) return true;
  return code.split('\n').some((line) => DECIDES.test(line) && !ABOUT_PREVIEW.test(line));
}

/** Where the rule stands, and what run states are. */
const ALLOWED = [
  /^src\/domain\/(?:assessment\/)?(?:exclusion-status|runs)\.ts$/,
  // The engine brings runs into their states.
  /^emulator\/assessment\/(?:run-schedule|advance-runs)\.ts$/,
];

test('one rule says what is known of a run’s exclusions', () => {
  const files = sourceFiles('src', 'emulator').filter(
    (file) => !ALLOWED.some((allowed) => allowed.test(file)),
  );
  expect(files.length).toBeGreaterThan(200);
  expect(files.filter((file) => decidesByItself(textOf(file)))).toEqual([]);
});

test.each([
  [`if (run.state === 'FAILED') return none;`, true],
  [`if ("COMPLETED" != state) return none;`, true],
  [`const ENDED = new Set(['ERROR']);`, true],
  [`case 'CANCELED':`, true],
  [`const since = Date.UTC(2018, 5, 25);`, true],
  [`/** Not so for 'FAILED' === state. */ const x = 1;`, false],
  [`const RUN_STATES = ['CREATED', 'COMPLETED'];`, false],
  [`if (first.status !== 'COMPLETED') return;`, false],
])('%s', (code, decides) => {
  expect(decidesByItself(code)).toBe(decides);
});

/** What was said once, and what is said instead. */
const RETIRED: readonly (readonly [words: RegExp, instead: string])[] = [
  [/'after the run'/, 'Available when the run ends'],
  [/'not recorded then'|were not recorded then/, 'Not recorded before 25 June 2018'],
  [/'exclusions only'/, 'Run details were not saved'],
  [/[Ll]ook at (?:1|\$\{n\}) more|'Look further'/, 'Show 10 more runs'],
  [/'Every rules package'/, 'Concerns every rules package'],
  [/'Open beside the list'/, 'Show beside the list of all'],
  [/'The template'/, 'the template’s name, in the way down to the page'],
  [/saved during the run'/, 'Saved before the run ended'],
];

test.each(RETIRED)('%s is said in plain words: %s', (words) => {
  const files = [
    ...sourceFiles('src/strings'),
    'src/domain/assessment/exclusion-status.ts',
    'src/domain/report/report-words.ts',
    'emulator/store/summarise.ts',
  ];
  expect(files.length).toBeGreaterThan(15);
  expect(files.filter((file) => words.test(textOf(file)))).toEqual([]);
});
