import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { AccountError } from '../failures';
import { openAccount } from '../open-account';
import { FOLDER_LIMITS } from './folder-files';
import { readAccountFolder } from './read-account-folder';
import { savedFolder } from '../../../tests/support/saved-folder';

const saved = savedFolder();

/** Opens a folder of such files; whatever is in them, only a refusal in words may come of it. */
function outcomeOf(files: Readonly<Record<string, string | Buffer>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'hostile-'));
  try {
    for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
    openAccount({
      folder,
      dataDirectory: ':memory:',
      reset: false,
      newUuid: () => '11111111-1111-4111-8111-111111111111',
    }).store.close();
    return 'opened';
  } catch (error) {
    if (!(error instanceof AccountError)) throw error;
    expect(error.message.length).toBeLessThan(2000);
    return error.message;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const account = '{"id":"111122223333"}';
const members = [
  'assessmentTargets',
  'assessmentTemplates',
  'assessmentRuns',
  'exclusions',
  'exclusionArns',
  'exclusionPreviews',
  'previewStatus',
  'resourceGroups',
  'rulesPackages',
  'tags',
  'agentPreviews',
  'findings',
  'failedItems',
  'arn',
  'name',
  'createdAt',
  'durationInSeconds',
  '__proto__',
  'constructor',
  'toString',
];
const leaf = fc.oneof(
  fc.string(),
  fc.integer(),
  fc.double(),
  fc.boolean(),
  fc.constant(null),
  fc.constantFrom(
    'arn:aws:inspector:us-west-2:111122223333:target/0-0kFIPusq',
    'arn:aws:inspector:us-west-2:111122223333:target/0-0kFIPusq/template/0-4r1V2mAw',
    '2019-03-04T10:11:12Z',
    1e308,
    -0,
  ),
);
const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    leaf,
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.constantFrom(...members), tie('value'), { maxKeys: 4 }),
  ),
}));

test('whatever JSON a folder holds, it opens or is refused in words', () => {
  const document = fc.dictionary(fc.constantFrom(...members), value, { minKeys: 1, maxKeys: 3 });
  let refused = 0;
  fc.assert(
    fc.property(document, (any) => {
      if (outcomeOf({ 'account.json': account, 'any.json': JSON.stringify(any) }) !== 'opened') refused += 1;
    }),
    { numRuns: 120 },
  );
  expect(refused).toBeGreaterThan(40);
});

test('whatever bytes a file holds, it opens or is refused in words', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      outcomeOf({ 'account.json': account, 'any.json': Buffer.from(bytes) });
      outcomeOf({ 'account.json': Buffer.from(bytes) });
      outcomeOf({ 'account.json': account, 'fleet.json': Buffer.from(bytes) });
    }),
    { numRuns: 30 },
  );
});

test.each([
  ['deep', '['.repeat(100_000)],
  ['deep and whole', `${'['.repeat(5000)}${']'.repeat(5000)}`],
  ['polluting', '{"__proto__":{"polluted":true},"assessmentRuns":[]}'],
  ['polluting from inside', '{"assessmentRuns":[{"constructor":{"prototype":{"polluted":true}}}]}'],
  ['told twice', '{"assessmentRuns":[],"assessmentRuns":[{}]}'],
  ['of the wrong kind', '"assessmentRuns"'],
  ['a list of an answer and something else', '[{"assessmentRuns":[]},1]'],
  ['without an end', '{"assessmentRuns":['],
  ['of a huge number', `{"assessmentRuns":[{"durationInSeconds":${'9'.repeat(400)}}]}`],
  ['of a long text', `{"rulesPackages":[{"arn":"${'a'.repeat(100_000)}"}]}`],
  ['with a NUL', '{"assessmentRuns":[]}\u0000'],
])('a document that is %s is refused', (_, text) => {
  expect(outcomeOf({ 'account.json': account, 'any.json': text })).toMatch(/^any\.json: /);
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
});

test('more values than memory would hold are refused before they are parsed', () => {
  const many = `{"assessmentRunArns":[],"failedItems":[${'{},'.repeat(8_000_000)}{}]}`;
  expect(outcomeOf({ 'account.json': account, 'any.json': many })).toMatch(
    /^any\.json: line 1: has too many values: a file may have 16000000 commas, colons and brackets/,
  );
});

test('the values of a folder are counted over all its files, and tiny documents count for more', () => {
  const folder = mkdtempSync(join(tmpdir(), 'hostile-'));
  const read = (limits: Partial<typeof FOLDER_LIMITS>) =>
    readAccountFolder(folder, { limits: { ...FOLDER_LIMITS, ...limits } }).read().sources.length;
  writeFileSync(join(folder, 'account.json'), account);
  for (const name of ['a', 'b']) writeFileSync(join(folder, `${name}.json`), '{"assessmentRunArns":[]}');
  // 13 for each of them; account.json counts for itself.
  expect(read({ folderSigns: 26 })).toBe(3);
  expect(() => read({ folderSigns: 25 })).toThrow(/^b\.json: line 1: has too many values/);
  expect(() => read({ fileSigns: 12 })).toThrow(/^a\.json: line 1: has too many values/);
  rmSync(folder, { recursive: true });
});

test('a symbolic link is refused before it is read, also as account.json', () => {
  const elsewhere = mkdtempSync(join(tmpdir(), 'elsewhere-'));
  writeFileSync(join(elsewhere, 'a.json'), '{"id": "111122223333"}');
  symlinkSync(join(elsewhere, 'a.json'), join(saved.path, 'account.json'));
  expect(saved.load).toThrow('account.json: is a symbolic link');
  rmSync(elsewhere, { recursive: true });
});
