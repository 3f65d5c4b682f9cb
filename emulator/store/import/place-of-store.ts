import { existsSync, readdirSync, renameSync, rmSync, statfsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { AccountError, refusesWriting, StoreInUseError } from '../failures';
import { holdDatabase } from '../open-database';
import { flush, flushFolder, isRunning, takeName } from '../write-whole';

/**
 * How many bytes a store has for each byte of the documents that it is made of: of compact JSON, and at least, of indented
 * JSON. Measured with 50,000 runs and 113,100 exclusions (docs/archives.md); a simulated account takes more.
 */
const BYTES_OF_STORE = { usual: 1.6, least: 0.8 };
const MEBIBYTE = 1_048_576;

/**
 * Refuses to begin what a disk has no room for.
 *
 * @param documentBytes the size of the documents that the store is to be made of
 * @throws AccountError that says how much is needed, and how much there is
 */
export function requireRoom(path: string, documentBytes: number): void {
  const { bavail, blocks, bsize } = statfsSync(dirname(path));
  const free = bavail * bsize;
  // Some file systems do not say how much they hold.
  if (blocks === 0 || free >= documentBytes * BYTES_OF_STORE.least) return;
  const mebibytes = (bytes: number): string => `${Math.ceil(bytes / MEBIBYTE)} MiB`;
  throw new AccountError(
    `${path} cannot be made: it needs about ${mebibytes(documentBytes * BYTES_OF_STORE.usual)}, and its disk has ${mebibytes(free)} left. Make room there, or keep the data elsewhere (--data DIR).`,
  );
}

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
    if (name.startsWith(begin) && !isRunning(Number.parseInt(name.slice(begin.length), 10)))
      rmSync(join(dirname(path), name), { force: true });
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
    // Should another process have made its store by now, this fails where a rename would take its place.
    return { take: (temporary) => takeName(temporary, path), letGo: nothing };
  }
  try {
    return replaceStore(path);
  } catch (error) {
    // What cannot be written is perhaps whole: it is not put aside as if it were damaged.
    if (error instanceof StoreInUseError || refusesWriting(error)) throw error;
    const take = (temporary: string): void => {
      setAside(path);
      takeName(temporary, path);
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
      flushFolder(dirname(path));
    },
  };
}
