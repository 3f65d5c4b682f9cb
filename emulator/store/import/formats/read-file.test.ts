import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contentsOf } from '../../../../tests/support/saved-samples';

const ANSWER = '{"exclusionArns":[]}';
const JSON_READ = { format: 'JSON', values: [{ exclusionArns: [] }] };
const zip = (files: Readonly<Record<string, string>>): Buffer =>
  Buffer.from(
    zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)]))),
  );

/** A tar file as the system's own tar makes it. */
function tar(files: Readonly<Record<string, string>>, ...options: readonly string[]): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'tar-'));
  try {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(join(folder, name, '..'), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
    return execFileSync('tar', ['-C', folder, '-c', '-f', '-', ...options, '.']);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test('an answer is recognised whatever its file is called', () => {
  for (const name of ['list-exclusions.txt', 'notes.md', '.saved', 'README', 'a.json.bak'])
    expect(contentsOf(name, ANSWER)).toEqual([{ entry: name, ...JSON_READ }]);
});

test('what the AWS CLI said in place of an answer is a refusal, and only where nothing else stands beside it', () => {
  const said =
    'An error occurred (AccessDeniedException) when calling the ListExclusions operation: User is not authorized\n';
  const read = {
    format: "the AWS CLI's error",
    values: [{ Error: { Code: 'AccessDeniedException when calling ListExclusions' } }],
  };
  for (const text of [said, `\n${said}`, `\naws: [ERROR]: ${said}`, `\n${said}\n${said}`])
    for (const name of ['list-exclusions.json', 'errors.txt'])
      expect(contentsOf(name, text)).toEqual([{ entry: name, ...read }]);
  expect(contentsOf('a.json', `${said}${ANSWER}`)[0]).not.toMatchObject({ format: read.format });
});

test('UTF-8 and UTF-16 of both orders, with and without a byte order mark', () => {
  const little = Buffer.from(ANSWER, 'utf16le');
  const big = Buffer.from(little).swap16();
  const format = (bytes: Buffer) => contentsOf('a.json', bytes)[0];
  expect(format(Buffer.from(`\uFEFF${ANSWER}`))).toMatchObject(JSON_READ);
  expect(format(little)).toMatchObject({ ...JSON_READ, format: 'JSON (UTF-16, little-endian)' });
  expect(format(Buffer.concat([Buffer.from([0xff, 0xfe]), little]))).toMatchObject({
    ...JSON_READ,
    format: 'JSON (UTF-16, little-endian)',
  });
  expect(format(big)).toMatchObject({ ...JSON_READ, format: 'JSON (UTF-16, big-endian)' });
  expect(format(Buffer.concat([Buffer.from([0xfe, 0xff]), big]))).toMatchObject({
    ...JSON_READ,
    format: 'JSON (UTF-16, big-endian)',
  });
});

test.each([
  ['a.json', '  \n', 'empty'],
  ['notes.md', '# Notes\n\nRuns: three, later more.\n', 'text, no saved answer'],
  ['settings', '{"editor": 1}', 'JSON, no saved answer'],
  ['a.png', Buffer.from('89504e470d0a1a0a0000000d', 'hex'), 'PNG picture'],
  ['a.pdf', '%PDF-1.4\n', 'PDF: its text has no members; save the answers as JSON'],
  ['a.html', '<!DOCTYPE html><p>exclusions</p>', 'HTML page: it has no members; save the answers as JSON'],
  [
    'a.txt',
    '-------\n|  DescribeExclusions  |\n+-----+\n',
    'printed with --output table, which cuts off and joins what it shows: save it again with --output json',
  ],
  [
    'a.txt',
    'EXCLUSIONARNS\tarn:aws:inspector:x\n',
    'printed with --output text, which leaves out the members: save it again with --output json',
  ],
  [
    'a.json',
    '{"Findings":[{"SchemaVersion":"2018-10-08","ProductArn":"arn:aws:x"}]}',
    'findings in the format of Security Hub (ASFF): they name no exclusions',
  ],
  [
    'terraform.tfstate',
    '{"version":4,"terraform_version":"1.0.0","resources":[]}',
    'Terraform state: it names what was set up, no runs and no exclusions',
  ],
])('%s with %j is passed over', (name, content, passedOver) => {
  expect(contentsOf(name, content)).toEqual([{ entry: name, passedOver }]);
});

test.each([
  ['a.json', '{"exclusionArns":[\n', 'line 1: the file is cut off: the JSON that begins here does not end'],
  ['a.json', 'An error occurred', 'line 1: is not a JSON object or list'],
  ['a.txt', '{"exclusionArns":[\n', 'line 1: the file is cut off: the JSON that begins here does not end'],
  ['a.json', "{'exclusionArns': [\n1, object()]}", 'line 2: has object, which is no value that is read'],
  ['a.json', Buffer.from([0x7b, 0xff, 0x7d]), '$: is not text in UTF-8 or UTF-16'],
  ['a.zip', 'not one', '$: is not the archive that its name says'],
])('%s with %j is a problem', (name, content, problem) => {
  expect(contentsOf(name, content)).toEqual([{ entry: name, problems: [problem] }]);
});

test('members of zip, tar and gzip files, each by itself', () => {
  const files = { '2019/a.json': ANSWER, 'notes.txt': 'hello' };
  const read = (archive: string) => [
    { entry: `${archive}/2019/a.json`, ...JSON_READ },
    { entry: `${archive}/notes.txt`, passedOver: 'text, no saved answer' },
  ];
  const sorted = (entries: ReturnType<typeof contentsOf>) =>
    entries.toSorted((a, b) => (a.entry < b.entry ? -1 : 1));
  expect(contentsOf('b.zip', zip(files))).toEqual(read('b.zip'));
  expect(sorted(contentsOf('b.tar', tar(files)))).toEqual(read('b.tar'));
  expect(sorted(contentsOf('b.tgz', gzipSync(tar(files, '--format=pax'))))).toEqual(read('b.tgz/b.tar'));
  expect(contentsOf('a.json.gz', gzipSync(ANSWER))).toEqual([{ entry: 'a.json.gz/a.json', ...JSON_READ }]);
});

test('long names in a tar file are read in both of their forms', () => {
  const name = `${'a'.repeat(90)}/${'b'.repeat(120)}.json`;
  for (const form of ['--format=pax', '--format=gnu'])
    expect(contentsOf('b.tar', tar({ [name]: ANSWER }, form))).toEqual([
      { entry: `b.tar/${name}`, ...JSON_READ },
    ]);
});

test('archives that are damaged, or lead elsewhere, are problems', () => {
  const whole = zip({ 'a.json': ANSWER.padEnd(5000) });
  const problem = (name: string, bytes: Buffer, limits = {}) => {
    const entry = contentsOf(name, bytes, limits).at(-1);
    return entry && 'problems' in entry ? entry.problems.join() : JSON.stringify(entry);
  };
  const encrypted = Buffer.from(whole);
  encrypted[6] = (encrypted[6] ?? 0) | 1;
  expect(problem('a.zip', encrypted)).toBe(
    '$: is encrypted. Unpack it with its password, and put its files there',
  );
  expect(problem('a.zip', whole.subarray(0, 60))).toBe('$: is a damaged zip file (invalid zip data)');
  expect(problem('a.gz', gzipSync(ANSWER).subarray(0, 20))).toBe(
    '$: is a damaged gzip file (unexpected end of file)',
  );
  expect(problem('a.tar', tar({ 'a.json': ANSWER }).subarray(0, 1100))).toContain(
    '$: is a tar file that ends before',
  );
  expect(problem('a.zip', zip({ '../a.json': ANSWER }))).toBe('$: has a member named "../a.json"');
  expect(problem('a.zip', zip({ '/a.json': ANSWER }))).toBe('$: has a member named "/a.json"');
  expect(problem('a.zip', zip({ 'a\u001b.json': ANSWER }))).toContain('has a member named');
  expect(problem('a.gz', gzipSync(gzipSync(gzipSync(ANSWER))))).toBe('$: is an archive inside 2 archives');

  // A directory that says less than the member holds: what is unpacked is cut, and the checksum tells.
  const directory = whole.lastIndexOf(Buffer.from('PK\u0001\u0002', 'latin1'));
  const lying = Buffer.from(whole);
  lying.writeUInt32LE(ANSWER.length, directory + 24);
  expect(problem('a.zip', lying)).toBe('$: is a damaged zip file (the checksum of "a.json" does not fit)');
});

test('what an archive unpacks to is bounded', () => {
  const large = ANSWER.padEnd(100_000);
  const reasons = (bytes: Buffer, limits: object) =>
    contentsOf('a', bytes, limits).flatMap((each) => ('problems' in each ? each.problems : []));
  expect(reasons(gzipSync(large), { fileBytes: 1000 })).toEqual(['$: unpacks to more than 1000 bytes']);
  expect(reasons(zip({ 'a.json': large }), { fileBytes: 1000 })).toEqual([
    '$: unpacks to more than 1000 bytes',
  ]);
  expect(reasons(zip({ a: large, b: large }), { folderBytes: 150_000 })).toEqual([
    '$: unpacks to more than 150000 bytes',
  ]);
  expect(reasons(zip({ a: '1', b: '2' }), { files: 1 })).toEqual(['$: has more than 1 members']);
});

test('whatever bytes a file has, and wherever an archive is damaged, there is an answer in words', () => {
  const archives = [zip({ 'a.json': ANSWER, b: 'x' }), tar({ 'a.json': ANSWER }), gzipSync(ANSWER)];
  const beginnings = ['', '{', "{'", 'a: ', '- [', 'arn,akas\n'].map((text) => Buffer.from(text));
  fc.assert(
    fc.property(
      fc.oneof(
        fc
          .tuple(fc.constantFrom(...beginnings), fc.uint8Array({ maxLength: 80 }))
          .map((parts) => Buffer.concat(parts)),
        fc.tuple(fc.constantFrom(...archives), fc.nat(), fc.nat(255)).map(([archive, at, byte]) => {
          const damaged = Buffer.from(archive);
          damaged[at % damaged.length] = byte;
          return damaged;
        }),
      ),
      fc.constantFrom('a.json', 'a.yaml', 'a.csv', 'a.zip', 'a'),
      (bytes, name) => {
        for (const each of contentsOf(name, bytes)) expect(each.entry.startsWith(name)).toBe(true);
      },
    ),
    { numRuns: 500 },
  );
});
