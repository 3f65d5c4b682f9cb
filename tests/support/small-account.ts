import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Two small accounts for contract tests: one simulated, one recorded. All in one region. */
export const REGION = 'us-west-2';
export const SIMULATED = '111122223333';
export const RECORDED = '444455556666';
/** Where the simulated account's clock starts. */
export const NOW = Date.parse('2018-10-05T12:00:00Z');

const packages = 'arn:aws:inspector:us-west-2:758058086616:rulespackage/';
const own = `arn:aws:inspector:${REGION}:${SIMULATED}:`;
const web = `${own}target/0-Target01`;
const saved = `arn:aws:inspector:${REGION}:${RECORDED}:target/0-Target01`;

/** The simulated account's things. */
export const small = {
  cve: `${packages}0-9hgA516p`,
  practices: `${packages}0-JJOtZiqQ`,
  group: `${own}resourcegroup/0-Group001`,
  /** Three instances: one healthy, one without an agent, one unhealthy. */
  web,
  /** All four instances. */
  everything: `${own}target/0-Target02`,
  nobody: `${own}target/0-Target03`,
  weekly: `${web}/template/0-Weekly01`,
  nightly: `${own}target/0-Target02/template/0-Nightly1`,
  empty: `${own}target/0-Target03/template/0-Nobody01`,
  /** Three runs of the weekly template that have ended, the oldest first. */
  runs: ['0-Run00001', '0-Run00002', '0-Run00003'].map((id) => `${web}/template/0-Weekly01/run/${id}`),
  finding: `${web}/template/0-Weekly01/run/0-Run00001/finding/0-Finding1`,
  healthy: 'i-00000000000000001',
  agentless: 'i-00000000000000002',
  unhealthy: 'i-00000000000000003',
} as const;

const savedTemplate = `${saved}/template/0-Templ001`;
const exclusion = (run: string, id: string) => `${savedTemplate}/run/${run}/exclusion/${id}`;

/** The recorded account's things: what was saved of runs differs. */
export const recorded = {
  target: saved,
  template: savedTemplate,
  withoutPreview: `${saved}/template/0-Templ002`,
  previewToken: '12345678-90ab-cdef-1234-567890abcdef',
  whole: `${savedTemplate}/run/0-Whole001`,
  exclusions: [exclusion('0-Whole001', '0-Exclu001'), exclusion('0-Whole001', '0-Exclu002')],
  /** A saved answer proves that it had none. */
  none: `${savedTemplate}/run/0-NoneAtAl`,
  absent: `${savedTemplate}/run/0-Absent01`,
  /** One exclusion was described, no list was saved; nothing describes the run itself. */
  part: `${savedTemplate}/run/0-PartOnly`,
  partExclusion: exclusion('0-PartOnly', '0-Exclu003'),
} as const;

const at = (day: string) => Date.parse(`${day}T06:00:00Z`) / 1000;
const template = (arn: string, name: string, durationInSeconds: number, rulesPackageArns: string[]) => ({
  arn,
  name,
  assessmentTargetArn: arn.split('/template')[0],
  durationInSeconds,
  rulesPackageArns,
  userAttributesForFindings: [],
  createdAt: at('2018-08-01') + durationInSeconds / 1000,
});
const run = (arn: string, name: string, state: string, day: string, rulesPackageArns: string[]) => ({
  arn,
  name,
  assessmentTemplateArn: arn.split('/run')[0],
  state,
  durationInSeconds: 3600,
  rulesPackageArns,
  userAttributesForFindings: [],
  createdAt: at(day),
  startedAt: at(day) + 0.135,
  completedAt: at(day) + 3661,
  stateChangedAt: at(day) + 3661,
  dataCollected: true,
  stateChanges: [
    { stateChangedAt: at(day), state: 'CREATED' },
    { stateChangedAt: at(day) + 3661, state },
  ],
  notifications: [],
  findingCounts: { High: 1 },
});
const target = (arn: string, name: string, group: string | undefined, day: string) => ({
  arn,
  name,
  ...(group && { resourceGroupArn: group }),
  createdAt: at(day),
  updatedAt: at(day),
});
const instance = (id: string, stage: string, agent: unknown[]) => ({
  id,
  region: REGION,
  launchedAt: '2018-01-01T00:00:00Z',
  tags: { Stage: stage },
  operatingSystem: 'Amazon Linux 2018.03',
  kernelVersion: '4.14.62-65.117.amzn1.x86_64',
  agent,
});
const healthy = { from: '2018-01-02T00:00:00Z', health: 'HEALTHY' };
const finding = (id: string, severity: string, day: string) => ({
  arn: small.finding.replace('0-Finding1', id),
  schemaVersion: 1,
  service: 'Inspector',
  serviceAttributes: { schemaVersion: 1, assessmentRunArn: small.runs[0], rulesPackageArn: small.cve },
  assetAttributes: { schemaVersion: 1, agentId: small.healthy },
  id: `CVE-2018-${id.at(-1)}`,
  severity,
  attributes: [{ key: 'package_name', value: 'kernel' }],
  userAttributes: [],
  createdAt: at(day),
  updatedAt: at(day),
});

