import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { billOfMaterials } from './bill-of-materials.mjs';
import { root } from './npm-script.mjs';
import { noticesText, shippedBill } from './package-notices.mjs';

/** What npm installs beside the package, because it is native code: everything else is in the built files. */
const INSTALLED = ['libsql'];

const json = (value) => `${JSON.stringify(value, null, 2)}\n`;
const readJson = (path) => JSON.parse(readFileSync(path, 'utf8'));

/** The package's own package.json. It stays private: nobody publishes it by accident (decision 0021). */
function manifestOf({ version, description, license, engines, dependencies }, gitHead) {
  return {
    name: 'inspector-exclusions',
    version,
    private: true,
    description,
    license,
    type: 'module',
    bin: { 'inspector-exclusions': 'bin/inspector-exclusions.mjs' },
    engines,
    dependencies: Object.fromEntries(INSTALLED.map((name) => [name, dependencies[name]])),
    ...(gitHead && { gitHead }),
  };
}

/** Builds the command into one folder, libraries and all, and gives what it bundles: `[{ name, version, identifier, text }]`. */
async function buildProgram(outDir) {
  const { build } = await import('vite');
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    ssr: { noExternal: true, external: INSTALLED },
    build: {
      ssr: true,
      target: 'node20',
      outDir,
      emptyOutDir: true,
      minify: false,
      license: { fileName: 'licences.json' },
      rolldownOptions: {
        input: { main: join(root, 'emulator/package/main.ts') },
        output: { format: 'es', entryFileNames: '[name].js', codeSplitting: false },
      },
    },
  });
  const file = join(outDir, 'licences.json');
  const bundled = readJson(file);
  rmSync(file);
  return bundled;
}

/**
 * Lays out the package's folder from `dist/console`, which has to be built: the command, the console, the examples, licences
 * and bill of materials.
 *
 * @param gitHead the commit that it is made of, if that is known
 */
export async function layOutPackage(folder, gitHead) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, 'bin'), { recursive: true });
  const built = join(root, 'dist/console');
  cpSync(built, join(folder, 'dist/console'), {
    recursive: true,
    // The build's own notes and the sample configuration: the server makes its own.
    filter: (path) => !/[\\/](?:\.vite|config\.json(?:\.\w+)?)$/.test(path),
  });
  const bundled = [
    ...readJson(join(built, '.vite/licences.json')),
    ...(await buildProgram(join(folder, 'dist/program'))),
  ];
  const manifest = readJson(join(root, 'package.json'));
  const packed = manifestOf(manifest, gitHead);
  const bill = shippedBill(billOfMaterials(readJson(join(root, 'package-lock.json'))), packed, bundled);
  for (const [from, to] of [
    ['accounts', 'accounts'],
    ['LICENSE', 'LICENSE'],
    ['scripts/package/inspector-exclusions.mjs', 'bin/inspector-exclusions.mjs'],
  ])
    cpSync(join(root, from), join(folder, to), { recursive: true });
  // The documents, without pictures. The one about the package is its front page, one folder up.
  cpSync(join(root, 'docs'), join(folder, 'docs'), {
    recursive: true,
    filter: (path) => !/[\\/]docs[\\/]images$/.test(path),
  });
  const front = readFileSync(join(root, 'docs/package.md'), 'utf8');
  writeFileSync(join(folder, 'README.md'), front.replaceAll(/\]\((?=[\w-]+\.md)/g, '](docs/'));
  writeFileSync(join(folder, 'package.json'), json(packed));
  writeFileSync(join(folder, 'sbom.cdx.json'), json(bill));
  writeFileSync(join(folder, 'THIRD-PARTY-LICENCES.md'), noticesText(bundled));
}
