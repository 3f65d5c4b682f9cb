import { readFileSync } from 'node:fs';
import { idFrom } from './made-from.mjs';

export const account = '123456789012';

/** Region -> name -> ARN of the rules packages: the emulator's own table. */
const published = JSON.parse(
  readFileSync(new URL('../../emulator/assessment/rules-packages.json', import.meta.url), 'utf8'),
);

const NAMES = {
  CVE: 'Common Vulnerabilities and Exposures',
  CIS: 'CIS Operating System Security Configuration Benchmarks',
  SBP: 'Security Best Practices',
  RBA: 'Runtime Behavior Analysis',
  NR: 'Network Reachability',
};
const ABOUT = {
  CVE: [
    '1.1',
    'Looks for software on the instance with known vulnerabilities. The list: [https://cve.mitre.org/](https://cve.mitre.org/)',
  ],
  CIS: [
    '1.0',
    'Compares the settings of the operating system with the benchmarks of the Center for Internet Security.',
  ],
  SBP: ['1.0', 'Checks a few settings that every Linux server should have, such as how root may sign in.'],
  RBA: [
    '1.0',
    'Watches what runs on the instance for the length of the run, and reports insecure protocols and ports.',
  ],
  NR: ['1.1', 'Finds out from the network settings which ports can be reached from outside. Needs no agent.'],
};

/** The ARN of a rules package in a region, by its short name (CVE, CIS, SBP, RBA, NR). */
export const packageArn = (region, short) => published[region][NAMES[short]];

/** What DescribeRulesPackages says in a region. */
export const rulesPackages = (region) =>
  Object.entries(NAMES).map(([short, name]) => ({
    arn: packageArn(region, short),
    name,
    version: ABOUT[short][0],
    provider: 'Amazon Web Services, Inc.',
    description: ABOUT[short][1],
  }));

const prefix = (region) => `arn:aws:inspector:${region}:${account}:`;

function target(region, name, createdAt, tag, id = idFrom(`target ${name}`)) {
  const group = tag && { arn: `${prefix(region)}resourcegroup/${idFrom(`group ${name}`)}`, tag };
  return { arn: `${prefix(region)}target/${id}`, region, name, createdAt, group };
}

export const targets = {
  web: target('us-west-2', 'web-prod', '2018-08-06T09:12:40.118Z', ['Role', 'web'], '0-0kFIPusq'),
  batch: target('us-west-2', 'batch', '2019-01-16T13:05:02.771Z', ['Role', 'batch']),
  db: target('us-west-2', 'databases', '2017-02-20T15:41:19.502Z', ['Role', 'db']),
  all: target('us-west-2', 'all-instances', '2016-08-30T08:22:55.940Z'),
  edge: target('eu-west-1', 'edge', '2019-04-02T10:00:13.006Z', ['Role', 'edge']),
  staging: target('us-east-1', 'staging', '2023-02-02T17:30:48.333Z', ['Stage', 'staging']),
};

function template(of, name, createdAt, seconds, shorts, more = {}) {
  const id = more.id ?? idFrom(`template ${name}`);
  const rulesPackageArns = shorts.map((short) => packageArn(of.region, short));
  const { attributes = [], tags = [] } = more;
  return {
    arn: `${of.arn}/template/${id}`,
    target: of,
    name,
    createdAt,
    seconds,
    rulesPackageArns,
    attributes,
    tags,
  };
}

const team = (value) => [
  { key: 'Team', value },
  { key: 'CostCenter', value: '4711' },
];

export const templates = {
  webWeekly: template(
    targets.web,
    'web-prod-weekly',
    '2019-03-04T10:11:12.844Z',
    3600,
    ['CVE', 'CIS', 'SBP', 'RBA'],
    {
      id: '0-4r1V2mAw',
      attributes: [{ key: 'environment', value: 'production' }],
      tags: team('web'),
    },
  ),
  webNetwork: template(targets.web, 'web-prod-network', '2024-01-29T14:20:31.205Z', 900, ['NR'], {
    tags: team('web'),
  }),
  batchNightly: template(
    targets.batch,
    'batch-nightly',
    '2019-01-16T13:11:45.310Z',
    3600,
    ['CVE', 'CIS', 'SBP', 'RBA', 'NR'],
    {
      tags: team('data'),
    },
  ),
  dbMonthly: template(targets.db, 'db-monthly', '2018-11-12T09:48:07.018Z', 43_200, ['CVE', 'SBP'], {
    tags: team('data'),
  }),
  dbQuick: template(targets.db, 'db-quick', '2025-05-30T11:03:22.660Z', 900, ['CVE']),
  legacyAll: template(targets.all, 'legacy-all', '2016-08-30T08:25:10.406Z', 3600, ['CVE', 'CIS', 'RBA']),
  quarterly: template(
    targets.all,
    'everything-quarterly',
    '2019-06-03T07:55:29.914Z',
    3600,
    ['CVE', 'CIS', 'SBP', 'RBA', 'NR'],
    {
      attributes: [{ key: 'audit', value: 'quarterly' }],
    },
  ),
  edgeWeekly: template(targets.edge, 'edge-weekly', '2019-04-02T10:07:54.120Z', 3600, [
    'CVE',
    'CIS',
    'SBP',
    'RBA',
    'NR',
  ]),
  edgeNetwork: template(targets.edge, 'edge-network', '2020-09-14T12:34:56.789Z', 900, ['NR']),
  stagingMonthly: template(targets.staging, 'staging-monthly', '2023-02-02T17:36:00.057Z', 3600, [
    'CVE',
    'CIS',
  ]),
};
