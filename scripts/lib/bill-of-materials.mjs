/** What a package is called in a package URL: the scope's `@` is escaped. */
const purlOf = (name, version) => `pkg:npm/${name.replace('@', '%40')}@${version}`;

/** `node_modules/a/node_modules/@b/c` is the package `@b/c`. */
const nameOf = (path) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);

/** Where Node finds a package that the one at `path` asks for: in its own folder, or in one above. */
function resolve(packages, path, name) {
  for (let folder = path; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    const candidate = folder === '' ? `node_modules/${name}` : `${folder}/node_modules/${name}`;
    if (packages[candidate]) return candidate;
    if (folder === '') return undefined;
  }
}

/** `sha512-BASE64` as CycloneDX writes it. */
function hashOf(integrity) {
  const [algorithm, content] = integrity.split('-');
  return { alg: algorithm.replace('sha', 'SHA-'), content: Buffer.from(content, 'base64').toString('hex') };
}

const inOrder = (a, b) => (a < b ? -1 : 1);

/** One licence by its SPDX id, or an expression of several. */
const licenseOf = (license) =>
  /^[\w.+-]+$/.test(license) ? { license: { id: license } } : { expression: license };

/**
 * The packages of a lockfile (version 3) as a CycloneDX 1.5 document, the same bytes for the same lockfile.
 *
 * @param development whether what only building and testing need is listed as well, as `excluded`
 */
export function billOfMaterials({ name, version, packages }, { development = false } = {}) {
  const neededBy = (path) => {
    const each = packages[path];
    const names = Object.keys({
      ...each.dependencies,
      ...each.optionalDependencies,
      // A peer that is there is used, also one that need not be.
      ...each.peerDependencies,
      ...(path === '' && development && each.devDependencies),
    });
    const found = names.map((other) => resolve(packages, path, other)).filter((other) => other !== undefined);
    // `devOptional` is a peer that is there for building alone, such as the compiler of somebody's types.
    return development
      ? found
      : found.filter((other) => !packages[other].dev && !packages[other].devOptional);
  };
  const shipped = new Set(['']);
  for (const path of shipped) for (const other of neededBy(path)) shipped.add(other);
  const paths = development ? Object.keys(packages).filter((path) => path !== '') : [...shipped].slice(1);
  const refOf = (path) => purlOf(nameOf(path), packages[path].version);
  const own = `pkg:npm/${name}@${version}`;
  const components = new Map();
  const dependencies = new Map();
  for (const path of ['', ...paths]) {
    const each = packages[path];
    const ref = path === '' ? own : refOf(path);
    const before = dependencies.get(ref) ?? [];
    dependencies.set(ref, [...new Set([...before, ...neededBy(path).map(refOf)])].toSorted(inOrder));
    if (path === '') continue;
    const optionalOr = each.optional ? 'optional' : 'required';
    components.set(ref, {
      type: 'library',
      'bom-ref': ref,
      name: nameOf(path),
      version: each.version,
      scope: each.dev ? 'excluded' : optionalOr,
      hashes: [hashOf(each.integrity)],
      licenses: [licenseOf(each.license)],
      purl: ref,
    });
  }
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.5',
    version: 1,
    metadata: { component: { type: 'application', 'bom-ref': own, name, version, purl: own } },
    components: [...components.values()].toSorted((a, b) => inOrder(a.purl, b.purl)),
    dependencies: [...dependencies]
      .map(([ref, dependsOn]) => ({ ref, dependsOn }))
      .toSorted((a, b) => inOrder(a.ref, b.ref)),
  };
}

/** How many packages of a bill of materials stand under which licence, and which, as lines of text. */
export function licenceLines({ components }) {
  const byLicence = new Map();
  for (const { name, version, licenses } of components) {
    const [{ license, expression }] = licenses;
    const key = license?.id ?? expression;
    byLicence.set(key, [...(byLicence.get(key) ?? []), `${name} ${version}`]);
  }
  return [...byLicence]
    .toSorted(([a], [b]) => inOrder(a, b))
    .flatMap(([licence, names]) => [`${licence} (${names.length})`, ...names.map((each) => `  ${each}`)]);
}
