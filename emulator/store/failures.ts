/**
 * The one place where a failure of the machine (of the operating system, or of SQLite) becomes a sentence for a person:
 * what failed, on which file, why, and what to do.
 */

import { visibleLine, visibleLines } from '../../src/domain/text/safe-text';

/** What the refusal of a folder with things of several accounts ends in, by which it is known. */
export const ONE_ACCOUNT = 'keep one folder per account';

/** Why an account cannot be opened or imported, in words for the person who started the program. */
export class AccountError extends Error {
  /** @param lines what is told; a line end within one of them is named, because it comes from a name or a document */
  constructor(lines: string | readonly string[], options?: ErrorOptions) {
    super(visibleLines(lines), options);
    this.name = 'AccountError';
  }
}

/** Another process has the account's store open. */
export class StoreInUseError extends AccountError {}

type Reason = readonly [why: string, remedy: string];

const FULL: Reason = ['its disk is full', 'Make room there, or choose another place.'];
const FORBIDDEN: Reason = [
  'the permissions of the file or of its folder do not allow it',
  'Give this user access to it, or choose another place.',
];
const READ_ONLY: Reason = ['it can only be read there', 'Choose a place that can be written.'];
const MANY_FILES: Reason = [
  'too many files are open',
  'End other programs, or allow more open files (ulimit -n), and start again.',
];
const DISK: Reason = [
  'the disk reports an error',
  'Look after the disk, and restore the file from a copy if it is damaged.',
];
const NO_MEMORY: Reason = ['there is not enough memory', 'End other programs, and start again.'];
const IN_USE: Reason = ['it is in use by another process', 'Stop that process, and start again.'];

/** Why a call failed, by the code of the operating system (errno(3)) or of SQLite (its result codes, without what extends them). */
const REASONS: Readonly<Record<string, Reason>> = {
  ENOSPC: FULL,
  EDQUOT: ['this user may keep no more on its disk', 'Make room there, or choose another place.'],
  EFBIG: ['it would be larger than its disk allows', 'Choose another place.'],
  EACCES: FORBIDDEN,
  EPERM: FORBIDDEN,
  EROFS: READ_ONLY,
  ENOENT: ['it is not there, or not any more', 'Look for its name, and start again.'],
  EISDIR: ['it is a folder, not a file', 'Move it away, or name another one.'],
  ENOTDIR: ['a part of its path is no folder', 'Name another place.'],
  ENOTEMPTY: ['the folder is not empty', 'Name another folder.'],
  EEXIST: [
    'it is there already, perhaps made by another process just now',
    'Start again, or name another one.',
  ],
  ENAMETOOLONG: ['its name is too long for its disk', 'Choose a shorter one.'],
  ELOOP: ['its symbolic links lead in a circle', 'Name the file itself.'],
  EXDEV: ['it would have to move to another disk', 'Choose a place on one disk.'],
  EIO: DISK,
  ENXIO: DISK,
  ENODEV: DISK,
  ESTALE: ['its network disk has lost it', 'Connect the disk anew, and start again.'],
  EMFILE: MANY_FILES,
  ENFILE: MANY_FILES,
  ENOMEM: NO_MEMORY,
  EBUSY: IN_USE,
  ETXTBSY: IN_USE,
  EPIPE: ['its reader has gone away', 'Start again.'],
  SQLITE_FULL: FULL,
  SQLITE_IOERR: DISK,
  // A store with a log has to be locked for writing, even to be read.
  SQLITE_IOERR_LOCK: READ_ONLY,
  SQLITE_CANTOPEN: [
    'it, or a file beside it, cannot be opened',
    'Give this user access to its folder, or choose another place.',
  ],
  SQLITE_PERM: FORBIDDEN,
  SQLITE_READONLY: READ_ONLY,
  SQLITE_BUSY: IN_USE,
  SQLITE_LOCKED: IN_USE,
  SQLITE_PROTOCOL: IN_USE,
  SQLITE_NOMEM: NO_MEMORY,
  SQLITE_CORRUPT: [
    'it is damaged',
    'It was left as it is. Restore it from a copy, or start over with --reset, which keeps it beside the new store.',
  ],
  SQLITE_NOTADB: ['it is not a database', 'It was left as it is. Move it away, or choose another place.'],
};

/** The result code that libsql hides in a text where a connection fails (https://www.sqlite.org/rescode.html). */
const CONNECTING: Readonly<Record<string, string>> = {
  14: 'SQLITE_CANTOPEN',
  23: 'SQLITE_PERM',
  26: 'SQLITE_NOTADB',
};

