/** What the modes of files and folders do not allow, as the system says it and not as a test makes it up. */
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { temporaryDirectory } from '../support/emulator';
import { whenReady } from '../support/emulator-process';
import { commandOfNobody, canBeRefused, handOver, spawnAsNobody } from '../support/other-user';
import { RECORDED, SIMULATED, writeSmallAccounts } from '../support/small-account';

let directory: ReturnType<typeof temporaryDirectory>;
let simulated: string;
let saved: string;
beforeEach(() => {
  directory = temporaryDirectory();
  const accounts = writeSmallAccounts();
  [simulated = '', saved = ''] = accounts.folders;
  handOver(directory.path, ...accounts.folders);
  for (const folder of accounts.folders) chmodSync(join(folder, '..'), 0o755);
  onTestFinished(() => {
    accounts.remove();
    directory.remove();
  });
});

const at = (...names: readonly string[]) => join(directory.path, ...names);

/** Changes a mode until the test has ended: what cannot be entered cannot be removed either, except by root. */
function setMode(path: string, mode: number): void {
  const before = statSync(path).mode;
  chmodSync(path, mode);
  onTestFinished(() => chmodSync(path, before));
}

/** A folder of stores of both accounts. */
function stores(): string {
  const data = at('data');
  for (const folder of [simulated, saved])
    expect(commandOfNobody('import', folder, '--data', data).complaints).toBe('');
  return data;
}

/** Serves folders until it is ready or has refused to. */
function serve(data: string, ...folders: readonly string[]) {
  const accounts = folders.flatMap((folder) => ['--account', folder]);
  return spawnAsNobody(['--port', '0', '--api-only', '--data', data, ...accounts]);
}

const NOT_ALLOWED = 'the permissions of the file or of its folder do not allow it. ';

describe.runIf(canBeRefused)('without permission', () => {
  test('a file that may not be read is named, and is not taken for removed', () => {
    const data = stores();
    setMode(join(saved, 'runs.json'), 0);
    const text = `runs.json: cannot be read: ${NOT_ALLOWED}`;
    expect(commandOfNobody('check', saved)).toMatchObject({
      code: 1,
      complaints: `${text}Nothing of the folder was loaded.`,
    });
    expect(commandOfNobody('import', saved, '--data', data)).toMatchObject({
      code: 1,
      complaints: `${text}Whether the folder has changed since it was imported is not known.`,
    });
  });

  test.each([0, 0o444, 0o111])('a folder with mode %o is no empty one', (mode) => {
    setMode(saved, mode);
    for (const command of ['check', 'report', 'evidence']) {
      const out = command === 'check' ? [] : ['--out', at('made')];
      const { code, complaints } = commandOfNobody(command, saved, ...out);
      expect([command, code, complaints]).toEqual([command, 1, expect.stringContaining(NOT_ALLOWED)]);
    }
    expect(existsSync(at('made'))).toBe(false);
  });

  test('what is only read may be in folders that cannot be written', async () => {
    const data = stores();
    for (const path of [saved, data]) setMode(path, 0o555);
    for (const name of readdirSync(data)) setMode(join(data, name), 0o444);
    const store = join(data, `${RECORDED}.db`);
    const before = statSync(store).mtimeMs;
    expect(commandOfNobody('verify', store)).toMatchObject({ code: 0, complaints: '' });
    expect(commandOfNobody('verify', saved, '--data', data).code).toBe(0);
    expect(commandOfNobody('report', store).code).toBe(3);
    expect(commandOfNobody('tables', store, '--out', at('tables')).code).toBe(0);
    for (const account of [RECORDED, SIMULATED])
      expect(
        commandOfNobody('export', at(`export-${account}`), '--account', account, '--data', data),
      ).toMatchObject({ code: 0, complaints: '' });
    const served = await whenReady(serve(data, saved));
    expect((await fetch(`${served.origin}/health`)).status).toBe(200);
    expect(await served.stop()).toMatchObject({ code: 0, stderr: '' });
    const refused = await serve(data, simulated).ended;
    expect(refused).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/cannot be written, and a simulated account goes on/) as string,
    });
    expect(statSync(store).mtimeMs).toBe(before);
    expect(readFileSync(at(`export-${RECORDED}`, 'account.json'), 'utf8')).toContain(RECORDED);
  });

  test('a store that may not be read is named', async () => {
    const data = stores();
    const store = join(data, `${RECORDED}.db`);
    setMode(store, 0);
    const commands = [
      ['report', store],
      ['verify', store],
      ['export', at('made'), '--account', RECORDED, '--data', data],
    ];
    for (const argv of commands) {
      const { code, complaints } = commandOfNobody(...argv);
      expect([argv[0], code, complaints]).toEqual([
        argv[0],
        1,
        expect.stringMatching(/444455556666\.db.* cannot be (?:read|opened).*\.$/),
      ]);
    }
    expect(await serve(data, saved).ended).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^\S*444455556666\.db.* cannot be (?:read|opened).*\.\n$/) as string,
    });
    expect(existsSync(at('made'))).toBe(false);
  });

  test('nothing is made, and nothing left, in a folder that cannot be written', () => {
    const data = stores();
    const store = join(data, `${RECORDED}.db`);
    const out = at('out');
    mkdirSync(out);
    handOver(out);
    setMode(out, 0o555);
    const made = join(out, 'made');
    const commands = [
      ['import', saved, '--data', out],
      ['import', saved, '--data', made],
      ['export', made, '--account', RECORDED, '--data', data],
      ['report', store, '--format', 'csv', '--out', made],
      ['evidence', saved, '--out', made],
      ['tables', store, '--out', made],
      ['snapshot', saved, '--out', made],
    ];
    for (const argv of commands) {
      const { code, complaints } = commandOfNobody(...argv);
      expect([argv[0], code, complaints]).toEqual([
        argv[0],
        1,
        expect.stringMatching(
          /^(?:The directory )?\S+ cannot be (?:made|written|opened): (?:the permissions|it, or a file beside it, cannot be opened).*\. [A-Z].*\.$/,
        ),
      ]);
      expect(readdirSync(out)).toEqual([]);
    }
  });
});
