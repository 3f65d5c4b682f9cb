/** A folder that was made to speak through the terminal: what every command prints, and what every report holds. */
import { cpSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runAccountCommand } from '../../emulator/account-command';
import { printer } from '../../emulator/terminal';
import { temporaryDirectory } from '../support/emulator';
import { projectRoot } from '../support/emulator-process';
import { hostileTexts, unseenCharacters } from '../support/hostile-texts';

const directory = temporaryDirectory();
afterAll(directory.remove);
const folder = join(directory.path, 'hostile');
const data = join(directory.path, 'data');

const UNSEEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Default_Ignorable_Code_Point}\u2028\u2029]/u;

/** Of what a file system takes into a name, twenty at a time. */
const takenIntoNames = unseenCharacters.filter((text) => !/[\0]|\p{Cs}/u.test(text));
const fileNames = Array.from({ length: Math.ceil(takenIntoNames.length / 20) }, (_, index) =>
  takenIntoNames.slice(index * 20, index * 20 + 20).join('a'),
);
const FORGED = 'x\n0 problems found\n\u001B]0;owned\u0007\u001B[2J\u202E';

/** Members whose values people wrote: each gets the next hostile text. */
const WRITTEN = new Set(['name', 'title', 'description', 'recommendation', 'value']);
let next = 0;
const hostile = (): string => hostileTexts[(next += 1) % hostileTexts.length] ?? '';

function poisoned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(poisoned);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [
      key,
      WRITTEN.has(key) && typeof each === 'string' && !/^(?:arn:|i-)/.test(each)
        ? `${hostile()}${each}`.slice(0, 120)
        : poisoned(each),
    ]),
  );
}

/** A document, or one on each line; files of several documents that are laid out otherwise stay as they are. */
function poison(text: string): string {
  const documents = text.trimEnd().startsWith('{\n') ? [text] : text.trimEnd().split('\n');
  try {
    return documents.map((document) => JSON.stringify(poisoned(JSON.parse(document)))).join('\n');
  } catch {
    return text;
  }
}

beforeAll(() => {
  cpSync(join(projectRoot, 'accounts/recorded-example'), folder, { recursive: true });
  for (const file of readdirSync(folder).filter((name) => /^(?:describe|get)-(?!rules)/.test(name))) {
    const path = join(folder, file);
    writeFileSync(path, poison(readFileSync(path, 'utf8')));
  }
  for (const [index, file] of readdirSync(folder)
    .filter((name) => name.startsWith('describe-exclusions'))
    .entries())
    renameSync(
      join(folder, file),
      join(folder, `describe-exclusions.${fileNames[index]}.json${file.endsWith('l') ? 'l' : ''}`),
    );
  writeFileSync(join(folder, 'account.json'), JSON.stringify({ id: '210987654321', name: FORGED }));
});

/** What a command prints as a terminal gets it, in all. */
function terminalOf(...args: readonly string[]) {
  let text = '';
  const write = printer((each) => {
    text += each;
  });
  const code = runAccountCommand(args, write, write);
  return { code, text };
}

function expectVisible(text: string): void {
  expect(UNSEEN.exec(text.replaceAll('\n', ''))).toBeNull();
  expect(text).not.toMatch(/^0 problems/m);
}

const out = (name: string): string => join(directory.path, name);
const account = ['--account', '210987654321', '--data', data];

test.each([
  ['check', ['check', folder], 0],
  ['import', ['import', folder, '--data', data], 0],
  ['import once more', ['import', folder, '--data', data], 0],
  ['verify', ['verify', folder, '--data', data], 0],
  ['export', ['export', out(`archive${FORGED}`), ...account], 0],
  ['export into the same', ['export', out(`archive${FORGED}`), ...account], 1],
  ['snapshot', ['snapshot', folder, '--out', out(`snap${FORGED}.db`)], 0],
  ['tables', ['tables', folder, '--out', out(`tables${FORGED}`)], 0],
  ['evidence', ['evidence', folder, '--by', FORGED, '--out', out('evidence.zip')], 3],
  ['report', ['report', folder, '--by', FORGED], 3],
  ['a report as JSON', ['report', folder, '--by', FORGED, '--format', 'json'], 3],
  ['a report as HTML', ['report', folder, '--by', FORGED, '--format', 'html'], 3],
  ['a report as OSCAL', ['report', folder, '--by', FORGED, '--format', 'oscal'], 3],
  ['a report as CSV', ['report', folder, '--format', 'csv', '--out', out(`report${FORGED}.csv`)], 3],
  ['an unknown command', [`chek${FORGED}`], 2],
  ['an unknown option', ['check', `--${FORGED}`, folder], 2],
  ['an unknown format', ['report', folder, '--format', FORGED], 2],
  ['a folder that is not there', ['check', out(`none${FORGED}`)], 1],
  ['a report of one', ['report', out(`none${FORGED}`)], 1],
])('%s', (_, args, code) => {
  const said = terminalOf(...args);
  expectVisible(said.text);
  expect(said).toMatchObject({ code });
  expect(said.text).not.toBe('');
});

