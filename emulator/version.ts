/** Where this program lies, and which version of it this is. */

import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder that holds package.json, from wherever this file was built to. */
export function projectRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json')) && dirname(folder) !== folder) folder = dirname(folder);
  return folder;
}

/** The commit of a clone, with `-dirty` where files differ from it; undefined where this is no clone or git is not there. */
function commitOf(root: string): string | undefined {
  if (!existsSync(join(root, '.git'))) return undefined;
  try {
    return execFileSync('git', ['describe', '--always', '--dirty', '--abbrev=12', '--exclude=*'], {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } catch {
    return undefined;
  }
}

/**
 * What this program calls itself in what it exports: `inspector-exclusions-console 0.1.0 (1c8d44d0ab12)`. A package has no
 * clone to look at: it names the commit that it was packed from in its package.json, as `gitHead`.
 */
export function programName(root = projectRoot()): string {
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    readonly name: string;
    readonly version: string;
    readonly gitHead?: string;
  };
  const { name, version } = manifest;
  const commit = manifest.gitHead ?? commitOf(root);
  return `${name} ${version}${commit === undefined ? '' : ` (${commit})`}`;
}
