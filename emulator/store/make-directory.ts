import { existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { AccountError } from './account-error';

/** From the outermost that is not there: Node's own recursive mkdir never ends where none can be made (/proc). */
function missing(path: string): string[] {
  if (existsSync(path)) return [];
  const parent = dirname(path);
  return parent === path ? [] : [...missing(parent), path];
}

/**
 * Makes a directory and what is missing above it, for nobody else to read.
 * @throws AccountError when it cannot be made
 */
export function makeDirectory(path: string): void {
  if (existsSync(path) && !statSync(path).isDirectory())
    throw new AccountError(`${path} is no directory. Move it away, or choose another place.`);
  try {
    for (const each of missing(path)) mkdirSync(each, { mode: 0o700 });
  } catch (error) {
    throw new AccountError(`The directory ${path} cannot be made: ${(error as Error).message}`, {
      cause: error,
    });
  }
}
