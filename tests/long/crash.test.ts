/** What is left when a process ends: killed at any moment, or stopped with its npm. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, rmSync, watch } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { createStore, type ImportStore } from '../../emulator/store/create-store';
import { exportAccount } from '../../emulator/store/export-account';
import { openDatabase } from '../../emulator/store/open-database';
import { createWriter, seeded, type Writer } from './writer';
import { projectRoot, type Spawned, spawnEmulator, startEmulator } from '../support/emulator-process';
import { exampleAccount, inspectorClient, temporaryDirectory } from '../support/emulator';
import { keysOf, SIMULATED, small, writeSmallAccounts } from '../support/small-account';

describe('a killed process', () => {
  /**
   * Kills the real process at random moments. What it has acknowledged is there afterwards, what it has not is
   * there whole or not at all; an import has happened, or has not. `CRASH_SEED` repeats a run's choices.
   */
  const SEED = Number(process.env['CRASH_SEED'] ?? 20_181_005);
  const KILLS_IN_WRITES = 150;
  const KILLS_IN_IMPORTS = 60;
  const MEASURE_EVERY = 10;
  const MOST_ACKNOWLEDGED = 40;
  /** A limit for what hangs: it takes a fraction of it. */
  const timeout = 15 * 60_000;

  let directory: ReturnType<typeof temporaryDirectory>;
  beforeEach(() => {
    directory = temporaryDirectory();
  });
  afterEach(() => directory.remove());

  /** Looks into a store that no process holds. */
  function look<T>(accountId: string, view: (store: ImportStore) => T): T {
    const database = openDatabase(join(directory.path, `${accountId}.db`));
    try {
      return view(createStore(database));
    } finally {
      database.close();
    }
  }

  /** Lets all writers write until so many calls are acknowledged, and kills the process while others are on their way. */
  async function writeAndKill(
    writers: readonly Writer[],
    folder: string,
    acknowledged: number,
    pause: number,
  ) {
    const pace = ['--preview-seconds', '0', '--speed', '1000000'];
    const emulator = await startEmulator('--account', folder, '--data', directory.path, ...pace);
    const client = inspectorClient(emulator.origin, keysOf('admin', '1'));
    let count = 0;
    let stopped: Promise<unknown> | undefined;
    const kill = async () => {
      if (pause > 0) await after(pause);
      await emulator.stop('SIGKILL');
    };
    try {
      await Promise.all(
        writers.map(async (writer) => {
          // Stops by itself once the process is gone; until then it writes on.
          while (await writer.write(client)) {
            count += 1;
            if (count === acknowledged) stopped = kill();
          }
        }),
      );
      await stopped;
    } finally {
      // Dead already, unless a call was answered as none should be.
      await emulator.stop('SIGKILL');
      client.destroy();
    }
    return count;
  }

  test('nothing acknowledged is lost, and no write is half done', { timeout }, async () => {
    const random = seeded(SEED);
    const { folders, remove } = writeSmallAccounts();
    const folder = folders[0] ?? '';
    // Each has a target to rename that nobody else renames.
    const writers = Object.entries({
      [small.web]: small.group,
      [small.everything]: undefined,
      [small.nobody]: small.group.replace('001', '002'),
    }).map(([target, group], id) => createWriter(id, { target, group }, seeded(random.below(2 ** 31))));
    let acknowledged = 0;
    try {
      for (let kill = 1; kill <= KILLS_IN_WRITES; kill += 1) {
        const wanted = 1 + random.below(MOST_ACKNOWLEDGED);
        acknowledged += await writeAndKill(writers, folder, wanted, random.next() * 4);
        look(SIMULATED, (store) => {
          for (const writer of writers) writer.verify(store);
        });
      }
    } finally {
      remove();
    }
    console.log(`Killed ${KILLS_IN_WRITES} times in ${acknowledged} acknowledged writes (seed ${SEED}).`);
    expect(acknowledged).toBeGreaterThan(KILLS_IN_WRITES * 5);
  });

  const EXAMPLE = '123456789012';
  const MARK = 'mark of the crash test';

  /** Everything that an account says, but for the clock, which moves. */
  function digest(store: ImportStore): string {
    return [...exportAccount(store)]
      .filter(({ file }) => file !== 'account.json')
      .map(({ file, answer }) => `${file} ${JSON.stringify(answer)}`)
      .join('\n');
  }

  const storeFile = () => join(directory.path, `${EXAMPLE}.db`);

  /** Resolves when an import has begun: its file is there, under its temporary name. */
  function importBegins(): { readonly begun: Promise<void>; readonly close: () => void } {
    let watcher: ReturnType<typeof watch> | undefined;
    const begun = new Promise<void>((resolve) => {
      watcher = watch(directory.path, (_event, name) => {
        if (name?.includes('.importing-')) resolve();
      });
    });
    return { begun, close: () => watcher?.close() };
  }

  /** Waits for something that a process is to do; throws when the process ends instead. */
  const before = <T>(started: Spawned, event: Promise<T>): Promise<T> =>
    Promise.race([
      event,
      started.ended.then(({ code, stderr }): never => {
        throw new Error(`The emulator ended with ${code}: ${stderr}`);
      }),
    ]);

  const importing = () =>
    spawnEmulator(['--port', '0', '--account', exampleAccount, '--data', directory.path, '--reset']);

  /** Imports undisturbed: what an account is, and how long it takes now from the first file to the ready line. */
  async function importOnce(): Promise<{ readonly whole: string; readonly milliseconds: number }> {
    const { begun, close } = importBegins();
    const started = importing();
    await before(started, begun);
    close();
    const from = performance.now();
    await before(started, started.ready);
    const milliseconds = performance.now() - from;
    started.child.kill('SIGKILL');
    await started.ended;
    return { whole: look(EXAMPLE, digest), milliseconds };
  }

  test(
    'an import has happened whole, or not at all; a reset leaves the old store or the new one',
    { timeout },
    async () => {
      const random = seeded(SEED + 1);
      const { whole, ...first } = await importOnce();
      let { milliseconds } = first;
      const outcomes = { none: 0, old: 0, new: 0 };
      for (let kill = 1; kill <= KILLS_IN_IMPORTS; kill += 1) {
        // A machine does not stay as fast as it was.
        if (kill % MEASURE_EVERY === 0) ({ milliseconds } = await importOnce());
        // One in three begins with nothing, the others with a store that has to survive until it is replaced.
        if (kill % 3 === 0)
          for (const name of readdirSync(directory.path)) rmSync(join(directory.path, name));
        const stood = existsSync(storeFile());
        const mark = `before ${kill}`;
        if (stood) look(EXAMPLE, (store) => store.putSetting(MARK, mark));
        const { begun, close } = importBegins();
        const started = importing();
        await before(started, begun);
        close();
        // Some of them just after it is done.
        await after(random.next() * milliseconds * 1.2);
        started.child.kill('SIGKILL');
        await started.ended;
        if (!existsSync(storeFile())) {
          expect(stood, 'the old store is gone, and no new one is there').toBe(false);
          outcomes.none += 1;
          continue;
        }
        const found = look(EXAMPLE, (store) => ({
          mark: store.setting(MARK),
          same: digest(store) === whole,
        }));
        expect(found).toEqual({ mark: found.mark === undefined ? undefined : mark, same: true });
        outcomes[found.mark === undefined ? 'new' : 'old'] += 1;
      }
      console.log(`Killed ${KILLS_IN_IMPORTS} times in imports (seed ${SEED}): ${JSON.stringify(outcomes)}.`);
      expect(Object.entries(outcomes).filter(([, times]) => times === 0)).toEqual([]);
      // What the killed imports left behind is no hindrance, and is tidied up.
      const last = importing();
      await before(last, last.ready);
      last.child.kill('SIGTERM');
      await last.ended;
      expect(look(EXAMPLE, digest)).toBe(whole);
      expect(readdirSync(directory.path).filter((name) => name.includes('importing'))).toEqual([]);
    },
  );
});

