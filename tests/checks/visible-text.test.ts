/**
 * Text from outside is visible text: whatever ends on a terminal, in a log, a file, a clipboard, a title goes through
 * `src/domain/text/safe-text.ts`. Here the program is read: nothing prints without it. What the sinks then give is tried with
 * `tests/support/hostile-texts.ts`, below and in `tests/contract/hostile-terminal.test.ts`, `tests/e2e/hostile-addresses.test.ts`.
 */
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createRequestLog } from '../../emulator/request-log';
import { AccountError } from '../../emulator/store/failures';
import { OptionError } from '../../emulator/option-parser';
import { printer, printText, stackLines } from '../../emulator/terminal';
import { readAccountPlace, readInstancePlace, readRunPlace } from '../../src/domain/address/paths';
import type { Exclusion } from '../../src/domain/assessment/assessment';
import { copiedIds } from '../../src/domain/export/copied-ids';
import {
  csvOf,
  type ExportSheet,
  markdownOf,
  previewJson,
  runExclusionsJson,
} from '../../src/domain/export/exclusions-formats';
import { csvOfTable, jsonOfView, markdownOfView } from '../../src/domain/export/view-document';
import { visibleLine } from '../../src/domain/text/safe-text';
import { exportWords } from '../support/exclusions';
import { hostileTexts, unseenCharacters } from '../support/hostile-texts';
import { filesBelow, root, sourceFiles, textOf } from './source-files';

