// `npm run deploy:package -- --snapshots DIR --permissions FILE [--out DIR]`: everything that docs/deploy.md uploads.
// Function, site and data come out the same byte for byte when what they are made of is the same.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { filesBelow } from './lib/build.mjs';
import { callersFolder, ensureDependencies, main, root, say, UserError } from './lib/npm-script.mjs';

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
    throw new UserError(error.message, USAGE);
  }
}

/** Lambda's processor and C library, for which the database's native part has to be there. */
const NATIVE = '@libsql/linux-x64-gnu';
/** What the code loads when it runs: the database and what that loads, the schemas' library. The platform brings its own AWS SDK. */
const PACKAGES = ['libsql', '@neon-rs/load', 'detect-libc', NATIVE, 'valibot'];
/** Of a package, what runs and its licence. */
const RUNS = /(?:^|\/)(?:package\.json|LICENSE(?:\.md)?|[^/]+\.(?:js|cjs|mjs|node))$/;

function packageFiles(name) {
  const folder = join(root, 'node_modules', name);
  if (!existsSync(folder)) {
    const { version } = JSON.parse(readFileSync(join(root, 'node_modules/libsql/package.json'), 'utf8'));
    throw new UserError(
      `${name} is not installed, because this machine is not what Lambda is. Fetch it with:`,
      `  npm install --no-save --force --os=linux --cpu=x64 --libc=glibc ${NATIVE}@${version}`,
    );
  }
  return filesBelow(folder)
    .filter((file) => RUNS.test(file))
    .map((file) => [`node_modules/${name}/${file}`, readFileSync(join(folder, file))]);
}

/** The files of the Lambda function, as `[name, bytes]`: one built file and the packages that it loads. */
async function functionFiles() {
  const { build } = await import('vite');
  const { output } = await build({
    root,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    build: {
      ssr: true,
      write: false,
      target: 'node22',
      minify: false,
      rolldownOptions: {
        input: { main: join(root, 'emulator/lambda/main.ts') },
        output: { format: 'es', entryFileNames: '[name].mjs', codeSplitting: false },
      },
    },
  });
  // Here it would be found beside the code; where it is hosted it would not.
  const missing = output
    .flatMap(({ imports = [], dynamicImports = [] }) => [...imports, ...dynamicImports])
    .filter((name) => !isBuiltin(name) && !PACKAGES.includes(name));
  if (missing.length > 0) throw new Error(`The function loads what it does not carry: ${missing.join(', ')}`);
  return [
    ...output.map((file) => [file.fileName, Buffer.from(file.type === 'chunk' ? file.code : file.source)]),
    ...PACKAGES.flatMap(packageFiles),
  ];
}

/**
 * A zip file of files, in the order of their names and all of the first moment that a zip file can name: equal files give equal bytes.
 * Made by Unix; regular files that everybody may read and nobody run.
 */
async function zip(files) {
  const { zipSync } = await import('fflate');
  const sorted = files.toSorted(([a], [b]) => (a < b ? -1 : 1));
  const attrs = (0o100644 << 16) >>> 0;
  return zipSync(Object.fromEntries(sorted), { level: 9, mtime: new Date(1980, 0, 1), os: 3, attrs });
}

async function packFunction(out) {
  const files = await functionFiles();
  const bytes = await zip(files);
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
  const { importSource } = await import('./lib/npm-script.mjs');
  const { layOutData } = await importSource('emulator/lambda/catalogue.ts');
  try {
    const data = layOutData(here(snapshots), here(permissions), join(out, 'data'));
    const bytes = data.snapshots.reduce((sum, each) => sum + each.bytes, 0);
    say(`Data: ${join(out, 'data')}, ${data.snapshots.length} snapshots, ${megabytes(bytes)}.`);
    // The latest one, for the next command; the others are still there for whoever runs them.
    writeFileSync(join(out, 'catalogue.json'), readFileSync(data.path));
    return data.sha256;
  } catch (error) {
    if (error.name === 'AccountError') throw new UserError(...error.message.split('\n'));
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
