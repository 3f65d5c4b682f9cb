import { instanceId, momentsBetween, numberFrom, oneFrom } from './made-from.mjs';

/** Kernels whose module the agent has, by operating system; Windows needs none. */
const KERNELS = {
  'Amazon Linux 2': '4.14.77-81.59.amzn2.x86_64',
  'Amazon Linux 2018.03': '4.14.72-68.55.amzn1.x86_64',
  'Amazon Linux 2014.09': '3.14.35-28.38.amzn1.x86_64',
  'Ubuntu 20.04 LTS': '5.4.0-1103-aws',
  'Ubuntu 18.04 LTS': '4.15.0-1044-aws',
  'Ubuntu 16.04 LTS': '4.4.0-1067-aws',
  'RHEL 5.11': '2.6.18-398.el5',
  'RHEL 6.5': '2.6.32-431.29.2.el6.x86_64',
  'RHEL 7.4': '3.10.0-693.21.1.el7.x86_64',
  'RHEL 7.5': '3.10.0-862.14.4.el7.x86_64',
  'RHEL 8.4': '4.18.0-305.el8.x86_64',
  'CentOS 7.4': '3.10.0-693.17.1.el7.x86_64',
  'Debian 9.4': '4.9.0-6-amd64',
  'SUSE Linux Enterprise Server 12': '4.4.121-92.73-default',
};

/** What the account says the agent has a kernel module for. The kernels of RHEL 5 and 6 and Ubuntu's 5.4 are not among them. */
export const supportedKernels = ['4.14.*', '4.4.*', '4.9.*', '4.15.*', '4.18.*', '3.10.0-*', '3.14.*'];

const AGENT_VERSIONS = ['1.1.1712.0', '1.1.1721.0', '1.1.1736.0'];

/** An agent that is healthy from a moment on. */
const healthyFrom = (from, name) => [{ from, health: 'HEALTHY', version: oneFrom(name, AGENT_VERSIONS) }];

/**
 * One instance. `agent` is its history; without one it is healthy from its launch.
 *
 * @param {{ name: string, region?: string, role: string, os: string, kernel?: string, from: string, to?: string,
 *   group?: string, stage?: string, agent?: object[] }} of
 */
function instance(of) {
  const kernelVersion = of.kernel ?? KERNELS[of.os];
  const address = [10, 20, numberFrom(`${of.name} net`, 8), 4 + numberFrom(`${of.name} host`, 250)].join('.');
  return {
    id: instanceId(of.name),
    region: of.region ?? 'us-west-2',
    launchedAt: of.from,
    ...(of.to && { terminatedAt: of.to }),
    tags: { Name: of.name, Role: of.role, Stage: of.stage ?? 'prod' },
    operatingSystem: of.os,
    ...(kernelVersion && { kernelVersion }),
    hostname: `ip-${address.replaceAll('.', '-')}.${of.region ?? 'us-west-2'}.compute.internal`,
    ipv4Address: address,
    ...(of.group && { autoScalingGroup: of.group }),
    agent: of.agent ?? healthyFrom(of.from, of.name),
  };
}

const number = (i) => String(i + 1).padStart(3, '0');

/** The web servers until 2026-05-14: some without an agent, some on a system that CIS does not cover, some unwell. */
function firstWebFleet() {
  const launches = momentsBetween('2018-08-01T00:00:00Z', '2025-03-01T00:00:00Z', 56, 'web');
  const missing = new Set();
  const unwell = new Set();
  const ubuntu18 = new Set();
  // Every eighth or so has a flaw, and the newer ones were launched from an image without the agent.
  for (let i = 0; i < 56; i += 1) {
    if (i >= 38 || (i >= 14 && i % 8 === 6)) missing.add(i);
    else if (i % 7 === 3) unwell.add(i);
    else if (i % 4 === 1) ubuntu18.add(i);
  }
  return launches.map((from, i) => {
    const name = `web-prod-${number(i)}`;
    const systems = ['RHEL 7.5', 'Amazon Linux 2018.03', 'Ubuntu 16.04 LTS', 'CentOS 7.4'];
    const [installed] = healthyFrom(from, name);
    const repaired = { ...installed, from: '2026-05-11T10:00:00Z' };
    const details = 'The agent has not reported for more than an hour.';
    const failed = { from: '2026-04-20T07:30:00Z', health: 'UNHEALTHY', details, version: installed.version };
    return instance({
      name,
      role: 'web',
      os: ubuntu18.has(i) ? 'Ubuntu 18.04 LTS' : oneFrom(`${name} os`, systems),
      from,
      to: '2026-05-14T06:00:00Z',
      group: 'web-prod',
      agent: missing.has(i) ? [repaired] : unwell.has(i) ? [installed, failed, repaired] : [installed],
    });
  });
}

