import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const REGION = 'us-west-2';
const ACCOUNT = '888888888888';
const TARGET = '0-Silent01';
const TEMPLATE = '0-Silent02';
const target = `arn:aws:inspector:${REGION}:${ACCOUNT}:target/${TARGET}`;
const template = `${target}/template/${TEMPLATE}`;
const rulesPackage = (id: string): string => `arn:aws:inspector:${REGION}:758058086616:rulespackage/${id}`;
const PACKAGES = ['0-9hgA516p', '0-H5hpSawc', '0-JJOtZiqQ', '0-vg5GGHSD'].map(rulesPackage);
const INSTANCES = ['1', '2', '3', '4', '5'].map((digit) => `i-0000000000000000${digit}`);
const TOKEN = '12345678-90ab-cdef-1234-567890abcde8';

const list = `/${REGION}/${ACCOUNT}/runs`;
const placeOf = (id: string): string => `${list}/${TARGET}/${TEMPLATE}/${id}`;

/** Where the things of the account are, whose lists of exclusions are empty for different reasons. */
export const silent = {
  runs: list,
  about: `/${REGION}/${ACCOUNT}/about`,
  history: `/${REGION}/${ACCOUNT}/templates/${TARGET}/${TEMPLATE}/history`,
  preview: `/${REGION}/${ACCOUNT}/templates/${TARGET}/${TEMPLATE}/preview?token=${TOKEN}`,
  /** Completed with errors, without data, and every agent was unhealthy. */
  doubtful: placeOf('0-Doubtful'),
  /** Nothing speaks against it. */
  sound: placeOf('0-SoundRun'),
  failed: placeOf('0-FailedXX'),
  emptyList: 'list-exclusions 0-Doubtful.json',
} as const;

const at = (day: string): number => Date.parse(`${day}T06:00:00Z`) / 1000;
const run = (id: string, name: string, state: string, day: string, dataCollected: boolean) => ({
  arn: `${template}/run/${id}`,
  name,
  assessmentTemplateArn: template,
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
    assessmentRunArn: `${template}/run/${id}`,
    agentHealth,
    agentHealthCode: agentHealth === 'HEALTHY' ? 'IDLE' : 'SHUTDOWN',
    telemetryMetadata: [],
  })),
});

const files: Readonly<Record<string, unknown>> = {
  'account.json': { id: ACCOUNT, name: 'silent' },
  'users.json': {
    users: [
      {
        name: 'admin',
        password: 'inspector',
        accessKeyId: 'AKIASILENTXXXXXXXXX1',
        secretAccessKey: 'silent',
        allow: ['inspector:*'],
      },
    ],
  },
  'templates.json': {
    assessmentTemplates: [
      {
        arn: template,
        name: 'silent weekly',
        assessmentTargetArn: target,
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
export function writeSilentAccount(): { readonly folder: string; readonly remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'silent-account-'));
  for (const [name, document] of Object.entries(files))
    writeFileSync(join(folder, name), JSON.stringify(document));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
