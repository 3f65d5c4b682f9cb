import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openDatabase } from './store/open-database';
import { runAccountCommand } from './account-command';

const example = fileURLToPath(new URL('../accounts/recorded-example', import.meta.url));
let work: string;
beforeEach(() => {
  work = mkdtempSync(join(tmpdir(), 'command-'));
});
afterEach(() => rmSync(work, { recursive: true }));

function run(...args: readonly string[]) {
  const out: string[] = [];
  const errors: string[] = [];
  const code = runAccountCommand(
    args,
    (line) => out.push(line),
    (line) => errors.push(line),
  );
  return { code, out: out.join('\n'), errors: errors.join('\n') };
}

/** What an account holds; not which documents it is from, and what of them was left aside, which an export does not have. */
const counts = (text: string) =>
  text.split('\n').filter((line) => !line.includes('documents') && !line.includes('Left aside'));

test('an account is checked, imported, exported, and checked again with the same result', () => {
  const data = join(work, 'data');
  const archive = join(work, 'archive');
  const checked = run('check', example);
  expect(checked).toMatchObject({ code: 0, errors: '' });
  expect(checked.out).toContain('whose exclusions are not in this data: 1');
  expect(existsSync(data)).toBe(false);
  expect(run('import', example, '--data', data)).toEqual(checked);
  expect(run('import', example, '--data', data).out).toContain('nothing was imported');
  expect(run('export', archive, '--account', '210987654321', '--data', data).code).toBe(0);
  expect(counts(run('check', archive).out)).toEqual(counts(checked.out));
});

test('the recorded example is told as its documents have it', () => {
  // Counted by hand: four runs have whole lists (7, 3, 3, 2), one has two descriptions and no list, one an empty list, the
  // one of 2018-05-14 an empty list from before there were exclusions, one nothing. One exclusion is not described.
  expect(run('check', example).out.split('\n')).toEqual([
    'Account 210987654321, acme-audit: recorded, eu-west-1',
    '  targets: 3',
    '  templates: 3',
    '  runs: 8 (1 known by their ids alone)',
    '    with exclusions: 4',
    '    with some exclusions, perhaps not all: 1',
    '    whose list of exclusions is empty: 1',
    '    that ended before 25 June 2018, when exclusions were not recorded: 1',
    '    whose exclusions are not in this data: 1',
    '    whose instances are not listed (list-assessment-run-agents), so that it is not known how many checks there were: 7',
    '  exclusions: 17',
    '    described: 16 of 17',
    '  previews: 1',
    "  instances told of by EC2's answers: 9",
    "  instances told of by Amazon Inspector's coverage: 8",
    '  documents: 25',
    // A Lambda function in it is none of Inspector Classic's.
    "    list-coverage.json: answers Amazon Inspector's ListCoverage. Left aside is what it says of other resources than instances: AWS_LAMBDA_FUNCTION (1).",
  ]);
});

test('rules packages of which no answer says the name are counted', () => {
  const arn = 'arn:aws:inspector:us-west-2:111122223333:target/0-0kFIPusq/template/0-4r1V2mAw';
  const packages = ['0-9hgA516p', '0-H5hpSawc'].map(
    (id) => `arn:aws:inspector:us-west-2:758058086616:rulespackage/${id}`,
  );
  const template = { arn, name: 'weekly', durationInSeconds: 3600, rulesPackageArns: packages, createdAt: 1 };
  writeFileSync(join(work, 'a.json'), JSON.stringify({ assessmentTemplates: [template] }));
  const unnamed = '  rules packages without a name (describe-rules-packages): ';
  expect(run('check', work).out).toContain(`${unnamed}2\n`);
  const rulesPackages = packages.map((each, at) => ({
    arn: each,
    name: `Package ${at}`,
    version: '1',
    provider: 'AWS',
  }));
  writeFileSync(join(work, 'b.json'), JSON.stringify({ rulesPackages: rulesPackages.slice(1) }));
  expect(run('check', work).out).toContain(`${unnamed}1\n`);
  writeFileSync(join(work, 'b.json'), JSON.stringify({ rulesPackages }));
  expect(run('check', work).out).not.toContain('without a name');
});