/** The web servers that replaced them, on an image whose kernel is too new for the agent. */
function secondWebFleet() {
  const launches = momentsBetween('2026-05-12T04:00:00Z', '2026-05-12T09:00:00Z', 52, 'web blue');
  return launches.map((from, i) => {
    const name = `web-prod-2-${number(i)}`;
    const of = { name, role: 'web', from, group: 'web-prod-2' };
    if (i < 3) {
      const agent = [...healthyFrom(from, name), { from: '2026-05-15T14:20:00Z', installed: false }];
      return instance({ ...of, os: 'Amazon Linux 2018.03', agent });
    }
    if (i < 9) return instance({ ...of, os: 'Windows Server 2016 Base' });
    return instance({ ...of, os: 'Ubuntu 18.04 LTS', kernel: '5.4.0-1103-aws' });
  });
}

/** The batch cluster: 50 nodes by 2020, 250 by autumn 2022, 386 in the end; retired on 2026-05-15. */
function batchFleet() {
  const launches = [
    ...momentsBetween('2019-01-15T00:00:00Z', '2020-02-01T00:00:00Z', 50, 'batch 1'),
    ...momentsBetween('2020-03-01T00:00:00Z', '2022-08-15T00:00:00Z', 200, 'batch 2'),
    ...momentsBetween('2022-10-01T00:00:00Z', '2025-05-15T00:00:00Z', 136, 'batch 3'),
  ];
  return launches.map((from, i) => {
    const name = `batch-${number(i)}`;
    return instance({
      name,
      role: 'batch',
      os: 'Debian 9.4',
      from,
      to: '2026-05-15T05:00:00Z',
      group: 'batch',
      // This one had no agent when the cluster was assessed first.
      ...(i === 7 && { agent: healthyFrom('2020-02-11T18:00:00Z', name) }),
    });
  });
}

function databases() {
  const launches = momentsBetween('2017-02-01T00:00:00Z', '2018-05-01T00:00:00Z', 6, 'db');
  const servers = launches.map((from, i) => {
    const name = `db-${number(i)}`;
    const details = 'The agent was stopped on the instance.';
    const stopped = { from: '2026-05-15T22:10:00Z', health: 'UNHEALTHY', code: 'SHUTDOWN', details };
    return instance({
      name,
      role: 'db',
      os: i % 3 === 2 ? 'Amazon Linux 2018.03' : 'RHEL 7.4',
      from,
      ...(i === 5 && { agent: [...healthyFrom(from, name), stopped] }),
    });
  });
  const os = 'SUSE Linux Enterprise Server 12';
  return [...servers, instance({ name: 'db-007', role: 'db', os, from: '2026-05-17T11:00:00Z' })];
}

/** Servers of the first years, all gone by the summer of 2019. */
function legacyFleet() {
  const systems = ['Amazon Linux 2014.09', 'RHEL 6.5', 'Windows Server 2008 R2', 'Ubuntu 14.04 LTS'];
  const launches = momentsBetween('2016-05-01T00:00:00Z', '2017-02-01T00:00:00Z', 12, 'legacy');
  return launches.map((from, i) => {
    const name = `legacy-${number(i)}`;
    const to = `2019-0${1 + (i % 6)}-15T08:00:00Z`;
    return instance({
      name,
      role: 'legacy',
      os: i === 4 ? 'RHEL 5.11' : systems[i % 4],
      from,
      to,
      ...(i === 11 && { agent: [] }),
    });
  });
}

function edgeFleet() {
  const of = { region: 'eu-west-1', role: 'edge' };
  const servers = [
    { os: 'Amazon Linux 2', from: '2021-03-02T09:00:00Z' },
    { os: 'Windows Server 2019 Base', from: '2021-06-14T12:00:00Z' },
    { os: 'Ubuntu 20.04 LTS', from: '2022-01-19T16:00:00Z' },
    {
      os: 'RHEL 8.4',
      from: '2023-05-08T10:00:00Z',
      agent: [
        { from: '2023-05-08T10:05:00Z', version: '1.1.1721.0' },
        {
          from: '2026-02-01T00:00:00Z',
          health: 'UNHEALTHY',
          code: 'THROTTLED',
          details: 'The agent sends more than it may.',
          version: '1.1.1721.0',
        },
      ],
    },
    { os: 'Debian 9.4', from: '2019-04-01T09:00:00Z', to: '2025-12-20T18:00:00Z' },
  ];
  return servers.map((server, i) => instance({ ...of, name: `edge-${number(i)}`, ...server }));
}

function stagingFleet() {
  const of = { region: 'us-east-1', role: 'staging', stage: 'staging' };
  const servers = [
    { os: 'Amazon Linux 2', from: '2024-07-01T08:00:00Z' },
    { os: 'Ubuntu 16.04 LTS', from: '2024-07-01T08:30:00Z', agent: [] },
    { os: 'CentOS 7.4', from: '2023-02-01T08:00:00Z', to: '2026-04-20T08:00:00Z' },
  ];
  return servers.map((server, i) => instance({ ...of, name: `staging-${number(i)}`, ...server }));
}

/** Every instance that the account ever had, in order of launch. */
export const instances = [
  ...legacyFleet(),
  ...databases(),
  ...firstWebFleet(),
  ...batchFleet(),
  ...secondWebFleet(),
  ...edgeFleet(),
  ...stagingFleet(),
].toSorted((a, b) => (a.launchedAt < b.launchedAt ? -1 : 1));
