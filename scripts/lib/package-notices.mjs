import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
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
export function noticesText(bundled) {
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
export function shippedBill(bill, packed, bundled) {
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
