import { expect, test } from 'vitest';
import tables from '../../src/domain/assessment/support-tables.json';
import { supportTableNames, systemSupport } from './rules-packages';

/** Systems named by a label as an agent would: the end of each range, without the guide's typing error. */
const systemsOf = (label: string): string[] => {
  const family = /^\D+/.exec(label)?.[0] ?? '';
  return label
    .slice(family.length)
    .split(',')
    .map(
      (part) => `${family}${part.split(' - ').at(-1)?.trim().replace(/x$/i, '9').replace('20.4', '20.04')}`,
    );
};

test.each(supportTableNames)('every system of the %s table is found in its own row', (name) => {
  for (const [label, cells] of Object.entries(tables[name]))
    for (const system of systemsOf(label)) {
      const support = systemSupport(name, system);
      expect(support.supported, system).toBe(true);
      for (const [rulesPackage, cell] of Object.entries(cells))
        expect(support.packageRuns(rulesPackage), `${system}: ${rulesPackage}`).toBe(
          cell !== 'Not supported',
        );
    }
});

test('the two tables differ where the guide changed', () => {
  const cis = 'CIS Operating System Security Configuration Benchmarks';
  expect(systemSupport('2018-10', 'Ubuntu 18.04').packageRuns(cis)).toBe(false);
  expect(systemSupport('last', 'Ubuntu 18.04').packageRuns(cis)).toBe(true);
  expect(systemSupport('2018-10', 'RHEL 8.4').supported).toBe(false);
  expect(systemSupport('last', 'RHEL 8.4').supported).toBe(true);
});

test('a package that the table does not have runs everywhere', () => {
  expect(systemSupport('2018-10', 'Debian 9.4').packageRuns('Network Reachability')).toBe(true);
  expect(systemSupport('last', 'Debian 9.4').packageRuns(undefined)).toBe(true);
});
