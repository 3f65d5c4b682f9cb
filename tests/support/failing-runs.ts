/**
 * Does what the program does again and again, and lets each of its calls to the disk fail in turn (`failing-io.mjs`). What is
 * held against every run: a sentence instead of a stack, an exit code, nothing half made, and what was acknowledged is there.
 */
import { arm, disarm, type DiskFailure } from './failing-io.mjs';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { SetTagsForResourceCommand } from '@aws-sdk/client-inspector';
import { expect, vi } from 'vitest';
import { readOptions } from '../../emulator/read-options';
import { refuse, startServing } from '../../emulator/serve';
import { AccountError } from '../../emulator/store/failures';
import type { ImportStore } from '../../emulator/store/create-store';
import { exportAccount } from '../../emulator/store/export-account';
import { openAccount } from '../../emulator/store/open-account';
import { inspectorClient, runCommand } from './emulator';
import { projectRoot } from './emulator-process';
import { keysOf, RECORDED, small, writeSmallAccounts } from './small-account';

/** How calls fail: as the system calls it, once or from then on. */
export type Failure = Pick<DiskFailure, 'code' | 'lasting'>;

export const FAILURES: readonly Failure[] = [
  { code: 'EIO', lasting: false },
  { code: 'ENOSPC', lasting: false },
  // A disk that is full stays full, a medium that can only be read stays so.
  { code: 'ENOSPC', lasting: true },
  { code: 'EROFS', lasting: true },
  { code: 'EMFILE', lasting: false },
  { code: 'EACCES', lasting: false },
];

/** Where one run happens: account folders, their stores, and what is made of them. */
interface Place {
  readonly simulated: string;
  readonly recorded: string;
  readonly data: string;
  readonly out: string;
}

/** How a run ended, and what it said. */
interface Ran {
  readonly code: number;
  readonly said: string;
  /** What a server acknowledged, in order. */
  readonly acknowledged?: readonly string[];
}

/** What a run makes when nothing fails, and what the accounts say. */
interface Reference {
  readonly made: readonly string[];
  readonly accounts: readonly string[];
}

interface Scenario {
  readonly run: (place: Place) => Ran | Promise<Ran>;
  /** Whether there are stores before. */
  readonly stored: boolean;
  readonly codes: readonly number[];
  readonly check: (place: Place, ran: Ran, whole: Reference) => void;
}

/** Everything that an account says, but for its clock. */
const allOf = (store: ImportStore): string =>
  [...exportAccount(store)]
    .filter(({ file }) => file !== 'account.json')
    .map(({ file, answer }) => `${file} ${JSON.stringify(answer)}`)
    .join('\n');

/** Opens an account as the next start does, and gives what `view` makes of it. */
function look<T>({ data }: Pick<Place, 'data'>, folder: string, view: (store: ImportStore) => T): T {
  const newUuid = () => '11111111-1111-4111-8111-111111111111';
  const { store } = openAccount({ folder, dataDirectory: data, reset: false, newUuid });
  try {
    return view(store);
  } finally {
    store.close();
  }
}

const accountsIn = (place: Pick<Place, 'data' | 'simulated' | 'recorded'>): readonly string[] =>
  [place.simulated, place.recorded].map((folder) => look(place, folder, allOf));

/** How much a file holds; of a zip file, whose size depends on the time in it, whether it has its end. */
function sizeOf(file: string): number | boolean {
  const bytes = readFileSync(file);
  return file.endsWith('.zip')
    ? bytes.subarray(-22).toString('latin1').startsWith('PK\u0005\u0006')
    : bytes.length;
}

/** The files below a folder by their names, with their sizes. */
const madeIn = (path: string): readonly string[] =>
  readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => `${file.slice(path.length)} ${sizeOf(file)}`)
    .toSorted();

/** Runs `npm run account --`. */
function command(...args: readonly string[]): Ran {
  const { code, complaints } = runCommand(...args);
  return { code, said: complaints };
}

/** A database that could not be closed in order is locked as long as its process lives, or until nobody uses it any more. */
const isLocked = (error: unknown): boolean =>
  error instanceof AccountError && error.message.includes(' is in use');

