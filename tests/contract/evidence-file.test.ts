import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { runCommand, temporaryDirectory } from '../support/emulator';
import { projectRoot } from '../support/emulator-process';
import { unzip } from '../support/unzip';

const directory = temporaryDirectory();
afterAll(directory.remove);
const recorded = join(projectRoot, 'accounts/recorded-example');

const evidence = (...args: readonly string[]) => runCommand('evidence', ...args);

const has = (tool: string) => spawnSync(tool, ['--version']).error === undefined;
const inFolder = (folder: string, command: string, ...args: string[]) =>
  spawnSync(command, args, { cwd: folder, encoding: 'utf8' });

interface Manifest {
  readonly program: string;
  readonly exportedBy: string;
  readonly complete: boolean;
  readonly gaps: Readonly<Record<string, number>>;
  readonly accounts: readonly {
    readonly id: string;
    readonly documents: readonly {
      readonly name: string;
      readonly bytes: number;
      readonly recognisedAs: string;
      readonly readAt: string;
      readonly file: string | null;
      readonly leftOut?: string;
    }[];
  }[];
}

const unpacked = join(directory.path, 'unpacked');
const zip = join(directory.path, 'evidence.zip');

test('the report, its documents and their checksums are packed, gaps and all, but no passwords', () => {
  const { code, printed } = evidence(recorded, '--out', zip, '--by', 'A. Uditor');
  expect(code).toBe(3);
  expect(printed).toMatch(/evidence\.zip: \d+ files, \d+ bytes, SHA-256 [0-9a-f]{64}\./);
  unzip(readFileSync(zip), unpacked);
  const manifest = JSON.parse(readFileSync(join(unpacked, 'manifest.json'), 'utf8')) as Manifest;
  expect(manifest).toMatchObject({ exportedBy: 'A. Uditor', complete: false });
  expect(manifest.gaps['not-in-this-data']).toBe(1);
  const [{ id, documents } = { id: '', documents: [] }] = manifest.accounts;
  expect(id).toBe('210987654321');
  expect(documents.find(({ name }) => name === 'users.json')).toMatchObject({
    file: null,
    leftOut: 'a users.json holds passwords',
  });
  const kept = documents.filter(({ file }) => file !== null);
  expect(kept).toHaveLength(documents.length - 1);
  for (const { name, file, bytes } of kept) {
    const original = readFileSync(join(recorded, name));
    expect(readFileSync(join(unpacked, file ?? '')).equals(original), name).toBe(true);
    expect(original).toHaveLength(bytes);
  }
  expect(readdirSync(unpacked).toSorted()).toEqual([
    'README.txt',
    'SHA256SUMS',
    'documents',
    'manifest.json',
    'report-instances.csv',
    'report-sources.csv',
    'report.csv',
    'report.html',
    'report.json',
    'report.md',
    'report.oscal.json',
  ]);
  expect(readFileSync(join(unpacked, 'SHA256SUMS'), 'utf8')).not.toContain('users.json');
});

test.skipIf(!has('sha256sum'))('sha256sum finds every file as it was, and one that was changed', () => {
  const good = inFolder(unpacked, 'sha256sum', '--strict', '-c', 'SHA256SUMS');
  expect(good.stderr).toBe('');
  expect(good.status).toBe(0);
  const lines = readFileSync(join(unpacked, 'SHA256SUMS'), 'utf8').trim().split('\n');
  expect(good.stdout.trim().split('\n')).toHaveLength(lines.length);
  appendFileSync(join(unpacked, 'report.md'), ' ');
  const bad = inFolder(unpacked, 'sha256sum', '-c', 'SHA256SUMS');
  expect(bad.status).toBe(1);
  expect(bad.stdout).toContain('report.md: FAILED');
});

test.skipIf(!has('sha256sum'))(
  'a name with a backslash or a line feed is written as sha256sum reads it',
  () => {
    const folder = join(directory.path, 'odd');
    mkdirSync(folder);
    cpSync(join(recorded, 'account.json'), join(folder, 'account.json'));
    writeFileSync(join(folder, 'notes\\of\nyesterday.txt'), '{}');
    const out = join(directory.path, 'odd.zip');
    expect(evidence(folder, '--out', out, '--skip-unknown').complaints).toMatch(
      /^Not everything is known[^\n]*$/,
    );
    unzip(readFileSync(out), join(directory.path, 'odd-unpacked'));
    const { status, stdout } = inFolder(
      join(directory.path, 'odd-unpacked'),
      'sha256sum',
      '--strict',
      '-c',
      'SHA256SUMS',
    );
    expect(stdout).toContain('yesterday.txt');
    expect(status).toBe(0);
  },
);

