import { expect, test } from 'vitest';
import { AccountError, failureCode, failureText, refusesWriting, sentenceOf } from './failures';
import { doAll } from './closing';

const failure = (code: string, more: object = {}) =>
  Object.assign(new Error(`${code}: as it comes`), { code, ...more });

test.each([
  ['ENOSPC', 'its disk is full'],
  ['EDQUOT', 'this user may keep no more on its disk'],
  ['EACCES', 'the permissions of the file or of its folder do not allow it'],
  ['EPERM', 'the permissions of the file or of its folder do not allow it'],
  ['EROFS', 'it can only be read there'],
  ['ENOENT', 'it is not there, or not any more'],
  ['EISDIR', 'it is a folder, not a file'],
  ['ENOTDIR', 'a part of its path is no folder'],
  ['EIO', 'the disk reports an error'],
  ['EMFILE', 'too many files are open'],
  ['SQLITE_FULL', 'its disk is full'],
  ['SQLITE_IOERR_WRITE', 'the disk reports an error'],
  ['SQLITE_CANTOPEN', 'it, or a file beside it, cannot be opened'],
  ['SQLITE_READONLY_DIRECTORY', 'it can only be read there'],
  ['SQLITE_BUSY', 'it is in use by another process'],
  ['SQLITE_CORRUPT', 'it is damaged'],
  ['SQLITE_NOTADB', 'it is not a database'],
])('%s is said in words, with what to do', (code, why) => {
  expect(sentenceOf(failure(code, { path: '/data/1.db', syscall: 'read' }))).toMatch(
    /^\/data\/1\.db cannot be read: /,
  );
  const text = failureText('/data/1.db cannot be written', failure(code));
  expect(text.startsWith(`/data/1.db cannot be written: ${why}. `)).toBe(true);
  expect(text).toMatch(/\. [A-Z][^.]*[a-z)](?:\. [^.]*)?\.$/);
});

test('SQLite tells in a text why a file cannot be connected to', () => {
  const error = new Error('ConnectionFailed("Unable to open connection to local database /x.db: 14")');
  expect(failureCode(error)).toBe('SQLITE_CANTOPEN');
});

test.each([
  [{ code: 'EADDRINUSE', syscall: 'listen', port: 80 }, 'Port 80 is in use. Choose another one with --port'],
  [
    { code: 'EACCES', syscall: 'listen', port: 80 },
    'Port 80 may not be opened. Choose another one with --port.',
  ],
  [
    { code: 'EADDRNOTAVAIL', syscall: 'listen', address: '192.0.2.1' },
    'There is no address 192.0.2.1 on this machine.',
  ],
  [
    { code: 'ENOTFOUND', syscall: 'getaddrinfo', hostname: 'nowhere' },
    'There is no address nowhere on this machine.',
  ],
  // A port is not meant wherever something is not allowed.
  [{ code: 'EACCES', syscall: 'open', path: '/x' }, '/x cannot be opened: the permissions'],
  [{ code: 'ENOSPC', syscall: 'write' }, 'A file cannot be written: its disk is full.'],
])('%j', ({ code, ...more }, text) => {
  expect(sentenceOf(failure(code, more))).toContain(text);
});

test('faults of our own have no words, and keep their stack', () => {
  expect(sentenceOf(new TypeError('x is undefined'))).toBeUndefined();
  expect(sentenceOf(failure('ERR_INVALID_ARG_TYPE'))).toBeUndefined();
  expect(sentenceOf('a text')).toBeUndefined();
  // A code that nobody has thought of is said as the machine says it.
  expect(sentenceOf(failure('EOVERFLOW', { path: '/x' }))).toBe(
    '/x cannot be written: EOVERFLOW: as it comes.',
  );
});

test('what can still be read is told from what cannot be used', () => {
  for (const code of ['ENOSPC', 'EROFS', 'EACCES', 'SQLITE_FULL', 'SQLITE_READONLY', 'SQLITE_CANTOPEN'])
    expect(refusesWriting(new AccountError('in words', { cause: failure(code) })), code).toBe(true);
  for (const code of ['EIO', 'SQLITE_CORRUPT', 'SQLITE_BUSY', 'SQLITE_IOERR'])
    expect(refusesWriting(failure(code)), code).toBe(false);
});

test('everything is closed, whatever fails first, and every failure is told once', () => {
  const done: number[] = [];
  const fail = (code: string) => () => {
    throw failure(code, { path: '/1.db' });
  };
  const works = [
    fail('SQLITE_FULL'),
    () => done.push(1),
    fail('SQLITE_FULL'),
    fail('SQLITE_IOERR'),
    () => done.push(2),
  ];
  expect(() => doAll(works)).toThrow(
    /^\/1\.db cannot be written: its disk is full\. .*\n\/1\.db cannot be used: the disk reports an error\. [^\n]*$/,
  );
  expect(done).toEqual([1, 2]);
  const bug = new TypeError('ours');
  const broken = () => {
    throw bug;
  };
  expect(() => doAll([fail('SQLITE_FULL'), broken])).toThrow(bug);
});
