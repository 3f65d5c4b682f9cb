import { expect, test } from 'vitest';
import { run, savedFolder } from '../../../tests/support/saved-folder';
import { accountsIn } from './account-folders';

const saved = savedFolder();
const ONE = '111122223333';
const answer = { assessmentRuns: [run()] };

/** What a folder with these files beside the folders of two accounts stands for, by names below it. */
function accountsBeside(files: Readonly<Record<string, unknown>>): readonly string[] {
  saved.save(`${ONE}/runs.json`, answer);
  saved.save('acme/account.json', { id: '444455556666' });
  for (const [name, content] of Object.entries(files)) saved.save(name, content);
  return accountsIn(saved.path).map((path) => path.slice(saved.path.length + 1));
}

test.each([
  ['nothing', {}],
  ['hidden files', { '.DS_Store': 'x' }],
  ['a README', { 'README.md': '# Saved on 2026-05-19' }],
  ['notes, a list of digests and an empty file', { 'notes.txt': 'see runs', SHA256SUMS: 'ab  x', empty: '' }],
])('a folder with %s beside two folders of accounts is of two accounts', (_, files) => {
  expect(accountsBeside(files)).toEqual([ONE, 'acme']);
});

test.each([
  ['an answer', { 'runs.json': answer }],
  ['an answer by another name', { 'runs.txt': JSON.stringify(answer) }],
  ['what may be an answer', { 'runs.json': '{"assessmentRuns": [' }],
  ['a file that says how to open one account', { 'account.json': { id: ONE } }],
  ['another folder', { 'us-west-2/runs.json': answer }],
  ['a file that is too large to be a note', { 'notes.txt': 'x'.repeat(1_048_577) }],
])('with %s it is one account’s, so that nothing is passed over', (_, files) => {
  expect(accountsBeside(files)).toEqual(['']);
});