test('what a report prints is what it writes', () => {
  for (const format of ['md', 'html']) {
    const path = out(`report.${format}`);
    const made = terminalOf('report', folder, '--by', FORGED, '--format', format);
    terminalOf('report', folder, '--by', FORGED, '--format', format, '--out', path);
    const file = readFileSync(path, 'utf8');
    // The line on the standard error that says what is not known, the moment at which each was made, and what is made of it, are all that differ.
    const apart = (text: string): string =>
      text
        .replace(/Not everything is known [^\n]*\n?$/, '')
        .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '')
        .replaceAll(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '');
    expect(apart(made.text)).toBe(apart(file));
    expectVisible(file);
  }
});

test('reports for programs hold nothing unseen, and give it back', () => {
  for (const format of ['json', 'oscal']) {
    const path = out(`report.${format}`);
    terminalOf('report', folder, '--by', FORGED, '--format', format, '--out', path);
    const file = readFileSync(format === 'oscal' ? `${path}.json` : path, 'utf8');
    expectVisible(file);
    // OSCAL's names are of one line.
    expect(file).toContain(format === 'oscal' ? '\\u001b[2J\\u202e' : '"exportedBy": "x\\n0 problems found');
  }
});

test('the tables of CSV hold nothing unseen', () => {
  terminalOf('report', folder, '--by', FORGED, '--format', 'csv', '--out', out('own.csv'));
  const tables = readdirSync(directory.path).filter((name) => /^own.*\.csv$/.test(name));
  expect(tables).toHaveLength(3);
  for (const name of tables)
    expect(UNSEEN.exec(readFileSync(out(name), 'utf8').replaceAll(/[\r\n\t]/g, ''))).toBeNull();
});

test('an archive and a manifest are read again as they were, and hold nothing unseen', () => {
  const archive = out(`archive${FORGED}`);
  for (const name of readdirSync(archive)) expectVisible(readFileSync(join(archive, name), 'utf8'));
  const { name } = JSON.parse(readFileSync(join(archive, 'account.json'), 'utf8')) as { name: string };
  expect(name).toBe(FORGED);
  const manifest = readFileSync(`${out(`snap${FORGED}.db`)}.json`, 'utf8');
  expectVisible(manifest);
  expect((JSON.parse(manifest) as { name: string }).name).toBe(FORGED);
});

/** Folders that are refused, each for another reason, with the hostile text in what is told. */
const REFUSED: Readonly<Record<string, (text: string) => Readonly<Record<string, unknown>>>> = {
  'a member that nobody knows': (text) => ({ 'account.json': { [text]: 1 } }),
  'a member that nobody knows of a fleet': (text) => ({ 'fleet.json': { [text]: 1 } }),
  'a document that nobody knows': (text) => ({ [`unknown ${text}.json`]: { [text]: 1 } }),
  'a document of the wrong type': (text) => ({ [`d${text}.json`]: { assessmentRuns: text } }),
  'an ARN that is none': (text) => ({ [`d${text}.json`]: { assessmentRunArns: [text] } }),
  'a time that is none': (text) => ({ 'account.json': { clock: text } }),
  'what is no JSON': (text) => ({ [`d${text}.json`]: `{"${text}": ` }),
};

test.each(Object.entries(REFUSED))('%s is refused in visible text', (name, files) => {
  for (const [index, text] of [...fileNames, FORGED].entries()) {
    const refused = join(directory.path, `${name} ${index}`);
    mkdirSync(refused);
    const all = { 'account.json': { id: '210987654321' }, ...files(text) };
    for (const [file, content] of Object.entries(all))
      writeFileSync(join(refused, file), typeof content === 'string' ? content : JSON.stringify(content));
    const said = terminalOf('check', refused);
    expectVisible(said.text);
    expect(said.code, said.text).toBe(1);
  }
});
