import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
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
    '  exclusions: 17',
    '    described: 16 of 17',
    '  previews: 1',
    // EC2 was asked for nine of them.
    "  instances told of by EC2's answers: 9",
    "  instances told of by Amazon Inspector's coverage: 8",
    '  documents: 25',
    // A Lambda function in it is none of Inspector Classic's.
    "    list-coverage.json: answers Amazon Inspector's ListCoverage. Left aside is what it says of other resources than instances: AWS_LAMBDA_FUNCTION (1).",
  ]);
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