const users = (digit: string) => ({
  users: [
    ['admin', ['inspector:*']],
    ['auditor', ['inspector:Describe*', 'inspector:Get*', 'inspector:List*', 'inspector:Preview*']],
    ['newcomer', []],
    ['lister', ['inspector:List*']],
  ].map(([name, allow]) => ({ name, password: 'inspector', ...keysOf(String(name), digit), allow })),
});

/** The key pair of a user: made for tests, and worth nothing elsewhere. */
export function keysOf(user: string, digit: string): { accessKeyId: string; secretAccessKey: string } {
  return {
    accessKeyId: `AKIA${user.toUpperCase().padEnd(15, 'X')}${digit}`,
    secretAccessKey: `${user}-${digit}-secret`,
  };
}

const rulesPackages = [
  [small.cve, 'Common Vulnerabilities and Exposures'],
  [small.practices, 'Security Best Practices'],
].map(([arn, name]) => ({ arn, name, version: '1.1', provider: 'Amazon Web Services, Inc.' }));

const simulatedFiles: Readonly<Record<string, unknown>> = {
  'account.json': { id: SIMULATED, name: 'small', clock: new Date(NOW).toISOString() },
  'users.json': users('1'),
  'rules-packages.json': { rulesPackages },
  'resource-groups.json': {
    resourceGroups: [
      { arn: small.group, tags: [{ key: 'Stage', value: 'prod' }], createdAt: at('2018-07-01') },
      { arn: small.group.replace('001', '002'), tags: [{ key: 'Stage', value: 'none' }] },
    ],
  },
  'targets.json': {
    assessmentTargets: [
      target(small.web, 'web', small.group, '2018-07-01'),
      target(small.everything, 'everything', undefined, '2018-07-02'),
      target(small.nobody, 'nobody', small.group.replace('001', '002'), '2018-07-03'),
    ],
  },
  'templates.json': {
    assessmentTemplates: [
      template(small.weekly, 'weekly', 3600, [small.cve, small.practices]),
      template(small.nightly, 'nightly', 900, [small.cve]),
      template(small.empty, 'empty', 300, [small.cve]),
    ],
  },
  'runs.json': {
    assessmentRuns: ['COMPLETED', 'COMPLETED_WITH_ERRORS', 'FAILED'].map((state, i) =>
      run(small.runs[i] ?? '', `Run ${i + 1}`, state, `2018-09-0${i + 1}`, [small.cve, small.practices]),
    ),
  },
  'findings.json': {
    findings: [
      finding('0-Finding1', 'High', '2018-09-01'),
      finding('0-Finding2', 'Low', '2018-09-01'),
      finding('0-Finding3', 'Low', '2018-09-02'),
    ],
  },
  'fleet.json': {
    supportTable: '2018-10',
    supportedKernels: ['4.14.*'],
    instances: [
      instance(small.healthy, 'prod', [healthy]),
      instance(small.agentless, 'prod', []),
      instance(small.unhealthy, 'prod', [{ from: '2018-01-02T00:00:00Z', health: 'UNHEALTHY' }]),
      instance('i-00000000000000004', 'test', [healthy]),
    ],
  },
};

const item = (title: string, id: string) => ({
  title,
  description: `${title}.`,
  recommendation: 'See to it.',
  scopes: [{ key: 'INSTANCE_ID', value: id }],
});

const recordedFiles: Readonly<Record<string, unknown>> = {
  'account.json': { id: RECORDED, name: 'small-recorded' },
  'users.json': users('2'),
  'rules-packages.json': { rulesPackages },
  'targets.json': { assessmentTargets: [target(recorded.target, 'saved', undefined, '2018-07-01')] },
  'templates.json': {
    assessmentTemplates: [
      template(recorded.template, 'saved', 3600, [small.cve]),
      { ...template(recorded.withoutPreview, 'without preview', 900, [small.cve]), assessmentRunCount: 7 },
    ],
  },
  'runs.json': {
    assessmentRuns: [recorded.whole, recorded.none, recorded.absent].map((arn, i) =>
      run(arn, `Run ${i + 1}`, 'COMPLETED', `2018-09-0${i + 1}`, [small.cve]),
    ),
  },
  'list-exclusions 0-Whole001.json': { exclusionArns: recorded.exclusions },
  'list-exclusions 0-NoneAtAl.json': { exclusionArns: [] },
  'exclusions.json': {
    exclusions: Object.fromEntries(
      [...recorded.exclusions, recorded.partExclusion].map((arn, i) => [
        arn,
        { arn, ...item('Agent not found', `i-0000000000000000${i + 1}`) },
      ]),
    ),
    failedItems: {},
  },
  [`preview 0-Templ001 ${recorded.previewToken}.json`]: {
    previewStatus: 'COMPLETED',
    exclusionPreviews: [item('Agent is unhealthy', 'i-00000000000000001')],
  },
};

/** Writes the two accounts into new folders; `remove` deletes them. */
export function writeSmallAccounts(): { readonly folders: readonly string[]; readonly remove: () => void } {
  const root = mkdtempSync(join(tmpdir(), 'small-accounts-'));
  const folders = Object.entries({ simulated: simulatedFiles, recorded: recordedFiles }).map(
    ([name, files]) => {
      const folder = join(root, name);
      mkdirSync(folder);
      for (const [file, document] of Object.entries(files))
        writeFileSync(join(folder, file), JSON.stringify(document));
      return folder;
    },
  );
  return { folders, remove: () => rmSync(root, { recursive: true, force: true }) };
}
