import { expect, test } from 'vitest';
import { guideTypes, laterTypes, namesSystemPages } from '../exclusions/exclusion-types';
import { shortPackageName } from './assessment';
import { supportTables, SYSTEM_PAGES } from './supported-systems';

const [first, last] = supportTables;
const cell = (table: typeof first, system: string, name: string) =>
  table?.systems.find(({ label }) => label.startsWith(system))?.support[table.packages.indexOf(name)];

test('each edition has its own systems and rules packages', () => {
  expect(supportTables.map(({ edition, packages }) => [edition, packages.map(shortPackageName)])).toEqual([
    ['2018-10', ['CVE', 'CIS benchmarks', 'Security best practices', 'Runtime behavior']],
    [
      'last',
      ['CVE', 'CIS benchmarks', 'Network reachability', 'Security best practices', 'Runtime behavior'],
    ],
  ]);
  for (const { packages, systems } of supportTables)
    for (const { label, support } of systems) expect(support.length, label).toBe(packages.length);
});

test('a cell says what the guide’s does', () => {
  const cis = 'CIS Operating System Security Configuration Benchmarks';
  expect(cell(first, 'Ubuntu 18.04', cis)).toBe('Not supported');
  expect(cell(last, 'Ubuntu 18.04', cis)).toBe('Supported');
  expect(cell(last, 'Windows Server 2012 R2', 'Runtime Behavior Analysis')).toBe('Deprecated');
  expect(cell(first, 'Windows Server 2012 R2', 'Security Best Practices')).toBe('Not supported');
  expect(cell(first, 'Windows Server 2019', cis)).toBeUndefined();
});

test('three of the guide’s recommendations send their reader to these pages', () => {
  const naming = [...guideTypes, ...laterTypes].filter(({ recommendation }) =>
    namesSystemPages(recommendation),
  );
  expect(naming.map(({ slug }) => slug)).toEqual([
    'kernel-module-unavailable',
    'unsupported-os-version',
    'rules-package-not-supported-by-os',
  ]);
  expect(Object.values(SYSTEM_PAGES).every(namesSystemPages)).toBe(true);
});
