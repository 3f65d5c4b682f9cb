/** What a report's data lacks is said in each form, also where no run and no region is there to hold it. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { projectRoot } from '../support/emulator-process';
import { runCommand as run, temporaryDirectory } from '../support/emulator';

const { path, remove } = temporaryDirectory();
afterAll(remove);

const ID = '111122223333';

function folderOf(name: string, files: Readonly<Record<string, unknown>>): string {
  const folder = join(path, name);
  mkdirSync(folder, { recursive: true });
  for (const [file, content] of Object.entries(files))
    writeFileSync(join(folder, file), JSON.stringify(content));
  return folder;
}

const account = { 'account.json': { id: ID, name: 'acme' } };
const empty = { 'list-assessment-runs.us-west-2.json': { assessmentRunArns: [] } };

const NOTHING = `Nothing of any region of account ${ID} is in this data: nothing is known of runs.`;

describe.each([
  ['an account.json alone', folderOf('alone', account)],
  ['an empty list of runs', folderOf('empty', { ...account, ...empty })],
])('an account folder that has %s', (_, folder) => {
  test.each([
    ['md', NOTHING.replaceAll(/[.:]/g, String.raw`\$&`)],
    ['html', `<li>${NOTHING}</li>`],
    ['json', `"told": "${NOTHING}"`],
    ['oscal', `"description":"${NOTHING.replaceAll(/[.:]/g, String.raw`\\$&`)}"`],
  ])('is told so as %s, with no figure that would be a zero', (format, expected) => {
    const { code, printed, complaints } = run('report', folder, '--format', format);
    expect({ code, complaints }).toEqual({
      code: 3,
      complaints: expect.stringMatching(/^Not everything is known \(exit code 3\)/) as string,
    });
    expect(printed).toContain(expected);
    expect(printed).toContain('How many checks were in scope is not known');
    expect(printed).not.toContain('No check was in scope');
  });

  test('is told so by a check, and in its evidence', () => {
    const { code, printed } = run('check', folder);
    expect(code).toBe(0);
    expect(printed).toContain('Account 111122223333, acme: recorded, no region\n');
    expect(printed).toContain('    gap: Nothing of any region is in this data: nothing is known of runs.');
    expect(run('evidence', folder, '--out', `${folder}.zip`)).toMatchObject({ code: 3 });
  });
});

test('beside other accounts it is a gap of the report', () => {
  const folder = join(path, 'several');
  folderOf('several/444455556666', { 'account.json': { id: '444455556666', name: 'other' } });
  folderOf(`several/${ID}`, account);
  const report = JSON.parse(run('report', folder, '--format', 'json').printed) as {
    readonly complete: boolean;
    readonly data: unknown;
    readonly dataGaps: readonly {
      readonly accountId: string;
      readonly region: string;
      readonly kind: string;
    }[];
  };
  expect(report).toMatchObject({ complete: false, data: 'recorded' });
  expect(report.dataGaps).toMatchObject([
    { accountId: ID, region: '', kind: 'no-region' },
    { accountId: '444455556666', region: '', kind: 'no-region' },
  ]);
  const recorded = join(projectRoot, 'accounts/recorded-example');
  const { code, printed } = run('report', recorded, join(folder, ID));
  expect(code).toBe(3);
  expect(printed).toContain('at least');
  expect(printed).toContain('acme (111122223333, no region, recorded)'.replaceAll(/[()]/g, String.raw`\$&`));
});

describe('what the answers say is there and the data does not hold', () => {
  const RUN = `arn:aws:inspector:us-west-2:${ID}:target/0-Target01/template/0-Templ001/run/0-Run00001`;
  const folder = folderOf('part', {
    ...account,
    'list-assessment-runs.json': { assessmentRunArns: [RUN], nextToken: 'more' },
  });
  const TOLD = 'Of a list of runs only a part is in this data: list-assessment-runs.json.';

  test('stands in the sources of a report as CSV, and the last line says where', () => {
    const { code, complaints } = run('report', folder, '--format', 'csv', '--out', join(path, 'part.csv'));
    expect(code).toBe(3);
    expect(complaints).toContain('and in the rows "gap" and "not read" of its -sources file.');
    expect(readFileSync(join(path, 'part-sources.csv'), 'utf8')).toContain(
      `"gap","${ID}","${TOLD}","","","part-of-list"\r\n`,
    );
    expect(readFileSync(join(path, 'part-sources.csv'), 'utf8')).not.toContain('No run in this data');
  });

  test('stands in a member of the JSON, which the last line names', () => {
    const { printed, complaints } = run('report', folder, '--format', 'json');
    expect(printed).toContain(`"told": "${TOLD}"`);
    expect(complaints).toContain('in its members gaps, dataGaps, runsOfUnknownScope and unreadable.');
  });
});

test('a report without a run says so in its CSV', () => {
  const recorded = join(projectRoot, 'accounts/recorded-example');
  const out = join(path, 'early.csv');
  // The run that is known by its ARN alone is of every range: here a template that it is not of.
  const template = 'arn:aws:inspector:eu-west-1:210987654321:target/0-Zk1uFs6N/template/0-E6vNa0Cu';
  run('report', recorded, '--format', 'csv', '--out', out, '--to', '2001-01-01', '--template', template);
  expect(readFileSync(join(path, 'early-sources.csv'), 'utf8')).toContain('"gap","","No run in this data');
});

test.each(['md', 'html'])('the actions that would mend most are told not to be added up, as %s', (format) => {
  const { printed } = run('report', join(projectRoot, 'accounts/recorded-example'), '--format', format);
  expect(printed).toContain(
    'Each action alone, if nothing else changed: the numbers of two must not be added up.',
  );
});
