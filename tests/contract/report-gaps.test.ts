/** What a report's data lacks is said in each form, also where no run and no region is there to hold it. */
import { mkdirSync, writeFileSync } from 'node:fs';
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
