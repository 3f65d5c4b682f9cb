import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { AccountError } from './failures';
import { makeDirectory } from './make-directory';

const folder = mkdtempSync(join(tmpdir(), 'make-directory-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('makes what is missing above it, and bears what is there', () => {
  const path = join(folder, 'a/b/c');
  makeDirectory(path);
  makeDirectory(path);
  expect(statSync(path).mode & 0o777).toBe(0o700);
});

test('says so where none can be made, and comes back', () => {
  const file = join(folder, 'file');
  writeFileSync(file, '');
  expect(() => makeDirectory(join(file, 'x'))).toThrow(AccountError);
  expect(() => makeDirectory(file)).toThrow(
    new AccountError(`${file} is no directory. Move it away, or choose another place.`),
  );
  if (existsSync('/proc/self')) expect(() => makeDirectory('/proc/x/y')).toThrow(AccountError);
});
