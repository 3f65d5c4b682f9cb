import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openAccount, type OpenAccountOptions, type OpenedAccount } from '../open-account';

const RUN = 'arn:aws:inspector:us-west-2:111122223333:target/0-Target01/template/0-Templ001/run/0-Run00001';

let folder: string;
let data: string;
let opened: OpenedAccount | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'folder-'));
  data = mkdtempSync(join(tmpdir(), 'data-'));
});
afterEach(() => {
  opened?.store.close();
  opened = undefined;
  rmSync(folder, { recursive: true });
  rmSync(data, { recursive: true });
});

const save = (name: string, content: unknown): void => {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));
};

function open(options: Partial<OpenAccountOptions> = {}): OpenedAccount {
  opened?.store.close();
  opened = undefined;
  opened = openAccount({ folder, dataDirectory: data, reset: false, newUuid: () => 'x', ...options });
  return opened;
}

const kinds = (): Readonly<Record<string, string>> =>
  Object.fromEntries((opened?.store.documents() ?? []).map(({ name, kind }) => [name, kind]));

test('a folder with twelve foreign files and three faults in one answer is told of all in one round', () => {
  save('account.json', { id: '111122223333' });
  for (let number = 1; number <= 12; number += 1) save(`package-${number}.json`, { name: 'foreign' });
  save('runs.json', {
    assessmentRuns: [
      { arn: RUN, name: 'a', state: 'DONE', durationInSeconds: 1, rulesPackageArns: [], createdAt: 'x' },
    ],
  });
  let message = '';
  try {
    open();
  } catch (error) {
    message = (error as Error).message;
  }
  const lines = message.split('\n');
  expect(lines.filter((line) => line.startsWith('package-'))).toHaveLength(12);
  expect(lines.find((line) => line.startsWith('package-7.json'))).toMatch(
    /^package-7\.json: \$: is none of the answers that load.*--skip-unknown$/,
  );
  for (const member of ['state', 'durationInSeconds', 'rulesPackageArns', 'createdAt', 'dataCollected'])
    expect(lines.some((line) => line.startsWith(`runs.json: $.assessmentRuns[0].${member}: `))).toBe(true);
  expect(lines.at(-1)).toBe('17 problems. Nothing of the folder was loaded.');
});

test('all contradictions of one document are told in one round', () => {
  const exclusion = (id: string, title: string) => ({
    arn: `${RUN}/exclusion/0-${id}`,
    title,
    description: '',
    recommendation: '',
    scopes: [{ key: 'INSTANCE_ID', value: 'i-1' }],
  });
  const described = (...exclusions: readonly ReturnType<typeof exclusion>[]) => ({
    exclusions: Object.fromEntries(exclusions.map((one) => [one.arn, one])),
    failedItems: {},
  });
  const three = ['AAAAAAAA', 'BBBBBBBB', 'CCCCCCCC'];
  save('a.json', described(...three.map((id) => exclusion(id, 'Agent not found'))));
  save('b.json', described(...three.map((id) => exclusion(id, 'Agent not healthy'))));
  let message = '';
  try {
    open();
  } catch (error) {
    message = (error as Error).message;
  }
  for (const id of three)
    expect(message).toContain(
      `b.json: $.exclusions["${RUN}/exclusion/0-${id}"]: describes the exclusion ${RUN}/exclusion/0-${id}, and a.json says otherwise.`,
    );
  expect(message).toContain('3 problems. Nothing of the folder was loaded.');
});

test('with --skip-unknown the rest loads, and what was skipped is noted; a fault in an answer is still refused', () => {
  save('account.json', { id: '111122223333' });
  save('list.json', { assessmentRunArns: [RUN] });
  save('package.json', { name: 'foreign' });
  save('broken.json', '{"a": ');
  expect(() => open()).toThrow(/2 problems/);
  open({ skipUnknown: true });
  expect(opened?.store.run(RUN)).toMatchObject({ described: false });
  expect(kinds()['package.json']).toMatch(/^skipped: \$ is none of the answers that load/);
  expect(kinds()['broken.json']).toMatch(/^skipped: ends before the document/);
  expect(kinds()['list.json']).toBe('list-assessment-runs');
  save('wrong.json', { assessmentRunArns: ['arn:aws:s3:::bucket'] });
  expect(() => open({ skipUnknown: true, reset: true })).toThrow(/wrong\.json: \$\.assessmentRunArns\[0\]/);
});

test('nothing is passed over without a trace', () => {
  save('account.json', { id: '111122223333' });
  save('README.md', '# notes');
  save('.DS_Store', 'x');
  save('empty.json', '\n');
  save('.git/HEAD', 'ref');
  open();
  expect(kinds()).toMatchObject({
    'account.json': 'account',
    'README.md': expect.stringMatching(/^passed over: /) as string,
    '.DS_Store': expect.stringMatching(/^passed over: /) as string,
    'empty.json': 'passed over: empty',
    '.git/': 'passed over: a folder of a tool, 1 files',
  });
});

test('a folder that has changed is refused with the names of what changed, until --reset or --keep', () => {
  save('account.json', { id: '111122223333' });
  save('a.json', { assessmentRunArns: [RUN] });
  save('b.json', { assessmentRunArns: [RUN] });
  save('notes.txt', 'as they were');
  open();
  expect(open().changes).toEqual([]);
  save('a.json', { assessmentRunArns: [] });
  rmSync(join(folder, 'b.json'));
  save('c/new.json', { assessmentRunArns: [] });
  save('notes.txt', 'other notes');
  const changes = ['changed: a.json', 'added: c/new.json', 'changed: notes.txt', 'removed: b.json'];
  expect(() => open()).toThrow(
    new RegExp(
      `has changed since .*:\\n  ${changes.join('\\n  ')}\\nUse --reset to import it anew, or --keep`,
    ),
  );
  expect(open({ keep: true }).changes).toEqual(changes);
  expect(opened?.store.run(RUN)).toBeDefined();
  expect(open({ reset: true }).store.run(RUN)).toBeUndefined();
});

test('users and facts of the account are watched as well', () => {
  const user = {
    name: 'admin',
    password: 'first',
    accessKeyId: 'AKIAEXAMPLEEXAMPLE12',
    secretAccessKey: 's',
    allow: ['inspector:*'],
  };
  save('account.json', { id: '111122223333' });
  save('users.json', { users: [user] });
  open();
  save('users.json', { users: [{ ...user, password: 'second' }] });
  expect(() => open()).toThrow(/changed: users\.json/);
});
