// `npm run deploy:package -- --snapshots DIR --permissions FILE [--out DIR]`: everything that docs/deploy.md uploads.
// Function, site and data come out the same byte for byte when what they are made of is the same.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { callersFolder, main, root, say, UserError } from './lib/console.mjs';
import { ensureDependencies } from './lib/dependencies.mjs';

const USAGE = 'Usage: npm run deploy:package -- --snapshots DIR --permissions FILE [--out DIR]';
const here = (path) => resolve(callersFolder, path);
const megabytes = (bytes) => `${(bytes / 1e6).toFixed(1)} MB`;

function readOptions() {
  const options = Object.fromEntries(
    ['snapshots', 'permissions', 'out'].map((name) => [name, { type: 'string' }]),
  );
  try {
    const { values } = parseArgs({ options, strict: true });
    if ((values.snapshots === undefined) !== (values.permissions === undefined))
      throw new Error('Snapshots and permissions belong together.');
    return values;
  } catch (error) {
    throw new UserError(`${error.message}\n${USAGE}`);
  }
}

async function packFunction(out) {
  const { functionFiles } = await import('./lib/function-bundle.mjs');
  const { zip } = await import('./lib/zip.mjs');
  const files = await functionFiles();
  const bytes = zip(files);
  const digest = createHash('sha256').update(bytes).digest('hex');
  const name = `function-${digest.slice(0, 12)}.zip`;
  writeFileSync(join(out, name), bytes);
  const unpacked = files.reduce((sum, [, each]) => sum + each.length, 0);
  say(`Function: ${join(out, name)}, ${megabytes(bytes.length)} packed, ${megabytes(unpacked)} unpacked.`);
  return name;
}

/** The console as it is built everywhere, without the sample configuration and the build's own notes. */
async function packSite(out) {
  const { build } = await import('vite');
  const { filesBelow } = await import('./lib/files-below.mjs');
  const site = join(out, 'site');
  await build({
    root,
    configFile: join(root, 'vite.config.ts'),
    logLevel: 'warn',
    build: { outDir: site, emptyOutDir: true },
  });
  rmSync(join(site, '.vite'), { recursive: true, force: true });
  rmSync(join(site, 'config.json'));
  const files = filesBelow(site);
  const bytes = files.reduce((sum, file) => sum + statSync(join(site, file)).size, 0);
  say(
    `Site: ${site}, ${files.length} files, ${megabytes(bytes)}; npm run deploy:config adds its configuration.`,
  );
}

async function packData(out, snapshots, permissions) {
  const { importSource } = await import('./lib/source.mjs');
  const { layOutData } = await importSource('emulator/lambda/lay-out-data.ts');
  try {
    const data = layOutData(here(snapshots), here(permissions), join(out, 'data'));
    const bytes = data.snapshots.reduce((sum, each) => sum + each.bytes, 0);
    say(`Data: ${join(out, 'data')}, ${data.snapshots.length} snapshots, ${megabytes(bytes)}.`);
    // The latest one, for the next command; the others are still there for whoever runs them.
    writeFileSync(join(out, 'catalogue.json'), readFileSync(data.path));
    return data.sha256;
  } catch (error) {
    if (error.name === 'AccountError') throw new UserError(error.message);
    throw error;
  }
}

// Importing our own sources would make it `development`, and React with it.
process.env.NODE_ENV = 'production';

await main(async () => {
  const options = readOptions();
  ensureDependencies();
  const out = options.out === undefined ? join(root, 'dist/deploy') : here(options.out);
  if (!existsSync(out)) mkdirSync(out, { recursive: true });
  const catalogue = options.snapshots && (await packData(out, options.snapshots, options.permissions));
  const code = await packFunction(out);
  await packSite(out);
  process.stdout.write(`CodeKey=${code}${catalogue ? ` CatalogueSha256=${catalogue}` : ''}\n`);
});
