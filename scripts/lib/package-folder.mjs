/** What `npm run pack` packs: the package's folder, with the licences and the bill of materials of what is in it. */

import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { billOfMaterials } from './bill-of-materials.mjs';
import { root } from './npm-script.mjs';

const byName = (a, b) => (a.name < b.name ? -1 : 1);
const inOrder = (a, b) => (a < b ? -1 : 1);
const keyOf = ({ name, version }) => `${name} ${version}`;

/** Each package once, in the order of their names. */
const once = (packages) =>
  [...new Map(packages.map((each) => [keyOf(each), each])).values()].toSorted(byName);

/** Where the lockfile's packages lie, by their names and versions. */
function folders() {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  return new Map(
    Object.entries(packages).map(([path, { version }]) => [
      keyOf({ name: path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length), version }),
      join(root, path),
    ]),
  );
}

/** A NOTICE that comes with a package, which licences such as Apache's ask to pass on. */
function noticeOf(folder) {
  const file =
    folder && existsSync(folder) && readdirSync(folder).find((name) => /^notice(?:\.\w+)?$/i.test(name));
  return file ? readFileSync(join(folder, file), 'utf8').trim() : undefined;
}

/** A text that Markdown shows as it is. */
const quoted = (text) => text.replaceAll(/^/gm, '    ').replaceAll(/^ +$/gm, '');

/** The licence and the notice of a package, in one text. */
function textOf({ name, identifier, text }, folder) {
  // Vite gives nothing for a package without a licence file: then the licence's name is all that it says.
  const licence = text?.trim() || `${name} names its licence, ${identifier}, and brings no text of it.`;
  const notice = noticeOf(folder);
  return notice ? `${licence}\n\nNOTICE\n\n${notice}` : licence;
}

/**
 * The licences of what is in the built files, as Markdown: each text once, after the packages that it is of.
 *
 * @param bundled `[{ name, version, identifier, text }]`, as Vite lists what it bundled
 */
function noticesText(bundled) {
  const places = folders();
  const byText = new Map();
  for (const each of once(bundled)) {
    const text = textOf(each, places.get(keyOf(each)));
    byText.set(text, [...(byText.get(text) ?? []), each]);
  }
  const parts = [...byText].map(([text, packages]) =>
    [...packages.map((each) => `## ${keyOf(each)}: ${each.identifier}`), quoted(text)].join('\n\n'),
  );
  const head =
    'This package is under the Apache License 2.0 (LICENSE). Its built files contain the packages below; ' +
    'sbom.cdx.json lists them together with those that npm installs beside it.';
  return `# Licences of others\n\n${head}\n\n${parts.join('\n\n')}\n`;
}

/**
 * The bill of materials of a package: of all that the console and the emulator could load, what is bundled into its files
 * or installed by its dependencies.
 *
 * @param bill of the whole project
 * @param packed the package's package.json
 */
function shippedBill(bill, packed, bundled) {
  const inside = new Set(bundled.map(keyOf));
  const refOf = new Map(bill.components.map((each) => [each.name, each['bom-ref']]));
  const edges = new Map(bill.dependencies.map(({ ref, dependsOn }) => [ref, dependsOn]));
  const installed = new Set(Object.keys(packed.dependencies).map((name) => refOf.get(name)));
  for (const ref of installed) for (const next of edges.get(ref) ?? []) installed.add(next);
  const components = bill.components.filter(
    (each) => inside.has(keyOf(each)) || installed.has(each['bom-ref']),
  );
  const known = new Set(components.map((each) => each['bom-ref']));
  const own = `pkg:npm/${packed.name}@${packed.version}`;
  const { name, version } = packed;
  return {
    ...bill,
    metadata: { component: { type: 'application', 'bom-ref': own, name, version, purl: own } },
    components,
    dependencies: [
      // What is bundled is a part of the package itself, whoever asked for it.
      { ref: own, dependsOn: [...known].toSorted(inOrder) },
      ...bill.dependencies
        .filter(({ ref }) => known.has(ref))
        .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter((each) => known.has(each)) })),
    ].toSorted((a, b) => inOrder(a.ref, b.ref)),
  };
}

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