describe('npm start', () => {
  const answers = (origin: string): Promise<boolean> =>
    fetch(`${origin}/about.json`).then(
      () => true,
      () => false,
    );

  test.each(['SIGTERM', 'SIGINT'] as const)('npm start leaves nothing behind after %s', async (name) => {
    const npm = spawn('npm', ['start', '--', '--port', '0', '--data', ':memory:'], {
      cwd: projectRoot,
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    const group = -(npm.pid ?? Number.NaN);
    onTestFinished(() => {
      try {
        process.kill(group, 'SIGKILL');
      } catch {
        // There is nobody left in it: as it has to be.
      }
    });
    let said = '';
    npm.stderr.setEncoding('utf8').on('data', (chunk: string) => (said += chunk));
    const ended = once(npm, 'exit');
    const ready = new Promise<string>((resolve) => {
      let printed = '';
      npm.stdout.setEncoding('utf8').on('data', (chunk: string) => {
        printed += chunk;
        const origin = /^ready (http:\S+)\/$/m.exec(printed)?.[1];
        if (origin !== undefined) resolve(origin);
      });
    });
    const failed = ended.then(([code, signal]): never => {
      throw new Error(`npm start ended with ${code ?? signal} before it was ready: ${said}`);
    });
    // Once it is ready, its end is no failure.
    failed.catch(() => {});
    const origin = await Promise.race([ready, failed]);
    expect((await fetch(`${origin}/about.json`)).status).toBe(200);
    // Ctrl-C reaches everything in the terminal's foreground; SIGTERM only the process that it is sent to.
    process.kill(name === 'SIGINT' ? group : -group, name);
    await ended;
    await expect.poll(() => answers(origin), { timeout: 30_000 }).toBe(false);
  });
});
