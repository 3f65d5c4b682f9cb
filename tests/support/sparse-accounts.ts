import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Recorded accounts of which little was saved: one whose lists of exclusions are empty, one that hardly has more than ARNs. */
interface WrittenAccount {
  readonly folder: string;
  readonly remove: () => void;
}

type Documents = Readonly<Record<string, unknown>>;

/** Writes an account folder below a directory: its documents by their files' names, and a user who may do everything. */
export function writeAccountFolder(
  directory: string,
  id: string,
  documents: Documents,
  keys: { readonly accessKeyId: string; readonly secretAccessKey: string },
): string {
  const folder = join(directory, id);
  mkdirSync(folder);
  const user = { name: 'admin', password: 'inspector', ...keys, allow: ['inspector:*'] };
  const fixed = { 'account.json': { id, name: id }, 'users.json': { users: [user] } };
  for (const [file, document] of Object.entries({ ...fixed, ...documents }))
    writeFileSync(join(folder, file), JSON.stringify(document));
  return folder;
}

function writeApart(id: string, name: string, documents: Documents): WrittenAccount {
  const directory = mkdtempSync(join(tmpdir(), `${name}-account-`));
  const letters = name.toUpperCase().replaceAll('-', '');
  const keys = { accessKeyId: `AKIA${letters.padEnd(15, 'X')}1`, secretAccessKey: name };
  const folder = writeAccountFolder(directory, id, { 'account.json': { id, name }, ...documents }, keys);
  return { folder, remove: () => rmSync(directory, { recursive: true, force: true }) };
}

const REGION = 'us-west-2';

const SILENT = '888888888888';
const TARGET = '0-Silent01';
const TEMPLATE = '0-Silent02';
const silentTarget = `arn:aws:inspector:${REGION}:${SILENT}:target/${TARGET}`;
const silentTemplate = `${silentTarget}/template/${TEMPLATE}`;
const rulesPackage = (id: string): string => `arn:aws:inspector:${REGION}:758058086616:rulespackage/${id}`;
const PACKAGES = ['0-9hgA516p', '0-H5hpSawc', '0-JJOtZiqQ', '0-vg5GGHSD'].map(rulesPackage);
const INSTANCES = ['1', '2', '3', '4', '5'].map((digit) => `i-0000000000000000${digit}`);
const TOKEN = '12345678-90ab-cdef-1234-567890abcde8';

const runsOfSilent = `/${REGION}/${SILENT}/runs`;
const placeOf = (id: string): string => `${runsOfSilent}/${TARGET}/${TEMPLATE}/${id}`;

/** Where the things of the account are, whose lists of exclusions are empty for different reasons. */
export const silent = {
  runs: runsOfSilent,
  about: `/${REGION}/${SILENT}/about`,
  template: `/${REGION}/${SILENT}/templates/${TARGET}/${TEMPLATE}`,
  history: `/${REGION}/${SILENT}/templates/${TARGET}/${TEMPLATE}/history`,
  preview: `/${REGION}/${SILENT}/templates/${TARGET}/${TEMPLATE}/preview?token=${TOKEN}`,
  /** Completed with errors, without data, and every agent was unhealthy. */
  doubtful: placeOf('0-Doubtful'),
  /** Nothing speaks against it. */
  sound: placeOf('0-SoundRun'),
  failed: placeOf('0-FailedXX'),
  emptyList: 'list-exclusions 0-Doubtful.json',
} as const;