test('an import without users shows the administrator that was made; a check does not', () => {
  writeFileSync(
    join(work, 'a.json'),
    '{"assessmentTargetArns": ["arn:aws:inspector:us-west-2:111122223333:target/0-0kFIPusq"]}',
  );
  expect(run('check', work).out).not.toContain('password');
  expect(run('import', work, '--data', join(work, '.data')).out).toMatch(/user admin, password \S{20}/);
});

test('what cannot be done is said, with an exit code of its own', () => {
  expect(run('check', join(work, 'none'))).toMatchObject({ code: 1 });
  writeFileSync(join(work, 'a.json'), '{"a": 1}');
  expect(run('check', work).errors).toMatch(/^a\.json: \$: is none of the answers that load/);
  expect(run('check')).toMatchObject({ code: 2 });
  expect(run('look', work).errors).toMatch(/^there is no command look\nUsage:/);
  expect(run('check', work, '--dat', 'x')).toMatchObject({ code: 2 });
  expect(run('check', work, '--dat', 'x').errors).toMatch(/^Unknown option --dat\. Use --help/);
  expect(run('imprt', work).errors).toMatch(/^there is no command imprt\. Did you mean import\?\nUsage:/);
  // Two lines: a long help would push what is wrong off a short terminal.
  expect(run('imprt', work).errors.split('\n')).toEqual([
    'there is no command imprt. Did you mean import?',
    'Usage: npm run account -- COMMAND DIR. All commands and options: npm run account -- --help',
  ]);
  expect(run('import', work, '--dat', 'x').errors).toMatch(/^Unknown option --dat\. Did you mean --data\?/);
  expect(run('import', work, '--keep', '--keep').errors).toMatch(
    /^The option --keep is given twice\.\nUsage:/,
  );
  expect(run('imprt', 'export').errors).toContain('there is no command imprt');
  expect(run()).toMatchObject({ code: 2 });
  expect(run('export', work)).toMatchObject({ code: 2 });
  expect(run('export', work, '--account', '1234')).toMatchObject({ code: 2 });
  expect(run('export', work, '--account', '111122223333', '--data', work)).toMatchObject({ code: 1 });
});

test('a folder that is not there is told in the same words by every command', () => {
  const nowhere = join(work, 'nowhere');
  const said = { code: 1, errors: `The account folder ${nowhere} does not exist.` };
  for (const command of ['check', 'import', 'verify', 'report'])
    expect(run(command, nowhere)).toMatchObject(said);
  for (const command of ['evidence', 'tables'])
    expect(run(command, nowhere, '--out', join(work, 'out'))).toMatchObject(said);
  const store = `${nowhere}.db`;
  for (const command of ['verify', 'report'])
    expect(run(command, store)).toMatchObject({ code: 1, errors: `${store} does not exist.` });
  const out = join(nowhere, 'x.md');
  expect(run('report', example, '--out', out)).toMatchObject({
    code: 1,
    errors: `${out} cannot be written: there is no folder ${nowhere}. Make it, or choose another place.`,
  });
});

test('a store that is in use is told once, with what helps', () => {
  const data = join(work, '.data');
  run('import', example, '--data', data);
  const path = join(data, '210987654321.db');
  const served = openDatabase(path);
  expect(run('report', path)).toMatchObject({
    code: 1,
    errors: `${path} is in use by another process. Stop that process, or name the folder that it was imported from, or a copy of the store.`,
  });
  served.close();
});

