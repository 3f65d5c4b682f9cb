import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { type Ended, projectRoot, type Spawned, spawnServing } from './emulator-process';

const run = promisify(execFile);

/** What npm itself needs, and nothing that this test run was told by an npm of its own. */
const npmEnvironment = {
  PATH: process.env['PATH'],
  HOME: process.env['HOME'],
  npm_config_update_notifier: 'false',
};

/** A package and what it depends on, as far as it is there: what npm installs on this system. */
function withDependencies(name: string, found = new Set<string>()): ReadonlySet<string> {
  const file = join(projectRoot, 'node_modules', name, 'package.json');
  if (found.has(name) || !existsSync(file)) return found;
  found.add(name);
  const { dependencies, optionalDependencies } = JSON.parse(readFileSync(file, 'utf8')) as Record<
    string,
    Record<string, string> | undefined
  >;
  for (const other of Object.keys({ ...dependencies, ...optionalDependencies }))
    withDependencies(other, found);
  return found;
}

/** The bytes of all files below a folder. */
export function sizeOf(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
}

/** One digest over the names and the content of everything below a folder. */
export function contentOf(folder: string): string {
  const hash = createHash('sha256');
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    hash.update(path);
    if (entry.isFile()) hash.update(readFileSync(path));
  }
  return hash.digest('hex');
}

/** Packs the clone, as `npm run pack` does; gives the packed file. */
export async function packClone(): Promise<string> {
  const { stdout } = await run(process.execPath, [join(projectRoot, 'scripts/pack.mjs')], {
    cwd: projectRoot,
  });
  return stdout.trim();
}

/** Packs what the package depends on out of `node_modules`: what a machine without a registry is brought. */
export async function packDatabase(into: string): Promise<readonly string[]> {
  mkdirSync(into, { recursive: true });
  for (const name of withDependencies('libsql'))
    await run(
      'npm',
      [
        'pack',
        '--ignore-scripts',
        '--silent',
        '--pack-destination',
        into,
        join(projectRoot, 'node_modules', name),
      ],
      { cwd: into, env: npmEnvironment },
    );
  return readdirSync(into).map((name) => join(into, name));
}

export interface InstalledPackage {
  /** A temporary folder, in which a person works. */
  readonly directory: string;
  /** The person's own folder. */
  readonly home: string;
  /** The packed file, and where npm put what is in it. */
  readonly file: string;
  readonly modules: string;
  readonly folder: string;
  /** The command, on a machine without a network. */
  readonly spawn: (argv: readonly string[], env?: NodeJS.ProcessEnv) => Spawned;
  readonly run: (...argv: string[]) => Promise<Ended>;
  readonly remove: () => void;
}

/** Packs the clone and installs the file into an empty folder, without a registry and without npm's cache. */
export async function installPackage(): Promise<InstalledPackage> {
  const directory = mkdtempSync(join(tmpdir(), 'package-'));
  const [prefix, home] = [join(directory, 'installed'), join(directory, 'home')];
  mkdirSync(prefix);
  mkdirSync(home);
  const file = await packClone();
  const database = await packDatabase(join(directory, 'database'));
  const cache = join(directory, 'cache');
  await run('npm', ['install', '--offline', '--cache', cache, '--prefix', prefix, file, ...database], {
    cwd: prefix,
    env: npmEnvironment,
  });
  rmSync(cache, { recursive: true });
  const modules = join(prefix, 'node_modules');
  const spawn: InstalledPackage['spawn'] = (argv, env = {}) =>
    spawnServing(join(modules, '.bin/inspector-exclusions'), argv, {
      cwd: directory,
      env: {
        PATH: `${dirname(process.execPath)}:${process.env['PATH']}`,
        HOME: home,
        NODE_OPTIONS: `--import=${join(projectRoot, 'tests/support/loopback-only.mjs')}`,
        ...env,
      },
    });
  return {
    directory,
    home,
    file,
    modules,
    folder: join(modules, 'inspector-exclusions'),
    spawn,
    run: (...argv) => spawn(argv).ended,
    remove: () => rmSync(directory, { recursive: true, force: true }),
  };
}
