import { spawnSync } from 'node:child_process';
import { chownSync, lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from './emulator';
import { projectRoot, type Spawned, spawnServing } from './emulator-process';

/**
 * Root is refused nothing, whatever a file's mode is: then programs are run as `nobody`, to whom nothing else belongs.
 * Anybody else is refused as it is, and stays who they are.
 */
const NOBODY = 65_534;
const isRoot = process.getuid?.() === 0;
const user = isRoot ? { uid: NOBODY, gid: NOBODY } : {};

const server = join(projectRoot, 'dist/emulator/main.js');

/** Whether somebody who is refused things can run what is built here: it may be where only root can read. */
export const canBeRefused = ((): boolean => {
  if (process.platform === 'win32') return false;
  const tried = spawnSync(process.execPath, [server, '--help'], { ...user, cwd: '/' });
  if (tried.status === 0) return true;
  console.warn(`Nobody but root can run what is built in ${projectRoot}: permissions are not tested.`);
  return false;
})();

/** Gives files and folders, with all that is in them, to who runs the programs. */
export function handOver(...paths: readonly string[]): void {
  if (!isRoot) return;
  for (const path of paths) {
    chownSync(path, NOBODY, NOBODY);
    if (lstatSync(path).isDirectory()) handOver(...readdirSync(path).map((name) => join(path, name)));
  }
}

/** Runs `npm run account --` in this process, for so long that of somebody whom a file's mode concerns. */
export function commandOfNobody(...argv: readonly string[]): ReturnType<typeof runCommand> {
  if (!isRoot) return runCommand(...argv);
  process.setegid?.(NOBODY);
  process.seteuid?.(NOBODY);
  try {
    return runCommand(...argv);
  } finally {
    process.seteuid?.(0);
    process.setegid?.(0);
  }
}

/** Starts the emulator as somebody whom a file's mode concerns. */
export const spawnAsNobody = (argv: readonly string[]): Spawned =>
  spawnServing(process.execPath, [server, ...argv], { ...user, cwd: '/' });
