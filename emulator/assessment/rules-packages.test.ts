import { expect, test } from 'vitest';
import {
  matchSystems,
  rulesPackageArns,
  rulesPackageName,
  supportTableNames,
  systemSupport,
} from './rules-packages';
import { parseArn } from '../../src/domain/address/arn';
import tables from '../../src/domain/assessment/support-tables.json';

test('14 regions, each package with an ARN of its own region, and its name found by it', () => {
  expect(Object.keys(rulesPackageArns)).toHaveLength(14);
  const seen = new Set<string>();
  for (const [region, packages] of Object.entries(rulesPackageArns))
    for (const [name, arn] of Object.entries(packages)) {
      expect(parseArn(arn), arn).toMatchObject({ kind: 'rules-package', region });
      expect(rulesPackageName(arn)).toBe(name);
      expect(seen.has(arn), arn).toBe(false);
      seen.add(arn);
    }
  expect(
    rulesPackageName('arn:aws:inspector:us-west-2:758058086616:rulespackage/0-X1KXtawP'),
  ).toBeUndefined();
});

test.each([
  [
    'Debian 9.0 - 9.5, 8.0 - 8.7',
    ['Debian 9.0', 'Debian 9', 'Debian 9.5', 'debian 8.7', 'Debian GNU/Linux 9.4'],
  ],
  ['Debian 10.x, 9.0 - 9.5, 8.0 - 8.7', ['Debian 10', 'Debian 10.12', 'Debian 8.3']],
  ['RHEL 6.2 - 6.9, 7.2 - 7.5', ['RHEL 6.2', 'RHEL 7.5', 'Red Hat Enterprise Linux 7.4']],
  ['RHEL 7.6 - 7.x', ['RHEL 7.6', 'RHEL 7.10']],
  ['CentOS 7.6 - 7.X', ['CentOS 7.9', 'CentOS Linux 7.6']],
  ['Amazon Linux 2 LTS, 2017.12', ['Amazon Linux 2', 'Amazon Linux 2 LTS', 'Amazon Linux 2017.12']],
  ['Ubuntu 20.4 LTS', ['Ubuntu 20.04', 'Ubuntu 20.04 LTS']],
  ['Windows Server 2012 R2', ['Windows Server 2012 R2', 'Microsoft Windows Server 2012 R2']],
  ['Windows Server 2016 Base', ['Windows Server 2016', 'Windows Server 2016 Base']],
])('%s has %j', (label, systems) => {
  expect(systems.filter((system) => !matchSystems(label)(system))).toEqual([]);
});

test.each([
  ['Debian 9.0 - 9.5, 8.0 - 8.7', ['Debian 9.6', 'Debian 8.8', 'Debian 7.9', 'Debian 10', 'Ubuntu 9.1']],
  ['RHEL 6.2 - 6.9, 7.2 - 7.5', ['RHEL 6.1', 'RHEL 6.10', 'RHEL 7.1', 'RHEL 7.6', 'RHEL 7', 'CentOS 7.4']],
  ['RHEL 7.6 - 7.x', ['RHEL 7.5', 'RHEL 8.0']],
  ['Amazon Linux 2', ['Amazon Linux 2018.03', 'Amazon Linux 2023', 'Amazon Linux']],
  ['Windows Server 2012', ['Windows Server 2012 R2', 'Windows Server 2016']],
  ['Ubuntu 16.04 LTS', ['Ubuntu 16.10', '', '16.04', 'Ubuntu', 'Ubuntu x.y']],
])('%s does not have %j', (label, systems) => {
  expect(systems.filter(matchSystems(label))).toEqual([]);
});

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
