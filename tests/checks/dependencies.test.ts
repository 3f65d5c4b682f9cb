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

const MOST_RUNTIME_DEPENDENCIES = 14;
const FREE =
  /^\(?(MIT|MIT-0|ISC|0BSD|BSD-[23]-Clause|Apache-2\.0|BlueOak-1\.0\.0|CC0-1\.0|CC-BY-4\.0|Python-2\.0|Unlicense|MPL-2\.0|Zlib)\b/;

test('the direct runtime dependencies are few, and each is named in a decision record', () => {
  const names = Object.keys(manifest.dependencies);
  expect(names.length).toBeLessThanOrEqual(MOST_RUNTIME_DEPENDENCIES);
  const folder = join(root, 'docs/decisions');
  const records = readdirSync(folder)
    .map((file) => textOf(`docs/decisions/${file}`))
    .join('\n');
  expect(names.filter((name) => !records.includes(`\`${name}\``))).toEqual([]);
});

test('every version is exact, in the manifest and in the lockfile', () => {
  const all = { ...manifest.dependencies, ...manifest.devDependencies };
  expect(Object.entries(all).filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  expect(installed.filter(([, { integrity }]) => !integrity).map(([name]) => name)).toEqual([]);
  expect(installed.filter(([, { resolved }]) => resolved).map(([name]) => name)).toEqual([]);
});

test('every licence is a free one', () => {
  const licences = installed.map(([name, { license }]) => [name, license ?? '(none)'] as const);
  expect(licences.filter(([, license]) => !FREE.test(license))).toEqual([]);
});

test('nothing that runs on installing belongs to the product', () => {
  expect(installed.filter(([, each]) => each.hasInstallScript && !each.dev).map(([name]) => name)).toEqual(
    [],
  );
  expect(textOf('.npmrc')).toContain('ignore-scripts=true');
});

test('the AWS SDK is of one generation', () => {
  const sdk = installed.filter(([name]) => /node_modules\/@aws-sdk\/(client|credential)/.test(name));
  expect(
    new Set(sdk.map(([, { version }]) => version.split('.').slice(0, 2).join('.'))).size,
  ).toBeLessThanOrEqual(2);
  expect(existsSync(join(root, 'node_modules/@aws-sdk/client-inspector'))).toBe(true);
});
