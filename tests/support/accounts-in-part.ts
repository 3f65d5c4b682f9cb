/** Two recorded accounts of which some lists are known to be a part: by what was saved of them, and by what descriptions count. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeAccountFolder } from './sparse-accounts';

const PART = '111122223333';
const FEWER = '444455556666';
const partKeys = { accessKeyId: 'AKIAINPARTXXXXXXXXX1', secretAccessKey: 'in-part' };
const fewerKeys = {
  accessKeyId: 'AKIAI44QH8DHBEXAMPLE',
  secretAccessKey: 'je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY',
};
const target = (account: string) => `arn:aws:inspector:us-west-2:${account}:target/0-Target01`;
const template = (account: string, id: string) => `${target(account)}/template/0-${id}`;
const [cut, other] = [template(PART, 'Templ001'), template(PART, 'Templ002')];
const [first, second] = [`${cut}/run/0-Run00001`, `${cut}/run/0-Run00002`];
const finding = (run: string, id: string) => `${run}/finding/0-Find000${id}`;
const topic = (name: string) => `arn:aws:sns:us-west-2:${PART}:${name}`;
const subscription = (resourceArn: string, name: string) => ({
  resourceArn,
  topicArn: topic(name),
  eventSubscriptions: [{ event: 'FINDING_REPORTED', subscribedAt: 1_538_000_000 }],
});
const described = (arn: string, more: object) => ({
  arn,
  name: arn.slice(-8),
  durationInSeconds: 3600,
  rulesPackageArns: ['arn:aws:inspector:us-west-2:758058086616:rulespackage/0-9hgA516p'],
  createdAt: 1_538_000_000,
  ...more,
});
const fewer = [template(FEWER, 'Templ001'), template(FEWER, 'Templ002')] as const;
const runOfFewer = `${fewer[0]}/run/0-Run00001`;
const runOfWhole = `${fewer[1]}/run/0-Run00002`;
const run = (arn: string, findingCounts: object) => ({
  assessmentRuns: [
    described(arn, {
      state: 'COMPLETED',
      dataCollected: true,
      stateChanges: [{ state: 'COMPLETED', stateChangedAt: 1_538_100_000 }],
      findingCounts,
    }),
  ],
});

/** What the accounts are asked by. */
export const inPart = {
  part: PART,
  fewer: FEWER,
  partKeys,
  fewerKeys,
  target: target(PART),
  templates: [cut, other],
  runs: [first, second],
  finding,
  topic,
  templatesOfFewer: fewer,
  runsOfFewer: [runOfFewer, runOfWhole],
} as const;

const writeBoth = (path: string): readonly string[] => [
  writeAccountFolder(
    path,
    PART,
    {
      'list-assessment-targets.json': { assessmentTargetArns: [target(PART)], nextToken: 'more' },
      'list-assessment-templates.json': { assessmentTemplateArns: [cut, other], nextToken: 'more' },
      'list-assessment-runs.json': { assessmentRunArns: [first, second], nextToken: 'more' },
      'list-findings.0-Run00001.json': {
        assessmentRunArn: first,
        findingArns: [finding(first, '1'), finding(first, '2')],
        nextToken: 'more',
      },
      'list-findings.0-Run00002.json': { assessmentRunArn: second, findingArns: [finding(second, '3')] },
      'list-event-subscriptions.0-Templ001.json': {
        resourceArn: cut,
        subscriptions: [subscription(cut, 'one'), subscription(cut, 'two')],
        nextToken: 'more',
      },
      'list-event-subscriptions.0-Templ002.json': {
        resourceArn: other,
        subscriptions: [subscription(other, 'one')],
      },
    },
    partKeys,
  ),
  writeAccountFolder(
    path,
    FEWER,
    {
      'describe-assessment-templates.json': {
        assessmentTemplates: fewer.map((arn, at) => described(arn, { assessmentRunCount: 2 - at })),
      },
      'describe-assessment-runs.0-Run00001.json': run(runOfFewer, { High: 2, Medium: 0 }),
      'describe-assessment-runs.0-Run00002.json': run(runOfWhole, { High: 1 }),
      'list-findings.json': { findingArns: [finding(runOfFewer, '1'), finding(runOfWhole, '2')] },
    },
    fewerKeys,
  ),
];

/** Writes both, and gives their folders. */
export function writeAccountsInPart() {
  const directory = mkdtempSync(join(tmpdir(), 'accounts-in-part-'));
  const folders = writeBoth(directory);
  return { folders, remove: () => rmSync(directory, { recursive: true, force: true }) };
}