test.skipIf(!has('ssh-keygen'))('a signature by a key of SSH is what SSH’s own tool verifies', () => {
  const key = join(directory.path, 'key');
  expect(spawnSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', key]).status).toBe(0);
  const out = join(directory.path, 'signed.zip');
  expect(evidence(recorded, '--out', out, '--sign', key).complaints).toMatch(
    /^Not everything is known[^\n]*$/,
  );
  const folder = join(directory.path, 'signed');
  unzip(readFileSync(out), folder);
  writeFileSync(join(folder, 'signers'), `auditor ${readFileSync(`${key}.pub`, 'utf8')}`);
  const verify = (list: string) =>
    spawnSync(
      'ssh-keygen',
      ['-Y', 'verify', '-f', 'signers', '-I', 'auditor', '-n', 'file', '-s', 'SHA256SUMS.sig'],
      { cwd: folder, input: list, encoding: 'utf8' },
    );
  const list = readFileSync(join(folder, 'SHA256SUMS'), 'utf8');
  expect(verify(list).stdout).toMatch(/Good "file" signature for auditor/);
  expect(verify(`${list} `).status).not.toBe(0);
  expect(readFileSync(join(folder, 'README.txt'), 'utf8')).toContain('ssh-keygen -Y verify');
  const none = join(directory.path, 'unsigned.zip');
  expect(evidence(recorded, '--out', none, '--sign', join(directory.path, 'no-key'))).toMatchObject({
    code: 1,
  });
  expect(existsSync(none)).toBe(false);
});

test('what cannot be done is said, and nothing half is left', () => {
  expect(evidence(recorded).complaints).toContain('evidence needs --out with the zip file to make');
  expect(evidence('--out', join(directory.path, 'x.zip')).complaints).toContain('at least one folder');
  expect(evidence(recorded, '--out', zip).complaints).toContain('evidence.zip is there already');
  expect(evidence('some.db', '--out', join(directory.path, 'x.zip')).complaints).toContain(
    'some.db is a store',
  );
  const nowhere = evidence(join(directory.path, 'none'), '--out', join(directory.path, 'x.zip'));
  expect(nowhere).toMatchObject({ code: 1 });
  expect(existsSync(join(directory.path, 'x.zip'))).toBe(false);
  const inNone = evidence(recorded, '--out', join(directory.path, 'none', 'x.zip'));
  expect(inNone.complaints).toMatch(/x\.zip cannot be written/);
});

/** A line of a README, by how its command begins. */
const commandIn = (folder: string, begins: string): string =>
  readFileSync(join(folder, 'README.txt'), 'utf8')
    .split('\n')
    .map((line) => line.trim())
    .find((line) => line.startsWith(begins)) ?? '';

/** Packs evidence, and unpacks it into a folder. */
function unpackedOf(name: string, ...args: readonly string[]): string {
  evidence(...args, '--out', join(directory.path, `${name}.zip`));
  const folder = join(directory.path, name);
  unzip(readFileSync(join(directory.path, `${name}.zip`)), folder);
  return folder;
}

test('its README says what it cannot tell, and how to find a file that was added', () => {
  const folder = unpackedOf('told', recorded);
  const readme = readFileSync(join(folder, 'README.txt'), 'utf8');
  expect(readme).toContain('NOT EVERYTHING IS KNOWN ("complete": false in manifest.json)');
  expect(readme).toContain('The list is not signed: whoever changes a file can write its checksum anew.');
  const compare = commandIn(folder, 'comm ');
  expect(inFolder(folder, 'bash', '-c', compare).stdout).toBe('\tSHA256SUMS\n');
  writeFileSync(join(folder, 'documents', 'added.json'), '{}');
  expect(inFolder(folder, 'bash', '-c', compare).stdout).toBe('\tSHA256SUMS\n\tdocuments/added.json\n');
});

test('the command in its README makes the same rows of the documents again', () => {
  const parts = join(directory.path, 'parts');
  for (const part of ['first part', 'second']) mkdirSync(join(parts, part), { recursive: true });
  cpSync(recorded, join(parts, 'first part'), { recursive: true });
  cpSync(join(recorded, 'account.json'), join(parts, 'second', 'account.json'));
  for (const [name, range, folders] of [
    ['again', ['--from', '2018-06-01', '--to', '2019-12-31'], 'DIR/documents'],
    ['parts-again', [], "'DIR/documents/210987654321/first part' DIR/documents/210987654321/second"],
  ] as const) {
    const folder = unpackedOf(name, name === 'again' ? recorded : parts, ...range);
    const out = join(folder, 'again.json');
    expect(commandIn(folder, 'npm ')).toBe(
      ['npm run account -- report', folders, '--format json --out again.json', ...range].join(' '),
    );
    const paths = folders.match(/DIR\/[^ ']+(?: part)?/g) ?? [];
    const again = paths.map((path) => path.replace('DIR', folder));
    runCommand('report', ...again, '--format', 'json', '--out', out, ...range);
    const sums = [out, join(folder, 'manifest.json')].map(
      (file) => (JSON.parse(readFileSync(file, 'utf8')) as { readonly rowsSha256: unknown }).rowsSha256,
    );
    expect(sums[0]).toEqual(sums[1]);
  }
});