test('folders of several accounts that nothing tells apart are told line by line, with what to do', () => {
  for (const [name, account] of [
    ['acme', '111122223333'],
    ['prod', '210987654321'],
  ] as const) {
    mkdirSync(join(work, name));
    const arn = `arn:aws:inspector:us-west-2:${account}:target/0-0kFIPusq`;
    writeFileSync(join(work, name, 'a.json'), JSON.stringify({ assessmentTargetArns: [arn] }));
  }
  const problems = [
    'prod/a.json: $.assessmentTargetArns[0]: belongs to account 210987654321, but the folder is of account 111122223333; keep one folder per account. Nothing of the folder was loaded.',
    `Where ${work} has a folder for each account: name each by the account's 12 digits, or give each an account.json, or give each by itself.`,
  ];
  expect(run('check', work).errors.split('\n')).toEqual(problems);
  expect(run('report', work).errors.split('\n')).toEqual([`${work}:`, ...problems]);
});

test('what is not known is said beside a report, with where it stands', () => {
  expect(run('report', example)).toMatchObject({
    code: 3,
    errors: 'Not everything is known (exit code 3). What is not, and why: under "What is not known".',
  });
  expect(run('report', example, '--format', 'json').errors).toContain('in its members gaps, ');
});

test('a file where a directory is to be is named', () => {
  const file = join(work, 'file');
  const data = join(work, 'data');
  writeFileSync(file, '');
  const said = { code: 1, errors: `${file} is no directory. Move it away, or choose another place.` };
  expect(run('import', example, '--data', file)).toMatchObject(said);
  expect(run('import', example, '--data', data).code).toBe(0);
  expect(run('export', file, '--account', '210987654321', '--data', data)).toMatchObject(said);
  expect(run('export', work, '--account', '210987654321', '--data', file)).toMatchObject({ code: 1 });
});

test('a snapshot is made of the one region of an account, and never twice at one place', () => {
  const file = join(work, 'acme.db');
  const made = run('snapshot', example, '--out', file);
  expect(made).toMatchObject({ code: 0, errors: '' });
  expect(made.out).toMatch(/Account 210987654321 \(acme-audit\), eu-west-1: .* runs, .* exclusions\./);
  const { sha256 } = JSON.parse(readFileSync(`${file}.json`, 'utf8')) as { sha256: string };
  expect(made.out).toContain(sha256);
  expect(run('snapshot', example, '--out', file)).toMatchObject({ code: 1 });
  expect(run('snapshot', example, '--out', join(work, 'b.db'), '--region', 'us-east-1').errors).toContain(
    'holds nothing of us-east-1',
  );
  expect(run('snapshot', example)).toMatchObject({ code: 2 });
});

test('the help names every command with its options, and does nothing', () => {
  for (const argv of [['--help'], ['check', '--help'], ['--help', 'import', work]]) {
    const { code, out, errors } = run(...argv);
    expect([code, errors]).toEqual([0, '']);
    for (const command of ['check DIR', 'import DIR', 'export DIR', 'snapshot DIR'])
      expect(out).toContain(`  ${command}`);
    for (const option of [
      '--data DIR',
      '--account ID',
      '--out FILE',
      '--region R',
      '--keep',
      '--skip-unknown',
    ])
      expect(out).toContain(`    ${option}`);
  }
});

test('a store is held against its import and its folder', () => {
  const data = join(work, '.data');
  const folder = join(work, 'folder');
  mkdirSync(folder);
  writeFileSync(join(folder, 'account.json'), '{"id": "111122223333"}');
  const target = 'arn:aws:inspector:us-west-2:111122223333:target/0-0kFIPusq';
  writeFileSync(join(folder, 'a.json'), JSON.stringify({ assessmentTargetArns: [target] }));
  expect(run('import', folder, '--data', data).code).toBe(0);
  const good = run('verify', folder, '--data', data);
  expect(good).toMatchObject({ code: 0, errors: '' });
  expect(good.out).toContain('is what was imported: each of its tables has the digest of the import.');
  expect(good.out).toContain('has the very files that were imported.');
  expect(run('verify', join(data, '111122223333.db')).code).toBe(0);
  writeFileSync(join(folder, 'b.json'), '{}');
  const more = run('verify', folder, '--data', data);
  expect(more.code).toBe(3);
  expect(more.out).toContain('the folder has changed since the import: added: b.json');
  const store = join(data, '111122223333.db');
  const bytes = readFileSync(store, 'latin1').replaceAll('0-0kFIPusq', '0-0kFIPusX');
  writeFileSync(store, bytes, 'latin1');
  expect(run('verify', store)).toMatchObject({ code: 1 });
});

