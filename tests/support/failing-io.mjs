/*
 * Lets one call of a program to the disk fail, as SQLite tests itself. Calls of node:fs and of the database's driver are
 * counted, as far as they are about something in the given folders. It has to be loaded before the driver is: by a test's
 * first import, or before a program (`node --import`), which it tells by FAILING_IO what to do, in JSON.
 */
import fs from 'node:fs';
import { createRequire, syncBuiltinESMExports } from 'node:module';
import { constants } from 'node:os';
import { fileURLToPath } from 'node:url';

/** How it fails (see failing-io.d.mts); nothing does where there is no folder. */
let plan = { folders: [], at: 0, code: 'EIO', lasting: false };
let calls = [];

/** Begins to count, and lets calls fail. */
export function arm(failure) {
  plan = failure;
  calls = [];
}

/** Ends that, and gives the calls that were counted, a line each. */
export function disarm() {
  plan = { ...plan, folders: [] };
  return calls;
}

if (process.env.FAILING_IO) {
  const write = fs.writeFileSync;
  arm(JSON.parse(process.env.FAILING_IO));
  process.on('exit', () => write(plan.record, calls.join('\n')));
}

/** What asks for room on the disk: a full one refuses nothing else. */
const NEEDS_ROOM = new Set([
  'openSync',
  'writeSync',
  'writeFileSync',
  'mkdirSync',
  'mkdtempSync',
  'linkSync',
  'copyFileSync',
  'appendFile',
]);
/** What opens: a process with too many open files can do everything else, and so can one that may not read a file. */
const OPENS = new Set([
  'openSync',
  'readFileSync',
  'readdirSync',
  'writeFileSync',
  'copyFileSync',
  'mkdtempSync',
  'connect',
]);
const CHANGES = new Set([...NEEDS_ROOM, 'renameSync', 'unlinkSync', 'rmSync', 'rmdirSync', 'chmodSync']);

/** Whether a call of a kind can fail for the reason at all. */
function canFail(name, detail) {
  const { code } = plan;
  if (name === 'sql') {
    if (/^\s*rollback/i.test(detail)) return false;
    const reads = /^\s*(?:select|with|begin|pragma (?!journal_mode))/i.test(detail);
    return code === 'EIO' || (!reads && ['ENOSPC', 'EROFS'].includes(code));
  }
  if (name === 'openSync' && code === 'ENOSPC') return /[wax]/.test(detail);
  if (code === 'ENOSPC') return NEEDS_ROOM.has(name);
  if (code === 'EROFS') return CHANGES.has(name) && (name !== 'openSync' || /[wax]/.test(detail));
  if (code === 'EMFILE' || code === 'EACCES') return OPENS.has(name);
  return true;
}

/** Counts a call; true when it is to fail. */
function fails(name, path, detail = '') {
  const { folders, at, lasting } = plan;
  if (!folders.some((folder) => String(path).includes(folder)) || !canFail(name, detail)) return false;
  calls.push(`${name} ${path} ${detail.trim().split('\n', 1)[0]}`);
  return calls.length === at || (lasting && at > 0 && calls.length > at);
}

const systemError = (syscall, path) =>
  Object.assign(new Error(`${plan.code}: made to fail, ${syscall} '${path}'`), {
    errno: -constants.errno[plan.code],
    code: plan.code,
    syscall,
    path,
  });

/** Node makes some of its functions of others: a call within a call is not one of the program. */
let within = false;

/** Paths by the numbers of open files. */
const opened = new Map();
const pathOf = (target) => (typeof target === 'number' ? (opened.get(target) ?? '') : target);
const SYSCALLS = { readdirSync: 'scandir', mkdtempSync: 'mkdtemp', rmSync: 'rm', readFileSync: 'open' };

const COUNTED =
  'openSync closeSync readSync writeSync fsyncSync readFileSync writeFileSync readdirSync statSync lstatSync statfsSync ' +
  'mkdirSync mkdtempSync renameSync linkSync unlinkSync rmSync rmdirSync chmodSync copyFileSync';
for (const name of COUNTED.split(' ')) {
  const original = fs[name];
  fs[name] = (...args) => {
    if (within) return original(...args);
    const path = pathOf(args[0]);
    const detail = name === 'openSync' ? String(args[1] ?? 'r') : '';
    if (fails(name, path, detail)) {
      // What cannot be closed in order is closed nevertheless.
      if (name === 'closeSync') original(...args);
      throw systemError(SYSCALLS[name] ?? name.replace('Sync', ''), path);
    }
    let result;
    within = true;
    try {
      result = original(...args);
    } finally {
      within = false;
    }
    if (name === 'openSync') opened.set(result, String(path));
    if (name === 'closeSync') opened.delete(args[0]);
    return result;
  };
}
const { appendFile } = fs.promises;
fs.promises.appendFile = async (path, ...rest) => {
  if (fails('appendFile', path)) throw systemError('write', path);
  return appendFile(path, ...rest);
};
syncBuiltinESMExports();

/** What SQLite says where the system says `code`. */
const SQLITE = {
  ENOSPC: ['SQLITE_FULL', 13],
  EIO: ['SQLITE_IOERR_WRITE', 778],
  EROFS: ['SQLITE_READONLY', 8],
};

// The driver takes its native functions when it is loaded, so they are replaced before.
const driver = createRequire(createRequire(import.meta.url).resolve('libsql'));
const native = driver(`@libsql/${driver('@neon-rs/load').currentTarget()}`);
const { databaseExecSync, databaseInTransaction, databaseOpen, databasePrepareSync } = native;
/** The path of each database, and the database and text of each statement. */
const paths = new WeakMap();
const statements = new WeakMap();

function failIfDue(database, sql) {
  if (!fails('sql', paths.get(database), sql)) return;
  // So does SQLite, wherever it cannot go on.
  if (plan.code !== 'EROFS' && databaseInTransaction(database)) databaseExecSync.call(database, 'rollback');
  const [name, rawCode] = SQLITE[plan.code];
  throw Object.assign(new Error('made to fail'), { libsqlError: true, code: name, rawCode });
}

Object.assign(native, {
  databaseOpen(path, ...rest) {
    const plain = path.startsWith('file:') ? fileURLToPath(path.replace(/\?.*$/, '')) : path;
    if (fails('connect', plain))
      throw new Error(`ConnectionFailed("Unable to open connection to local database ${plain}: 14")`);
    const database = databaseOpen(path, ...rest);
    paths.set(database, plain);
    return database;
  },
  databaseExecSync(sql) {
    failIfDue(this, sql);
    databaseExecSync.call(this, sql);
  },
  databasePrepareSync(sql) {
    const statement = databasePrepareSync.call(this, sql);
    statements.set(statement, [this, sql]);
    return statement;
  },
});
for (const name of ['statementRun', 'statementGet', 'statementRowsSync']) {
  const original = native[name];
  native[name] = function (...args) {
    failIfDue(...statements.get(this));
    return original.apply(this, args);
  };
}
