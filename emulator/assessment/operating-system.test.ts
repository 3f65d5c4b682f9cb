import { expect, test } from 'vitest';
import { matchSystems } from './operating-system';

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
