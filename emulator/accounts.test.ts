import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openedAccounts } from '../tests/support/opened-accounts';
import { runAccountCommand } from './account-command';
import { manualClock } from '../tests/support/manual-clock';

const ID = '111122223333';
const TEMPLATE = `arn:aws:inspector:us-west-2:${ID}:target/0-Target01/template/0-Templ001`;
const work = mkdtempSync(join(tmpdir(), 'tokens-'));
afterAll(() => rmSync(work, { recursive: true }));

/** The tokens that an account's saved previews have, when a folder is opened as `npm start` does. */
function tokens(folder: string, dataDirectory: string): readonly string[] {
  const accounts = openedAccounts({ folders: [folder], dataDirectory, clock: manualClock(0) });
  const previews = accounts.find(ID)?.services.store.previewsOf(TEMPLATE) ?? [];
  accounts.close();
  return previews.map(({ token }) => token);
}

test('a preview that was saved without its token gets the same one, wherever the folder lies and whoever imports it', () => {
  const folder = join(work, 'a');
  mkdirSync(folder);
  const preview = { assessmentTemplateArn: TEMPLATE, previewStatus: 'COMPLETED', exclusionPreviews: [] };
  writeFileSync(join(folder, 'preview.json'), JSON.stringify(preview));
  const copy = join(work, 'copy');
  cpSync(folder, copy, { recursive: true });

  const opened = tokens(folder, ':memory:');
  expect(opened).toHaveLength(1);
  expect(tokens(copy, ':memory:')).toEqual(opened);
  expect(tokens(relative(process.cwd(), folder), ':memory:')).toEqual(opened);
  const complaints: string[] = [];
  const data = join(work, 'data');
  const args = ['import', copy, '--data', data];
  expect(
    runAccountCommand(
      args,
      () => {},
      (line) => complaints.push(line),
    ),
  ).toBe(0);
  expect(complaints).toEqual([]);
  expect(tokens(folder, data)).toEqual(opened);
});
