import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { root, say } from './npm-script.mjs';

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

/** Every file of an input but the tests, in a stable order. */
function inputFiles(input) {
  const path = join(root, input);
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [input];
  return filesBelow(path)
    .filter((file) => !TEST.test(file))
    .map((file) => `${input}/${file}`);
}

/** A hash over everything that the build depends on. */
function inputsHash() {
  const hash = createHash('sha256');
  for (const input of INPUTS) {
    for (const file of inputFiles(input))
      hash
        .update(file)
        .update('\0')
        .update(readFileSync(join(root, file)));
  }
  return hash.digest('hex');
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
  // Vite keeps a NODE_ENV that it finds, such as that of the test that started this: React would be built for development.
  delete process.env.NODE_ENV;
  const { build } = await import('vite');
  await build({ root, configFile: join(root, 'vite.config.ts'), logLevel: 'warn' });
  await build({ root, configFile: join(root, 'emulator/vite.config.ts'), logLevel: 'warn' });
  await compress(join(root, 'dist/console'));
  writeFileSync(STAMP, inputs);
}

const TEXT = /\.(js|css|html|svg|json|txt|webmanifest)$/;

/** Lays a `.br` and a `.gz` beside every text file of a folder, as small as they get. */
async function compress(folder) {
  await Promise.all(
    filesBelow(folder)
      .filter((name) => TEXT.test(name))
      .map(async (name) => {
        const file = join(folder, name);
        const bytes = readFileSync(file);
        const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } };
        writeFileSync(`${file}.br`, await promisify(brotliCompress)(bytes, quality));
        writeFileSync(`${file}.gz`, await promisify(gzip)(bytes, { level: 9 }));
      }),
  );
}

/** The files below a folder, by their paths from there with `/`, in order. */
export function filesBelow(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      relative(folder, join(entry.parentPath ?? entry.path, entry.name))
        .split(sep)
        .join('/'),
    )
    .toSorted((a, b) => (a < b ? -1 : 1));
}
