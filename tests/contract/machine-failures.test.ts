/** Failures of the machine, real ones where this user can make them: each ends in a sentence, and loses nothing. What permissions do not allow: `permissions.test.ts`. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  closeSync,
  cpSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { ListTagsForResourceCommand, SetTagsForResourceCommand } from '@aws-sdk/client-inspector';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { inspectorClient, runCommand, temporaryDirectory } from '../support/emulator';
import { projectRoot, runEmulator, spawnEmulator, startEmulator } from '../support/emulator-process';
import { canMount, readOnlyView, smallDisk } from '../support/mounted';
import { keysOf, RECORDED, recorded, SIMULATED, small, writeSmallAccounts } from '../support/small-account';

let directory: ReturnType<typeof temporaryDirectory>;
let accounts: ReturnType<typeof writeSmallAccounts>;
let simulated: string;
let saved: string;
beforeEach(() => {
  directory = temporaryDirectory();
  accounts = writeSmallAccounts();
  [simulated = '', saved = ''] = accounts.folders;
  // After what the test itself has mounted there.
  onTestFinished(() => {
    accounts.remove();
    directory.remove();
  });
});

const at = (...names: readonly string[]) => join(directory.path, ...names);
const serving = (data: string, ...folders: readonly string[]) => [
  '--api-only',
  '--data',
  data,
  ...folders.flatMap((folder) => ['--account', folder]),
];

/** Takes what is left of a disk. */
function fill(disk: string): void {
  const file = openSync(join(disk, 'fill'), 'w');
  for (const size of [65_536, 4096, 512, 1])
    try {
      for (;;) writeFileSync(file, Buffer.alloc(size));
    } catch {
      // Full, for pieces of this size.
    }
  // As long as it is open, its removal would make no room.
  closeSync(file);
}

describe('a folder that is not as it seemed', () => {
  test.each([
    [
      'a folder in the place of a file',
      () => mkdirSync(join(saved, 'account.json')),
      /account\.json: cannot be read: it is a folder/,
    ],
    [
      'what an interrupted export left behind',
      () => cpSync(simulated, join(saved, '.export.part-999999'), { recursive: true }),
      /\.export\.part-999999: is not whole: .* Nothing of the folder was loaded\./,
    ],
  ])('%s', (_, change, text) => {
    rmSync(join(saved, 'account.json'));
    change();
    const { code, complaints } = runCommand('check', saved);
    expect([code, complaints]).toEqual([1, expect.stringMatching(text)]);
  });

  test('the folder of stores is a file, below one, or cannot be made', () => {
    const file = at('file');
    writeFileSync(file, '');
    for (const data of [file, join(file, 'below'), '/proc/none'])
      expect(runCommand('import', saved, '--data', data)).toMatchObject({
        code: 1,
        complaints: expect.stringMatching(/(?:is no directory|cannot be made: .*)\. [A-Z].*\.$/) as string,
      });
  });
});

test('two first starts at once: each serves, or says that the other does', async () => {
  const starts = [1, 2].map(() => spawnEmulator(['--port', '0', ...serving(at('data'), saved)]));
  const outcomes = await Promise.all(
    starts.map(({ ready, ended }) =>
      Promise.race([ready, ended.then(({ code, stderr }) => ({ code, stderr }))]),
    ),
  );
  for (const { child } of starts) child.kill('SIGTERM');
  await Promise.all(starts.map(({ ended }) => ended));
  expect(outcomes.some((outcome) => typeof outcome === 'string')).toBe(true);
  for (const outcome of outcomes)
    if (typeof outcome !== 'string')
      expect(outcome).toEqual({
        code: 1,
        stderr: expect.stringMatching(
          /^\S+\.db (?:is in use|cannot be made: it is there already).*\.\n$/,
        ) as string,
      });
  const next = await startEmulator(...serving(at('data'), saved));
  expect((await next.stop()).code).toBe(0);
});