/** Collects what nobody uses any more: it takes many times as long as a run. */
async function collectGarbage(): Promise<void> {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  // What is collected is closed in the next turn, and a database only after its statements.
  for (let round = 0; round < 3; round += 1) {
    collect();
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** The next start opens the store, or makes it: both are the whole account. */
function checkStores(place: Place, _ran: Ran, whole: Reference): void {
  expect(look(place, place.recorded, allOf)).toBe(whole.accounts[1]);
}

/**
 * What is made is whole where the command says so, and not there otherwise.
 *
 * @param begin what the name begins with that gets its place last: as long as it is not there, nothing is
 */
const checkMade =
  (begin: string) =>
  ({ out }: Place, { code }: Ran, whole: Reference): void => {
    // What a failure kept from being removed has a name that nobody takes for a whole one.
    const named = madeIn(out).filter((file) => !file.includes('.part-'));
    expect(code === 1 ? named.filter((file) => file.startsWith(begin)) : named).toEqual(
      code === 1 ? [] : whole.made,
    );
  };

/** A server that writes three times and is stopped. */
async function serveAndWrite({ simulated, recorded, data }: Place): Promise<Ran> {
  const accounts = ['--account', simulated, '--account', recorded];
  const argv = ['--port', '0', '--api-only', '--data', data, '--speed', '0', ...accounts];
  const said: string[] = [];
  const hear = (text: unknown): boolean => said.push(String(text)) > 0;
  const spies = [process.stdout, process.stderr].map((stream) =>
    vi.spyOn(stream, 'write').mockImplementation(hear),
  );
  const acknowledged: string[] = [];
  let code: number;
  try {
    const serving = await startServing(readOptions(argv, projectRoot, projectRoot), '');
    const client = inspectorClient(serving.address, keysOf('admin', '1'));
    try {
      for (const value of ['one', 'two', 'three']) {
        const tags = [{ key: 'write', value }];
        const tagged = client.send(new SetTagsForResourceCommand({ resourceArn: small.weekly, tags }));
        await tagged.then(
          () => acknowledged.push(value),
          () => {},
        );
      }
    } finally {
      client.destroy();
      code = await serving.stop();
    }
  } catch (error) {
    code = refuse(error);
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
  return { code, said: said.join(''), acknowledged };
}

/** What may be found of a tag when the last write that was acknowledged was this one. */
const AFTER: Readonly<Record<string, readonly string[]>> = {
  one: ['one', 'two', 'three'],
  two: ['two', 'three'],
  three: ['three'],
};

export const SCENARIOS: Readonly<Record<string, Scenario>> = {
  'an import': {
    run: ({ recorded, data }) => command('import', recorded, '--data', data),
    stored: false,
    codes: [0, 1],
    check: checkStores,
  },
  'an import with --reset': {
    run: ({ recorded, data }) => command('import', recorded, '--reset', '--data', data),
    stored: true,
    codes: [0, 1],
    check: checkStores,
  },
  'a server that writes': {
    run: serveAndWrite,
    stored: true,
    codes: [0, 1],
    check(place, { acknowledged = [] }, whole) {
      const last = acknowledged.at(-1);
      const found = look(place, place.simulated, (store) => store.tags(small.weekly)[0]?.value);
      if (last !== undefined) expect(AFTER[last]).toContain(found);
      expect(look(place, place.recorded, allOf)).toBe(whole.accounts[1]);
    },
  },
  'an export': {
    run: ({ data, out }) => command('export', join(out, 'made'), '--account', RECORDED, '--data', data),
    stored: true,
    codes: [0, 1],
    check: checkMade('/made'),
  },
  'a report': {
    run: ({ recorded, out }) =>
      command('report', recorded, '--format', 'csv', '--out', join(out, 'made.csv')),
    stored: false,
    codes: [1, 3],
    check: checkMade('/made.csv'),
  },
  evidence: {
    run: ({ recorded, out }) => command('evidence', recorded, '--out', join(out, 'made.zip')),
    stored: false,
    codes: [1, 3],
    check: checkMade('/made.zip'),
  },
  'tables of a store': {
    run: ({ data, out }) => command('tables', join(data, `${RECORDED}.db`), '--out', join(out, 'made')),
    stored: true,
    codes: [0, 1],
    check: checkMade('/made'),
  },
  'a snapshot': {
    run: ({ recorded, out }) => command('snapshot', recorded, '--out', join(out, 'made.db')),
    stored: false,
    codes: [0, 1],
    check: checkMade('/made.db.json'),
  },
};

/** Everything that a scenario's runs need, made once; `close` removes it. */
export async function prepare(name: string) {
  const scenario = SCENARIOS[name];
  if (!scenario) throw new Error(`There is no scenario ${name}.`);
  const { folders, remove } = writeSmallAccounts();
  const [simulated = '', recorded = ''] = folders;
  // Its users' passwords would be hashed at each import.
  rmSync(join(recorded, 'users.json'));
  // In memory where the system has such a place: thousands of runs wait for the disk thousands of times.
  const root = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'failing-'));
  const stores = join(root, 'stores');
  const accounts = accountsIn({ simulated, recorded, data: stores });

  /** Runs it once in a place of its own, which `view` may look at. */
  async function once<T>(
    failure: DiskFailure,
    view: (place: Place, ran: Ran, calls: readonly string[]) => T | Promise<T>,
  ): Promise<T> {
    const here = join(root, 'run');
    const place = { simulated, recorded, data: join(here, 'data'), out: join(here, 'out') };
    mkdirSync(place.out, { recursive: true });
    if (scenario?.stored) cpSync(stores, place.data, { recursive: true });
    else mkdirSync(place.data);
    let calls: readonly string[] = [];
    try {
      arm({ ...failure, folders: [here, ...folders] });
      const ran = await Promise.resolve()
        .then(() => scenario?.run(place))
        .finally(() => (calls = disarm()));
      return await view(place, ran ?? { code: 0, said: '' }, calls);
    } finally {
      if (existsSync(here)) rmSync(here, { recursive: true });
    }
  }

  const never = { folders: [], at: 0, code: 'EIO', lasting: false } as const;
  const whole = await once(never, ({ out }) => ({ accounts, made: madeIn(out) }));
  return {
    /** How many calls can fail so, in a run in which none does. */
    countOf: (failure: Failure) => once({ ...never, ...failure }, (_place, _ran, calls) => calls.length),
    /** Lets one call fail, and holds everything against what has to be. */
    hold: (failure: Failure, at: number): Promise<void> =>
      once({ ...never, ...failure, at }, async (place, ran, calls) => {
        const told = `${failure.code}${failure.lasting ? ' from' : ' at'} call ${at}, ${calls[at - 1]}: ${ran.code}\n${ran.said}`;
        try {
          expect(ran.said).not.toMatch(/^\s+at .*:\d+|node:internal|undefined|\[object/m);
          expect(scenario.codes).toContain(ran.code);
          if (ran.code === 1) expect(ran.said).toMatch(/\.$/m);
          try {
            scenario.check(place, ran, whole);
          } catch (error) {
            if (!isLocked(error)) throw error;
            await collectGarbage();
            scenario.check(place, ran, whole);
          }
        } catch (error) {
          throw new Error(`${told}\n${String(error)}`, { cause: error });
        }
      }),
    close: (): void => {
      rmSync(root, { recursive: true, force: true });
      remove();
    },
  };
}
