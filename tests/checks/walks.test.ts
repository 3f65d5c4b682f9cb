/** The two walks of ARCHITECTURE.md: whoever follows a row from the wire to the screen, or from a document to the wire, opens these files. */
import { expect, test } from 'vitest';
import { importsOf, textOf } from './source-files';

const walkOf = (heading: string): string =>
  textOf('ARCHITECTURE.md').split(`### ${heading}\n`)[1]?.split('\n### ')[0] ?? '';

const filesOf = (text: string): readonly string[] => [
  ...new Set([...text.matchAll(/`((?:src|emulator)\/[\w./-]+\.tsx?)`/g)].map(([, file = '']) => file)),
];

const steps = (walk: string): readonly string[] => walk.split('\n').filter((line) => /^\d+\. /.test(line));

/** The files that are reached from the first by imports among them, in either direction. */
function joined(files: readonly string[]): ReadonlySet<string> {
  const nameOf = (file: string): string => file.replace(/\.tsx?$/, '');
  const imports = new Map(files.map((file) => [file, new Set(importsOf(file).map(({ from }) => from))]));
  const areJoined = (a: string, b: string): boolean =>
    imports.get(a)?.has(nameOf(b)) === true || imports.get(b)?.has(nameOf(a)) === true;
  const reached = new Set(files.slice(0, 1));
  for (const file of reached) for (const other of files) if (areJoined(file, other)) reached.add(other);
  return reached;
}

test.each([
  ['A row, from the wire to the screen', 10],
  ['A row, from a saved document to the wire', 10],
])('%s', (heading, most) => {
  const walk = walkOf(heading);
  const files = filesOf(walk);
  expect(steps(walk).length).toBe(most);
  expect(files.length).toBeGreaterThanOrEqual(most);
  expect([...joined(files)].toSorted()).toEqual(files.toSorted());
});