describe.runIf(existsSync('/dev/full'))('output that goes to a full disk', () => {
  /** Runs a built program, with one of its outputs on a disk that takes nothing. */
  function start(name: string, argv: readonly string[], output: 'stdout' | 'stderr') {
    const full = openSync('/dev/full', 'w');
    const child = spawn(process.execPath, [join(projectRoot, 'dist/emulator', name), ...argv], {
      stdio: ['ignore', output === 'stdout' ? full : 'pipe', output === 'stderr' ? full : 'pipe'],
    });
    const heard: string[] = [];
    const other = output === 'stdout' ? child.stderr : child.stdout;
    other?.setEncoding('utf8').on('data', (text: string) => heard.push(text));
    return {
      child,
      said: () => heard.join(''),
      ended: once(child, 'close').then(([code]) => code as number | null),
    };
  }

  test('a report that cannot be printed is no success', async () => {
    const { ended, said } = start('account-cli.js', ['check', saved], 'stdout');
    expect([await ended, said()]).toEqual([
      1,
      'Standard output cannot be written: its disk is full. Make room there, or choose another place.\n',
    ]);
  });

  test('a log that cannot be written does not end the server', async () => {
    const { child, ended, said } = start(
      'main.js',
      ['--port', '0', ...serving(':memory:', saved), '--log'],
      'stderr',
    );
    await expect.poll(said, { timeout: 60_000 }).toMatch(/^ready /m);
    const [, origin = ''] = /^ready (\S+)$/m.exec(said()) ?? [];
    for (let asked = 0; asked < 2; asked += 1) expect((await fetch(`${origin}health`)).status).toBe(200);
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
    expect(
      said().match(/^Standard error, where the log goes, cannot be written: its disk is full\./gm),
    ).toHaveLength(1);
  });
});

