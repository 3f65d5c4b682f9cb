// `npm run pack [-- --revision ID]`: makes dist/inspector-exclusions-VERSION.tgz, which runs without this clone (docs/package.md).
// The same clone gives the same bytes. What is packed lies in dist/package.
import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureDependencies, main, root, say, UserError } from './lib/npm-script.mjs';

function readOptions() {
  try {
    return parseArgs({ options: { revision: { type: 'string' } }, strict: true }).values;
  } catch (error) {
    throw new UserError(error.message, 'Usage: npm run pack [-- --revision ID]');
  }
}

/** The commit that is packed, where this is a clone and git is there. */
function commit() {
  const { status, stdout } = spawnSync(
    'git',
    ['describe', '--always', '--dirty', '--abbrev=12', '--exclude=*'],
    {
      cwd: root,
      encoding: 'utf8',
    },
  );
  return status === 0 ? stdout.trim() : undefined;
}

/** Runs npm's own `pack` in a folder: what it makes is what npm installs. Gives the file's name. */
function npmPack(folder, out) {
  const windows = process.platform === 'win32';
  const { status, error, stdout, stderr } = spawnSync(
    windows ? 'npm.cmd' : 'npm',
    ['pack', '--json', '--ignore-scripts', '--pack-destination', out],
    { cwd: folder, encoding: 'utf8', shell: windows },
  );
  if (status !== 0) throw new UserError(...`npm pack failed: ${error?.message ?? stderr}`.split('\n'));
  const [{ filename, size, unpackedSize }] = Object.values(JSON.parse(stdout));
  return { file: join(out, filename), size, unpackedSize };
}

// Building makes it `production`, as in every other build of ours.
process.env.NODE_ENV = 'production';

await main(async () => {
  const { revision } = readOptions();
  ensureDependencies();
  const { ensureBuild } = await import('./lib/build.mjs');
  const { layOutPackage } = await import('./lib/package-folder.mjs');
  await ensureBuild();
  const folder = join(root, 'dist/package');
  await layOutPackage(folder, revision || commit());
  const { file, unpackedSize } = npmPack(folder, join(root, 'dist'));
  const megabytes = (bytes) => `${(bytes / 1e6).toFixed(1)} MB`;
  say(`${megabytes(statSync(file).size)} packed, ${megabytes(unpackedSize)} unpacked:`);
  process.stdout.write(`${file}\n`);
});