/** What writes somewhere, and the only files that may. */
const SINKS: readonly (readonly [sink: string, pattern: RegExp, files: readonly string[]])[] = [
  [
    'the standard streams',
    /\bprocess\s*\.\s*std(?:out|err)\s*\.\s*write\b|\bconsole\s*\.\s*\w+\(|\bwriteSync\(\s*[12]\b/,
    ['emulator/terminal.ts'],
  ],
  ['the document’s title', /\bdocument\s*\.\s*title\s*=[^=]/, ['src/ui/layout/page.tsx']],
  ['the clipboard', /\bnavigator\s*\.\s*clipboard\b|\bexecCommand\b/, ['src/ui/controls/copy-button.tsx']],
  ['a download', /\.download\s*=[^=]|\bcreateObjectURL\b/, ['src/features/export/export-file.ts']],
  // A document for people and programs: with an indent, or as a line of a file. Digests are of bytes that nobody reads.
  [
    'a document in JSON',
    /JSON\.stringify\((?:[^()]|\([^()]*\))*,\s*(?:undefined|null),\s*\w+,?\s*\)|(?<!update\()`\$\{JSON\.stringify\(/,
    ['src/domain/text/safe-text.ts', 'src/domain/export/diagnostics.ts'],
  ],
];

const codeOf = (file: string): string =>
  textOf(file)
    .replaceAll(/\/\*[\s\S]*?\*\//g, '')
    .replaceAll(/(?<![:\w'"`])\/\/.*$/gm, '');

describe('no sink prints without it', () => {
  const files = sourceFiles('src', 'emulator');

  test.each(SINKS)('%s', (_, pattern, allowed) => {
    expect(files.length).toBeGreaterThan(300);
    const writers = files.filter((file) => pattern.test(codeOf(file)));
    expect(writers).toEqual(allowed.filter((file) => files.includes(file)).toSorted());
  });

  test('what leaves is written as JSON by it', () => {
    const leaving = sourceFiles('src/domain/export', 'src/domain/report', 'emulator/report').filter((file) =>
      /JSON\.stringify\(/.test(codeOf(file)),
    );
    expect(leaving).toEqual([
      // A permission of fixed letters; commands, which are of ASCII alone; and what checksums are of.
      'src/domain/export/diagnostics.ts',
      'src/domain/export/exclusions-formats.ts',
      'src/domain/export/shell-words.ts',
      'src/domain/export/view-document.ts',
      // What checksums and identifiers are of; and a refusal, which is told in one line.
      'emulator/report/make-report.ts',
      'emulator/report/oscal-observations.ts',
      'emulator/report/report-command.ts',
    ]);
  });

  test('the files that may use the one function', () => {
    for (const file of SINKS.flatMap(([, , allowed]) => allowed))
      expect(`${file}: ${textOf(file)}`).toMatch(/visible(?:Line|Text|Json)|\[\^\\w\.-\]|iamStatement/);
  });

  test('scripts say nothing but through their own', () => {
    const scripts = filesBelow('scripts').filter(
      (file) => file.endsWith('.mjs') && !/\/(?:npm-script|model-table)\.mjs$/.test(file),
    );
    expect(scripts.length).toBeGreaterThan(15);
    // Results on the standard output are documents of our own; what is said goes through `say`.
    const loud = scripts.filter((file) => /stderr\.write|console\.(?:error|warn)/.test(codeOf(file)));
    // It runs before anything is known but Node's version, which is all that it says.
    expect(loud).toEqual(['scripts/package/inspector-exclusions.mjs']);
  });

  test('a new way to write would be seen', () => {
    const find = (code: string) => SINKS.filter(([, pattern]) => pattern.test(code)).map(([sink]) => sink);
    expect(find('process.stdout.write(`${name}\\n`)')).toEqual(['the standard streams']);
    expect(find('console.warn(name)')).toEqual(['the standard streams']);
    expect(find('writeFileSync(path, `${JSON.stringify(all, undefined, 2)}\\n`)')).toEqual([
      'a document in JSON',
    ]);
    expect(find('writeSync(file, `${JSON.stringify(answer)}\\n`)')).toEqual(['a document in JSON']);
    expect(find('hash.update(`${JSON.stringify(row)}\\n`)')).toEqual([]);
    expect(find('if (process.stdout.isTTY) open();')).toEqual([]);
  });
});

test('no page reads a parameter by itself', () => {
  const readers = sourceFiles('src')
    .filter((file) => !file.startsWith('src/domain/address/'))
    .filter((file) => /earch(?:Params)?\s*\.\s*(?:get|getAll|has)\(/.test(textOf(file)));
  expect(readers).toEqual([
    // `q` is a text that is looked at, never sent.
    'src/pages/open.tsx',
    // Whether the address of a preview changed.
    'src/routes.tsx',
    'src/ui/gallery/main.tsx',
  ]);
});

const UNSEEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Default_Ignorable_Code_Point}\u2028\u2029]/u;

/** What printed lines give, one for each call of `write`. */
function printed(work: (print: (line: string) => void) => void): string {
  let text = '';
  work(
    printer((each) => {
      text += each;
    }),
  );
  return text;
}

const logged = (work: (log: ReturnType<typeof createRequestLog>) => void): string =>
  printed((print) => work(createRequestLog(print, true)));

const exclusion = (text: string): Exclusion => ({
  arn: text,
  title: text,
  description: text,
  recommendation: text,
  scopes: [
    { key: 'agentId', value: text },
    { key: 'rulesPackageArn', value: text },
  ],
  attributes: [{ key: text, value: text }],
});

const sheet = (text: string): ExportSheet => ({
  title: text,
  facts: [{ label: 'Account', value: text }],
  columns: [['account', text]],
  exclusions: [exclusion(text)],
  every: { packageArns: [text], instanceIds: [text] },
  identities: new Map(),
  packageName: (arn) => arn,
  words: exportWords,
});

const table = (text: string) => ({ name: text, columns: [text], rows: [[text, 1, null]] });
const facts = (text: string) => [['account', 'Account', text]] as const;
const metadata = (text: string) => ({ data: 'recorded', account: text }) as const;
const badText = (place: object): string => ('text' in place ? String(place.text) : '');
const place = { region: 'us-west-2', account: '123456789012' };

/** Every sink that is a function, with what it makes of a text. */
const MAKERS: Readonly<Record<string, (text: string) => string>> = {
  'a line of the terminal': (text) => printed((print) => print(`Account 123456789012 (${text})`)),
  'a refusal of an account': (text) =>
    printed((print) =>
      printText(print, new AccountError([`${text}: $.name: must be a text`, '1 problem.']).message),
    ),
  'a refusal of a command line': (text) =>
    printed((print) => printText(print, new OptionError(`there is no format ${text}`).message)),
  'a fault of our own': (text) =>
    printed((print) => {
      for (const line of stackLines(new TypeError(text)).slice(0, 1)) print(line);
    }),
  'a line of the log': (text) =>
    logged(({ line }) => line({ time: '', method: 'GET', operation: text, status: 400, milliseconds: 1 })),
  'a notification that did not arrive': (text) =>
    logged(({ undelivered }) => undelivered({ events: 'not delivered', reason: text, message: text })),
  'a fault in the log': (text) => logged(({ fault }) => fault('id', new Error(text))).replace(/ at .*/, '"}'),
  'exclusions as CSV': (text) => csvOf(sheet(text)).replaceAll('\r\n', '\n'),
  'exclusions as Markdown': (text) => markdownOf(sheet(text)),
  'exclusions as JSON': (text) => runExclusionsJson([exclusion(text)], [], metadata(text)),
  'a preview as JSON': (text) =>
    previewJson([exclusion(text)], 1, { assessmentTemplateArn: text, previewToken: text }, metadata(text)),
  'a view as CSV': (text) => csvOfTable(table(text), facts(text)).replaceAll('\r\n', '\n'),
  'a view as Markdown': (text) => markdownOfView({ title: text, facts: facts(text), tables: [table(text)] }),
  'a view as JSON': (text) => jsonOfView({ title: text, facts: facts(text), tables: [table(text)] }),
  'ids, one to a line': (text) => copiedIds([text], 'lines'),
  'ids with commas': (text) => copiedIds([text, 'x'], 'commas'),
  'ids as JSON': (text) => copiedIds([text, 'x'], 'json'),
  'a region in an address': (text) => badText(readAccountPlace({ ...place, region: text })),
  'an account in an address': (text) => badText(readAccountPlace({ ...place, account: text })),
  'a run in an address': (text) =>
    badText(readRunPlace({ ...place, targetId: '0-aaaaaaaa', templateId: text })),
  'an instance in an address': (text) => badText(readInstancePlace({ ...place, instanceId: text })),
};

/** Texts of several lines are lines of Markdown and CSV too; elsewhere they stay in their line. */
const LINES_OF_CSV = new Set(['exclusions as CSV', 'a view as CSV']);

test.each(Object.entries(MAKERS))('%s holds nothing unseen, and no line that is forged', (name, make) => {
  const usual = make('x').split('\n').length;
  for (const text of hostileTexts) {
    const made = make(text);
    expect(UNSEEN.exec(made.replaceAll(/[\n\r\t]/g, '')), JSON.stringify(made)).toBeNull();
    // Within quotes, where CSV has them.
    if (LINES_OF_CSV.has(name)) continue;
    expect(made.split('\n').length, JSON.stringify(made)).toBe(usual);
    expect(made).not.toMatch(/[\r\t]/);
  }
});

test('a text is printed line by line, with or without an end of its last line', () => {
  const lines = (text: string): readonly string[] => {
    const told: string[] = [];
    printText((line) => told.push(line), text);
    return told;
  };
  expect(lines('a\n\nb')).toEqual(['a', '', 'b']);
  expect(lines('a\nb\n')).toEqual(['a', 'b']);
  expect(lines('a')).toEqual(['a']);
  expect(lines('')).toEqual(['']);
});

test('a line of the log gives back what it is about', () => {
  for (const text of hostileTexts) {
    const line = logged((log) =>
      log.line({ time: '', method: 'GET', operation: text, status: 400, milliseconds: 1 }),
    );
    expect(JSON.parse(line)).toMatchObject({ operation: text });
  }
});

test('what scripts say is what the one function says', async () => {
  const { UserError } = (await import(pathToFileURL(join(root, 'scripts/lib/npm-script.mjs')).href)) as {
    readonly UserError: new (...lines: readonly string[]) => Error;
  };
  for (const text of [...hostileTexts, ...unseenCharacters, '\t', '\r\n'])
    expect(new UserError(text, 'two').message).toBe(`${visibleLine(text)}\ntwo`);
});