describe.runIf(canMount)('a disk that is full', () => {
  const client = (origin: string) => inspectorClient(origin, keysOf('admin', '1'));

  test('an import that does not fit says how much it needs, and leaves nothing', () => {
    const disk = smallDisk(directory.path, '64k');
    const arn = (number: number) => recorded.target.replace('0-Target01', `0-${10_000_000 + number}`);
    const many = { assessmentTargetArns: Array.from({ length: 2000 }, (_, number) => arn(number)) };
    writeFileSync(join(saved, 'more.json'), JSON.stringify(many));
    const early = runCommand('import', saved, '--data', disk);
    expect(early.code).toBe(1);
    expect(early.complaints).toMatch(
      /\.db cannot be made: it needs about 1 MiB, and its disk has 1 MiB left\. Make room there/,
    );
    expect(readdirSync(disk)).toEqual([]);
    rmSync(join(saved, 'more.json'));
    // The documents are few, but a store has many tables.
    const late = runCommand('import', saved, '--data', disk);
    expect([late.code, late.complaints]).toEqual([
      1,
      expect.stringMatching(/\.db\S* cannot be (?:made|opened): its disk is full\. /),
    ]);
    expect(readdirSync(disk)).toEqual([]);
  });

  test('a server refuses the write, goes on, says so at its end, and loses nothing that it acknowledged', async () => {
    const disk = smallDisk(directory.path, '3m');
    const first = await startEmulator(...serving(disk, simulated, saved), '--speed', '0');
    const tag = (value: string) =>
      client(first.origin).send(
        new SetTagsForResourceCommand({ resourceArn: small.weekly, tags: [{ key: 'k', value }] }),
      );
    await tag('kept');
    fill(disk);
    const tagAgain = async (): Promise<void> => {
      for (let number = 0; number < 200; number += 1) await tag(`kept ${number}`);
    };
    await expect(tagAgain()).rejects.toMatchObject({ name: 'InternalException' });
    const { tags } = await client(first.origin).send(
      new ListTagsForResourceCommand({ resourceArn: small.weekly }),
    );
    const ended = await first.stop();
    expect(ended.stderr).toContain('"reason":"');
    // Whether its log can be played in depends on what is left of the disk; each call that fails is tried elsewhere.
    expect([0, 1]).toContain(ended.code);
    expect(ended.stderr).not.toMatch(/\bat \S+ \(|"stack"/);

    // Full as it is: what is recorded can still be read, what goes on cannot.
    const reader = await startEmulator(...serving(disk, saved));
    expect((await reader.stop()).code).toBe(0);
    const both = await runEmulator('--port', '0', ...serving(disk, simulated, saved));
    expect([both.code, both.stderr]).toEqual([1, expect.stringMatching(/^\S+\/\d+\.db .*\.\n$/)]);
    rmSync(join(disk, 'fill'));
    const second = await startEmulator(...serving(disk, simulated, saved), '--speed', '0');
    const again = await client(second.origin).send(
      new ListTagsForResourceCommand({ resourceArn: small.weekly }),
    );
    expect(again.tags).toEqual(tags);
    expect((await second.stop()).code).toBe(0);
  });

  test('what is made there is whole or not there', () => {
    const data = at('data');
    expect(runCommand('import', saved, '--data', data).code).toBe(0);
    const disk = smallDisk(directory.path, '16k');
    const store = join(data, `${RECORDED}.db`);
    const commands = [
      ['export', join(disk, 'made'), '--account', RECORDED, '--data', data],
      ['report', store, '--format', 'html', '--out', join(disk, 'made')],
      ['evidence', saved, '--out', join(disk, 'made')],
      ['tables', store, '--out', join(disk, 'made')],
      ['snapshot', saved, '--out', join(disk, 'made')],
    ];
    fill(disk);
    for (const argv of commands) {
      const { code, complaints } = runCommand(...argv);
      expect([argv[0], code, complaints]).toEqual([
        argv[0],
        1,
        expect.stringContaining('its disk is full. Make room there'),
      ]);
      expect(readdirSync(disk)).toEqual(['fill']);
    }
  });
});

describe.runIf(canMount)('where nothing can be written', () => {
  test('a recorded account is served, exported, verified and reported; a simulated one is refused', async () => {
    const data = at('data');
    for (const folder of [simulated, saved])
      expect(runCommand('import', folder, '--data', data).code).toBe(0);
    const before = statSync(join(data, `${RECORDED}.db`)).mtimeMs;
    const view = readOnlyView(data);
    const folder = readOnlyView(saved);
    const store = join(view, `${RECORDED}.db`);
    expect(runCommand('verify', store)).toMatchObject({
      code: 0,
      printed: expect.stringContaining('is what was imported') as string,
    });
    expect(runCommand('verify', folder, '--data', view).code).toBe(0);
    expect(runCommand('report', store).code).toBe(3);
    expect(runCommand('tables', store, '--out', at('tables')).code).toBe(0);
    expect(runCommand('export', at('export'), '--account', RECORDED, '--data', view).code).toBe(0);
    expect(runCommand('export', at('export-2'), '--account', SIMULATED, '--data', view).code).toBe(0);
    const served = await startEmulator(...serving(view, folder));
    const answer = await fetch(`${served.origin}/health`);
    expect(answer.status).toBe(200);
    // Others may read it at the same time.
    expect(runCommand('report', store).code).toBe(3);
    const { code, stderr } = await served.stop();
    expect([code, stderr]).toEqual([0, '']);
    const refused = await runEmulator('--port', '0', ...serving(view, simulated));
    expect([refused.code, refused.stderr]).toEqual([
      1,
      expect.stringMatching(/cannot be written, and a simulated account goes on/),
    ]);
    expect(statSync(join(data, `${RECORDED}.db`)).mtimeMs).toBe(before);
    expect(readFileSync(join(at('export'), 'account.json'), 'utf8')).toContain(RECORDED);
  });

  test('a store that a killed process left is not read without its log', async () => {
    const data = at('data');
    const killed = await startEmulator(...serving(data, simulated));
    await inspectorClient(killed.origin, keysOf('admin', '1')).send(
      new SetTagsForResourceCommand({ resourceArn: small.weekly, tags: [{ key: 'k' }] }),
    );
    await killed.stop('SIGKILL');
    const { code, complaints } = runCommand('report', join(readOnlyView(data), `${SIMULATED}.db`));
    expect([code, complaints]).toEqual([
      1,
      expect.stringMatching(/was not closed in order: .*\.db-wal, .* Copy both files/),
    ]);
  });
});