test('account folders side by side are checked one after the other, and nothing else takes them for one', () => {
  const saved = (id: string) =>
    JSON.stringify({ assessmentTargetArns: [`arn:aws:inspector:us-west-2:${id}:target/0-0kFIPusq`] });
  const folders = ['111122223333', '444455556666'].map((id) => {
    mkdirSync(join(work, 'estate', id), { recursive: true });
    writeFileSync(join(work, 'estate', id, 'a.json'), saved(id));
    return join(work, 'estate', id);
  });
  const estate = join(work, 'estate');
  const { code, out, errors } = run('check', estate);
  expect({ code, errors }).toEqual({ code: 0, errors: '' });
  expect(out.split('\n').filter((line) => line.startsWith('Account'))).toEqual([
    'Account 111122223333, 111122223333: recorded, us-west-2',
    'Account 444455556666, 444455556666: recorded, us-west-2',
  ]);
  writeFileSync(join(folders[1] ?? '', 'b.json'), '{"assessmentRunArns": [');
  expect(run('check', estate)).toMatchObject({
    code: 3,
    errors: expect.stringMatching(/^\S*444455556666: b\.json: line 1: the file is cut off/) as string,
  });
  const refusal = { code: 1, out: '', errors: `${estate} holds 2 account folders: name one of them.` };
  expect(run('verify', estate, '--data', work)).toEqual(refusal);
  expect(run('import', estate, '--data', work)).toEqual(refusal);
  expect(run('snapshot', estate, '--out', join(work, 's.db'))).toEqual(refusal);
});

test('evidence that was handed over is known, packed and unpacked', () => {
  mkdirSync(join(work, 'e', 'documents'), { recursive: true });
  for (const name of ['SHA256SUMS', 'manifest.json']) writeFileSync(join(work, 'e', name), '{}');
  writeFileSync(join(work, 'e.zip'), '');
  for (const name of ['verify', 'check', 'report'])
    expect(run(name, join(work, 'e'))).toMatchObject({
      code: 1,
      errors: `${work}/e is evidence that was handed over: sha256sum -c SHA256SUMS, called in it, checks its files. To read its saved answers name ${work}/e/documents.`,
    });
  expect(run('verify', join(work, 'e.zip')).errors).toMatch(
    /e\.zip is a zip file: unpack it\. If it is evidence/,
  );
});

test.each([
  ['an empty folder', {}],
  ['a folder of pictures', { 'a.png': Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex') }],
])('%s has no saved answer, which is said first', (_, files) => {
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(work, name), bytes);
  expect(run('check', work)).toEqual({
    code: 1,
    out: '',
    errors: `${work} holds no saved answer. Save the service's answers there, or add an account.json with {"id": "123456789012"} where there are none.`,
  });
});

test('a store that is open elsewhere is not verified, and the reason is the other process', () => {
  run('import', example, '--data', work);
  const other = openDatabase(join(work, '210987654321.db'));
  try {
    expect(run('verify', example, '--data', work)).toEqual({
      code: 1,
      out: '',
      errors: `${work}/210987654321.db is open in another process, perhaps a console that serves it, and can be verified only when it is not. Stop that process, or verify a copy of the store.`,
    });
  } finally {
    other.close();
  }
});
