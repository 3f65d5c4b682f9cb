import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  unlinkSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { StoreInUseError } from '../account-error';
import { holdDatabase } from '../open-database';

/** Where a new store is to go: nobody else can open what stands there until it is let go. */
export interface HeldPlace {
  /** Gives a finished store its name. It replaces a store of this program; anything else is kept under another name. */
  readonly take: (temporary: string) => void;
  readonly letGo: () => void;
}

/** A store's file, and SQLite's logs beside it. */
const FILES = ['', '-wal', '-shm', '-journal'] as const;

/** Removes what imports left behind that were killed: their process is gone. */
export function removeRemains(path: string): void {
  const begin = `${basename(path)}.importing-`;
  for (const name of readdirSync(dirname(path))) {
    if (!name.startsWith(begin)) continue;
    try {
      process.kill(Number.parseInt(name.slice(begin.length), 10), 0);
    } catch {
      rmSync(join(dirname(path), name), { force: true });
    }
  }
}

function flush(path: string): void {
  const file = openSync(path, 'r');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** A name beside a file that nothing has, nor any log of it: what was kept before stays. */
function unusedName(path: string): string {
  for (let number = 1; ; number += 1) {
    const name = `${path}.replaced-by-${number}`;
    if (FILES.every((rest) => !existsSync(name + rest))) return name;
  }
}

/**
 * Keeps a file under another name, and SQLite's logs with it: a log that is left behind alone would be played
 * into the new store.
 */
function setAside(path: string): void {
  const name = unusedName(path);
  for (const rest of FILES) if (existsSync(path + rest)) renameSync(path + rest, name + rest);
}

/** Should another process have made its store by now, the link fails where a rename would take its place. */
function moveTo(path: string, temporary: string): void {
  linkSync(temporary, path);
  unlinkSync(temporary);
}

/** A store of this program is held until it has been replaced, so that nothing can be written to it meanwhile. */
function replaceStore(path: string): HeldPlace {
  const store = holdDatabase(path);
  let held = true;
  const letGo = (): void => {
    if (held) store.letGo();
    held = false;
  };
  return {
    letGo,
    take(temporary) {
      // Windows renames nothing over a file that is open.
      if (process.platform === 'win32') letGo();
      renameSync(temporary, path);
    },
  };
}

function placeOf(path: string): HeldPlace {
  const nothing = (): void => {};
  if (!existsSync(path)) {
    setAside(path);
    return { take: (temporary) => moveTo(path, temporary), letGo: nothing };
  }
  try {
    return replaceStore(path);
  } catch (error) {
    if (error instanceof StoreInUseError) throw error;
    const take = (temporary: string): void => {
      setAside(path);
      moveTo(path, temporary);
    };
    return { take, letGo: nothing };
  }
}

/**
 * Holds the place of an account's store while a new one is made.
 * @throws StoreInUseError when another process has the store open.
 */
export function holdPlace(path: string): HeldPlace {
  const place = placeOf(path);
  return {
    letGo: place.letGo,
    take(temporary) {
      flush(temporary);
      place.take(temporary);
      // Windows has no directories that can be flushed.
      if (process.platform !== 'win32') flush(dirname(path));
    },
  };
}
