import { existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { AccountError, failureCode, inWords } from './failures';

/** From the outermost that is not there: Node's own recursive mkdir never ends where none can be made (/proc). */
function missing(path: string): string[] {
  if (existsSync(path)) return [];
  const parent = dirname(path);
  return parent === path ? [] : [...missing(parent), path];
}

function makeOne(path: string): void {
  try {
    mkdirSync(path, { mode: 0o700 });
  } catch (error) {
    // Another process that starts at the same time may have made it.
    if (failureCode(error) !== 'EEXIST' || !statSync(path).isDirectory()) throw error;
  }
}

/**
 * Makes a directory and what is missing above it, for nobody else to read.
 * @throws AccountError when it cannot be made
 */
export function makeDirectory(path: string): void {
  if (existsSync(path) && !statSync(path).isDirectory())
    throw new AccountError(`${path} is no directory. Move it away, or choose another place.`);
  try {
    for (const each of missing(path)) makeOne(each);
  } catch (error) {
    throw inWords(`The directory ${path} cannot be made`, error);
  }
}