/** The code of a failure of the machine, of SQLite's without what extends it; undefined for any other error. */
export function failureCode(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const { code } = error as NodeJS.ErrnoException;
  if (typeof code === 'string' && code !== '') {
    if (Object.hasOwn(REASONS, code)) return code;
    const [sqlite] = /^SQLITE_[A-Z]+/.exec(code) ?? [];
    // Node has codes of its own (ERR_...): those are faults of ours.
    return sqlite ?? (/^E[A-Z0-9]+$/.test(code) ? code : undefined);
  }
  const [, connecting] = /^ConnectionFailed\(.*: (\d+)"\)$/.exec(error.message) ?? [];
  return connecting === undefined ? undefined : (CONNECTING[connecting] ?? 'SQLITE_ERROR');
}

/** Whether a place refuses to be written, because it is full or can only be read: what is there can still be read. */
export function refusesWriting(error: unknown): boolean {
  const code = failureCode(error instanceof AccountError ? error.cause : error) ?? '';
  return [FULL, FORBIDDEN, READ_ONLY].includes(REASONS[code] as Reason) || code === 'SQLITE_CANTOPEN';
}

/**
 * A failure in one sentence, and what to do in another: `/data/1.db cannot be written: its disk is full. Make room there, or
 * choose another place.`
 *
 * @param what what did not work, with the file: `/data/1.db cannot be written`
 */
export function failureText(what: string, error: unknown): string {
  const [why, remedy] = REASONS[failureCode(error) ?? ''] ?? [];
  if (why !== undefined) return `${what}: ${why}. ${remedy}`;
  return `${what}: ${error instanceof Error ? error.message : String(error)}.`;
}

/** The same without the remedy, for one of many problems that are told together. */
export function failureReason(error: unknown): string {
  const [why] = REASONS[failureCode(error) ?? ''] ?? [];
  return why ?? (error instanceof Error ? error.message : String(error));
}

/** A failure in words as an error; what is in words already stays as it is. */
export function inWords(what: string, error: unknown): AccountError {
  return error instanceof AccountError ? error : new AccountError(failureText(what, error), { cause: error });
}

/** Does something with a file. @throws AccountError in words where the machine fails, {@link failureText} says with which `what` */
export function orInWords<T>(what: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw failureCode(error) === undefined ? error : inWords(what, error);
  }
}

/** Reads what is of some folder. @throws AccountError that names the folder, also where the words of the refusal do not */
export function namingFolder<T>(folder: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof AccountError) || error instanceof StoreInUseError) throw error;
    if (error.message.includes(visibleLine(folder))) throw error;
    const [line = '', ...more] = error.message.split('\n');
    const lines = more.length === 0 ? [`${folder}: ${line}`] : [`${folder}:`, line, ...more];
    throw new AccountError(lines, { cause: error });
  }
}

/** What a call of the operating system does to a file, in words. */
const VERBS: Readonly<Record<string, string>> = {
  read: 'read',
  scandir: 'read',
  stat: 'read',
  lstat: 'read',
  open: 'opened',
  mkdir: 'made',
  mkdtemp: 'made',
  rename: 'moved',
  link: 'moved',
  unlink: 'removed',
  rmdir: 'removed',
  rm: 'removed',
};

/** An address that a server is to listen on, and cannot. */
function listenText({
  code,
  address = '',
  port = 0,
}: NodeJS.ErrnoException & { address?: string; port?: number }) {
  if (code === 'EADDRINUSE')
    return `Port ${port} is in use. Choose another one with --port, for example --port ${port + 1}, or --port 0 for a free one.`;
  if (code === 'EACCES' || code === 'EPERM')
    return `Port ${port} may not be opened. Choose another one with --port.`;
  if (code === 'EADDRNOTAVAIL' || code === 'EAFNOSUPPORT')
    return `There is no address ${address} on this machine. Choose another one with --host.`;
  return undefined;
}

/**
 * What a person is told of an error that nobody has put into words, wherever it comes from: from the file and the call that
 * the machine names.
 *
 * @returns undefined for what is no failure of the machine, but a fault of our own
 */
export function sentenceOf(error: unknown): string | undefined {
  if (error instanceof AccountError) return error.message;
  return failureCode(error) === undefined
    ? undefined
    : visibleLine(rawSentence(error as NodeJS.ErrnoException));
}

/** {@link sentenceOf} what nobody has put into words; names of files in it are as they are. */
function rawSentence(error: NodeJS.ErrnoException & { readonly hostname?: string }): string {
  const { path, syscall = '', hostname } = error;
  if (syscall === 'getaddrinfo')
    return `There is no address ${hostname} on this machine. Choose another one with --host.`;
  if (syscall === 'listen') return listenText(error) ?? failureText('The port cannot be opened', error);
  const code = failureCode(error) ?? '';
  const verb = VERBS[syscall] ?? (code.startsWith('SQLITE_') && !refusesWriting(error) ? 'used' : 'written');
  return failureText(`${path ?? 'A file'} cannot be ${verb}`, error);
}
