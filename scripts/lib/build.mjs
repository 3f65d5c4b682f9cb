import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, say } from './console.mjs';
import { compress } from './compress.mjs';

const STAMP = join(root, 'dist/inputs.sha256');
const INPUTS = [
  'index.html',
  'package-lock.json',
  'vite.config.ts',
  'tsconfig.json',
  'tsconfig.base.json',
  'public',
  'src',
  'emulator',
  'scripts/lib',
];
const TEST = /\.test\.tsx?$/;

/** Every file below the inputs but the tests, in a stable order. */
function files(path) {
  const full = join(root, path);
  if (!existsSync(full)) return [];
  const entries = readdirSync(full, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && !TEST.test(entry.name))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .toSorted();
}

/** A hash over everything that the build depends on. */
function inputsHash() {
  const hash = createHash('sha256');
  for (const input of INPUTS) {
    const full = join(root, input);
    const list = existsSync(full) && !readdirable(full) ? [full] : files(input);
    for (const file of list) hash.update(file.slice(root.length)).update('\0').update(readFileSync(file));
  }
  return hash.digest('hex');
}

function readdirable(path) {
  try {
    readdirSync(path);
    return true;
  } catch {
    return false;
  }
}

function builtFrom() {
  return existsSync(STAMP) ? readFileSync(STAMP, 'utf8') : undefined;
}

/** Builds console and emulator into `dist/` when they are older than what they are made of. */
export async function ensureBuild() {
  const inputs = inputsHash();
  if (builtFrom() === inputs) return;
  say('Building the console and the emulator ...');
  // The stamp goes first and comes last: a build that was cut off is never taken for a whole one.
  rmSync(STAMP, { force: true });
  const { build } = await import('vite');
  await build({ root, configFile: join(root, 'vite.config.ts'), logLevel: 'warn' });
  await build({ root, configFile: join(root, 'emulator/vite.config.ts'), logLevel: 'warn' });
  await compress(join(root, 'dist/console'));
  writeFileSync(STAMP, inputs);
}