const at = (day: string): number => Date.parse(`${day}T06:00:00Z`) / 1000;
const run = (id: string, name: string, state: string, day: string, dataCollected: boolean) => ({
  arn: `${silentTemplate}/run/${id}`,
  name,
  assessmentTemplateArn: silentTemplate,
  state,
  durationInSeconds: 3600,
  rulesPackageArns: PACKAGES,
  userAttributesForFindings: [],
  createdAt: at(day),
  startedAt: at(day),
  completedAt: at(day) + 3661,
  stateChangedAt: at(day) + 3661,
  dataCollected,
  stateChanges: [{ stateChangedAt: at(day) + 3661, state }],
  notifications: [],
  findingCounts: {},
});
const agents = (id: string, agentHealth: string) => ({
  assessmentRunAgents: INSTANCES.map((agentId) => ({
    agentId,
    assessmentRunArn: `${silentTemplate}/run/${id}`,
    agentHealth,
    agentHealthCode: agentHealth === 'HEALTHY' ? 'IDLE' : 'SHUTDOWN',
    telemetryMetadata: [],
  })),
});

const silentFiles: Documents = {
  'templates.json': {
    assessmentTemplates: [
      {
        arn: silentTemplate,
        name: 'silent weekly',
        assessmentRunCount: 11,
        assessmentTargetArn: silentTarget,
        durationInSeconds: 3600,
        rulesPackageArns: PACKAGES,
        userAttributesForFindings: [],
        createdAt: at('2018-08-01'),
      },
    ],
  },
  'runs.json': {
    assessmentRuns: [
      run('0-Doubtful', 'doubtful', 'COMPLETED_WITH_ERRORS', '2019-03-01', false),
      run('0-SoundRun', 'sound', 'COMPLETED', '2019-03-08', true),
      run('0-FailedXX', 'failed', 'FAILED', '2019-03-15', false),
    ],
  },
  [silent.emptyList]: { exclusionArns: [] },
  'list-exclusions 0-SoundRun.json': { exclusionArns: [] },
  'list-exclusions 0-FailedXX.json': { exclusionArns: [] },
  'list-assessment-run-agents 0-Doubtful.json': agents('0-Doubtful', 'UNHEALTHY'),
  'list-assessment-run-agents 0-SoundRun.json': agents('0-SoundRun', 'HEALTHY'),
  [`get-exclusions-preview ${TEMPLATE} ${TOKEN}.json`]: { previewStatus: 'COMPLETED', exclusionPreviews: [] },
};

/** Writes a recorded account whose lists of exclusions are all empty. */
export const writeSilentAccount = (): WrittenAccount => writeApart(SILENT, 'silent', silentFiles);

const NAMED = '777777777777';
const namedTarget = `arn:aws:inspector:${REGION}:${NAMED}:target/0-Target01`;
const namedTemplate = (id: string): string => `${namedTarget}/template/${id}`;
const namedRun = `${namedTemplate('0-OnlyRuns')}/run/0-OnlyExcl`;

/** What stands in an account of which hardly anything but ARNs was saved. */
export const named = {
  templates: `/${REGION}/${NAMED}/templates`,
  instance: `/${REGION}/${NAMED}/instances/i-0123456789abcdef0`,
  target: '0-Target01',
  /** Templates that were listed. Of the second, a preview was saved. */
  listed: ['0-Listed01', '0-Preview1'],
  /** A template that only its run's exclusions name; the run itself was not saved either. */
  ofExclusions: '0-OnlyRuns',
  run: '0-OnlyExcl',
} as const;

const item = {
  title: 'Agent not found',
  description: 'There is none.',
  recommendation: 'Install one.',
  scopes: [{ key: 'INSTANCE_ID', value: 'i-0123456789abcdef0' }],
};

/** Writes a recorded account whose templates are known by their ARNs only. */
export function writeNamedAccount(): WrittenAccount {
  const arn = `${namedRun}/exclusion/0-Exclu001`;
  return writeApart(NAMED, 'arns-only', {
    'list-assessment-templates.json': { assessmentTemplateArns: named.listed.map(namedTemplate) },
    'get-exclusions-preview 0-Preview1.json': { previewStatus: 'COMPLETED', exclusionPreviews: [item] },
    'list-exclusions.json': { assessmentRunArn: namedRun, exclusionArns: [arn] },
    'describe-exclusions.json': { exclusions: { [arn]: { arn, ...item } } },
  });
}
