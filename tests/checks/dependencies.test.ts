import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root, textOf } from './source-files';

interface Manifest {
  readonly dependencies: Record<string, string>;
  readonly devDependencies: Record<string, string>;
}
interface LockedPackage {
  readonly version: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly dev?: boolean;
  readonly optional?: boolean;
  readonly license?: string;
  readonly hasInstallScript?: boolean;
}

const manifest = JSON.parse(textOf('package.json')) as Manifest;
const lock = JSON.parse(textOf('package-lock.json')) as { packages: Record<string, LockedPackage> };
const installed = Object.entries(lock.packages).filter(([name]) => name !== '');

const MOST_RUNTIME_DEPENDENCIES = 20;
const FREE =
  /^\(?(MIT|MIT-0|ISC|0BSD|BSD-[23]-Clause|Apache-2\.0|BlueOak-1\.0\.0|CC0-1\.0|CC-BY-4\.0|Python-2\.0|Unlicense|MPL-2\.0|Zlib)\b/;

const records = readdirSync(join(root, 'docs/decisions'))
  .map((file) => textOf(`docs/decisions/${file}`))
  .join('\n');

/** The packages that no decision record names. */
const unrecorded = (names: readonly string[]) => names.filter((name) => !records.includes(`\`${name}\``));

test('the direct runtime dependencies are few, and each is named in a decision record', () => {
  const names = Object.keys(manifest.dependencies);
  expect(names.length).toBeLessThanOrEqual(MOST_RUNTIME_DEPENDENCIES);
  expect(unrecorded(names)).toEqual([]);
  expect(unrecorded([...names, 'left-pad', 'react-do'])).toEqual(['left-pad', 'react-do']);
});

test('every version is exact, in the manifest and in the lockfile', () => {
  const all = { ...manifest.dependencies, ...manifest.devDependencies };
  expect(Object.entries(all).filter(([, version]) => !/^\d+\.\d+\.\d+(?:-r\.\d+)?$/.test(version))).toEqual(
    [],
  );
  expect(installed.filter(([, { integrity }]) => !integrity).map(([name]) => name)).toEqual([]);
  expect(installed.filter(([, { resolved }]) => resolved).map(([name]) => name)).toEqual([]);
});

test('every licence is a free one', () => {
  const licences = installed.map(([name, { license }]) => [name, license ?? '(none)'] as const);
  expect(licences.filter(([, license]) => !FREE.test(license))).toEqual([]);
});

test('what runs on installing is refused: in the product always, elsewhere without a record', () => {
  const scripted = installed.filter(([, each]) => each.hasInstallScript);
  expect(scripted.filter(([, each]) => !each.dev).map(([name]) => name)).toEqual([]);
  expect(unrecorded(scripted.map(([name]) => name.replace(/^.*node_modules\//, '')))).toEqual([]);
  expect(textOf('.npmrc')).toContain('ignore-scripts=true');
});

test('the clients that only tests/clients installs are pinned and free, too', () => {
  const { packages } = JSON.parse(textOf('tests/clients/package-lock.json')) as typeof lock;
  const clients = Object.entries(packages).filter(([name]) => name !== '');
  expect(clients.length).toBeGreaterThan(40);
  // It says MIT in a list, as packages did in 2012.
  const unclear = clients.filter(([, { license = '' }]) => !FREE.test(license)).map(([name]) => name);
  expect(unclear).toEqual(['node_modules/querystring']);
  expect(
    clients.filter(([, { integrity, resolved }]) => !integrity || resolved).map(([name]) => name),
  ).toEqual([]);
  expect(textOf('tests/clients/.npmrc')).toBe(textOf('.npmrc'));
});

interface Component {
  readonly name: string;
  readonly version: string;
  readonly purl: string;
  readonly scope: string;
  readonly hashes: readonly { readonly alg: string; readonly content: string }[];
  readonly licenses: readonly unknown[];
}
interface Bill {
  readonly bomFormat: string;
  readonly components: readonly Component[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[];
}
const sbom = (...argv: string[]): string =>
  execFileSync(process.execPath, [join(root, 'scripts/sbom.mjs'), ...argv], { encoding: 'utf8' });

test('the bill of materials holds every package of the lockfile, and is the same each time', () => {
  const text = sbom('--all');
  expect(sbom('--all')).toBe(text);
  const bill = JSON.parse(text) as Bill;
  expect(bill.bomFormat).toBe('CycloneDX');
  const listed = new Set(bill.components.map(({ name, version }) => `${name} ${version}`));
  const locked = installed.map(
    ([path, { version }]) => `${path.replace(/^.*node_modules\//, '')} ${version}`,
  );
  expect(listed).toEqual(new Set(locked));
  for (const { hashes, licenses } of bill.components) {
    expect(hashes[0]?.content).toMatch(/^[0-9a-f]{128}$/);
    expect(licenses).toHaveLength(1);
  }
  const refs = new Set(bill.components.map(({ purl }) => purl));
  expect(bill.dependencies.flatMap(({ dependsOn }) => dependsOn).filter((ref) => !refs.has(ref))).toEqual([]);
});

test('the bill of what is shipped leaves out what only building needs, and reaches all from the top', () => {
  const { components, dependencies } = JSON.parse(sbom()) as Bill;
  const names = new Set(components.map(({ name }) => name));
  expect(Object.keys(manifest.dependencies).filter((name) => !names.has(name))).toEqual([]);
  expect(['vite', 'vitest', 'typescript'].filter((name) => names.has(name))).toEqual([]);
  const reached = new Set<string>();
  const reach = (ref: string): void => {
    if (reached.has(ref)) return;
    reached.add(ref);
    for (const next of dependencies.find((each) => each.ref === ref)?.dependsOn ?? []) reach(next);
  };
  reach(dependencies.find(({ ref }) => ref.includes('/inspector-exclusions-console@'))?.ref ?? '');
  expect(components.filter(({ purl }) => !reached.has(purl)).map(({ purl }) => purl)).toEqual([]);
});

test('licences are listed', () => {
  const text = sbom('--licences');
  expect(text).toMatch(/^MIT \(\d+\)$/m);
  expect(text).toContain(`  react ${manifest.dependencies['react']}`);
});

test('the AWS SDK is of one generation', () => {
  const sdk = installed.filter(([name]) => /node_modules\/@aws-sdk\/(client|credential)/.test(name));
  expect(
    new Set(sdk.map(([, { version }]) => version.split('.').slice(0, 2).join('.'))).size,
  ).toBeLessThanOrEqual(2);
  expect(existsSync(join(root, 'node_modules/@aws-sdk/client-inspector'))).toBe(true);
});
