import { describe, expect, test } from 'vitest';
import {
  awsCommand,
  type Call,
  callsOfExclusions,
  callsOfPreview,
  callsOfRuns,
  callsOfTemplates,
} from '../../../src/domain/export/calls';
import { readName } from '../../../src/domain/address/query-string';
import { hostileTexts } from '../../support/hostile-texts';
import { pasteInto, shellsToPasteInto } from '../../support/pseudo-terminal';

const target = { region: 'us-west-2', endpoint: 'http://127.0.0.1:4570' };
const SENT = ['--endpoint-url', 'http://127.0.0.1:4570', '--region', 'us-west-2'];
const TEMPLATE = 'arn:aws:inspector:us-west-2:123456789012:target/0-0kFIPusq/template/0-4r1V2mAw';
const RUN = `${TEMPLATE}/run/0-MKkpXXPE`;
const TOKEN = '0c7d8a52-9f0b-4a44-8a3a-2f1f3f3f3f3f';

/** As long as a name can be that an address holds, and six characters for each of its own. */
const names = [...hostileTexts, '\u202E'.repeat(138), "'".repeat(138)];

const listOf = ([list]: readonly Call[]): string => list?.command ?? '';
const everyCommandOf = (namePattern: string) =>
  [...callsOfRuns(target, { namePattern }), ...callsOfTemplates(target, { namePattern })].map(
    ({ command }) => command,
  );

test('a command has only characters that can be seen, and shows in ASCII what it asks for', () => {
  const odd = hostileTexts.flatMap((text) => [
    ...everyCommandOf(text),
    awsCommand('x', { region: text, endpoint: text }, [['--a', text]]),
    ...callsOfExclusions(target, text).map(({ command }) => command),
    ...callsOfPreview(target, text, text).map(({ command }) => command),
  ]);
  for (const command of odd) expect(command).toMatch(/^[\x20-\x7e\n]*$/);
  expect(listOf(callsOfRuns(target, { namePattern: '*\u202Ea\u007F*' }))).toContain(
    `--filter '{"namePattern":"*\\u202ea\\u007f*"}'`,
  );
  expect(awsCommand('x', target, [['--a', 'b\u202E\tü']])).toContain(`--a 'b<U+202E><U+0009><U+00FC>'`);
});

test('every name that an address can hold fits into the line that a terminal takes', () => {
  for (const name of names) {
    expect(readName(name)).toBe(name);
    for (const command of everyCommandOf(name))
      for (const line of command.split('\n')) expect(line.length).toBeLessThan(4095);
  }
});

describe.skipIf(shellsToPasteInto.length === 0).each(shellsToPasteInto)(
  'pasted into $shell (paste in brackets: $bracketed)',
  (into) => {
    test('the lists ask for the very name, and nothing else happens', () => {
      const { calls, attacked } = pasteInto(
        into,
        names.flatMap((namePattern) => [
          listOf(callsOfRuns(target, { namePattern })),
          listOf(callsOfTemplates(target, { namePattern })),
        ]),
      );
      expect(attacked).toBe(false);
      expect(calls.length).toBe(names.length * 2);
      for (const [index, [service, operation, ...rest]] of calls.entries()) {
        expect(service).toBe('inspector');
        expect(operation).toBe(index % 2 === 0 ? 'list-assessment-runs' : 'list-assessment-templates');
        expect(rest.slice(0, 5)).toEqual([...SENT, '--filter']);
        expect(JSON.parse(rest[5] ?? '')).toEqual({ namePattern: names[Math.floor(index / 2)] });
        expect(rest.slice(6)).toEqual(['--page-size', '500']);
      }
    });

    test('every other command arrives as it is shown, too', () => {
      const pastes = [
        ...callsOfExclusions(target, RUN),
        ...callsOfPreview(target, TEMPLATE, TOKEN),
        ...callsOfRuns(target, { namePattern: '\u007F!!' }),
      ].map(({ command }) => command);
      const page = ['--assessment-template-arn', TEMPLATE, '--preview-token', TOKEN];
      const pages = [...SENT, ...page, '--max-results', '500', '--output', 'json'];
      const listed = ['--assessment-run-arn', RUN, '--page-size', '500'];
      const text = ['--query', 'exclusionArns[]', '--output', 'text'];
      const filter = ['--filter', '{"namePattern":"\\u007f!!"}', '--page-size', '500'];
      expect(pasteInto(into, pastes).calls).toEqual([
        ['inspector', 'describe-assessment-runs', ...SENT, '--assessment-run-arns', RUN],
        ['inspector', 'list-exclusions', ...SENT, ...listed],
        ['inspector', 'list-exclusions', ...SENT, ...listed, ...text],
        ['inspector', 'describe-exclusions', ...SENT, '--exclusion-arns', 'arn:one', 'arn:two'],
        ['inspector', 'create-exclusions-preview', ...SENT, '--assessment-template-arn', TEMPLATE],
        ['inspector', 'get-exclusions-preview', ...pages],
        ['inspector', 'get-exclusions-preview', ...pages, '--next-token', 'page2'],
        ['inspector', 'list-assessment-runs', ...SENT, ...filter],
        [
          'inspector',
          'list-assessment-runs',
          ...SENT,
          ...filter,
          '--query',
          'assessmentRunArns[]',
          '--output',
          'text',
        ],
        ['inspector', 'describe-assessment-runs', ...SENT, '--assessment-run-arns', 'arn:one', 'arn:two'],
      ]);
    });

    test('what would not be made safe attacks here, unless the paste is in brackets', () => {
      const raw = `aws --filter '{"namePattern":"*${'\u007F'.repeat(40)}echo > PWNED #*"}'`;
      expect(pasteInto(into, [raw]).attacked).toBe(!into.bracketed);
    });
  },
);
