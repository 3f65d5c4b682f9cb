import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { root, sourceFiles, textOf } from './source-files';

const MOST_LINES = 400;
const USUAL_LINES = 220;
const MOST_IN_FOLDER = 26;

const lines = (file: string) => textOf(file).split('\n').length;
const tracked = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\0')
  .filter(Boolean);

test('a file is one idea: few are long, none is very long', () => {
  const files = sourceFiles('src', 'emulator');
  const sizes = files.map(lines).toSorted((a, b) => a - b);
  expect(files.filter((file) => lines(file) > MOST_LINES)).toEqual([]);
  expect(files.filter((file) => lines(file) > USUAL_LINES).length).toBeLessThanOrEqual(files.length * 0.05);
  expect(sizes[Math.floor(sizes.length / 2)]).toBeLessThan(100);
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

test('every file that the documents name is there', () => {
  const documents = tracked.filter((file) => file.endsWith('.md'));
  const named =
    /(?<![\w./-])(?:src|emulator|tests|scripts|docs|deploy|accounts|public)\/[\w./-]*\w\.(?:md|m?js|json|tsx?|ya?ml)\b/g;
  const missing = documents.flatMap((document) =>
    [...textOf(document).matchAll(named)]
      .map(([file]) => file)
      .filter((file) => !tracked.includes(file))
      .map((file) => `${document}: ${file}`),
  );
  expect(missing).toEqual([]);
});

test('no folder hides two rooms: few files of code stand side by side', () => {
  const counts = new Map<string, number>();
  for (const file of sourceFiles('src', 'emulator')) {
    const folder = file.slice(0, file.lastIndexOf('/'));
    counts.set(folder, (counts.get(folder) ?? 0) + 1);
  }
  expect([...counts].filter(([, count]) => count > MOST_IN_FOLDER)).toEqual([]);
});
