import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A recorded account of one region whose runs have very many exclusions. */
export const large = {
  account: '222233334444',
  region: 'us-west-2',
  runs: 200,
  exclusionsPerRun: 500,
} as const;

const target = `arn:aws:inspector:${large.region}:${large.account}:target/0-Target01`;
const template = `${target}/template/0-Templ001`;
const id = (kind: string, number: number) => `0-${kind}${String(number).padStart(8 - kind.length, '0')}`;
export const largeRun = (number: number) => `${template}/run/${id('R', number)}`;
const largeExclusion = (run: number, number: number) => `${largeRun(run)}/exclusion/${id('E', number)}`;

const start = Date.parse('2019-01-01T00:00:00Z') / 1000;
const packages = [`arn:aws:inspector:${large.region}:758058086616:rulespackage/0-9hgA516p`];

function describedRun(number: number) {
  const createdAt = start + number * 86_400;
  return {
    arn: largeRun(number),
    name: `nightly ${number}`,
    assessmentTemplateArn: template,
    state: 'COMPLETED',
    durationInSeconds: 3600,
    rulesPackageArns: packages,
    userAttributesForFindings: [],
    createdAt,
    startedAt: createdAt,
    completedAt: createdAt + 3600,
    stateChangedAt: createdAt + 3600,
    dataCollected: true,
    stateChanges: [{ stateChangedAt: createdAt + 3600, state: 'COMPLETED' }],
    notifications: [],
    findingCounts: {},
  };
}

function describedExclusion(arn: string, number: number) {
  return {
    arn,
    title: 'Agent not found',
    description: 'An Amazon Inspector agent was not found on the target EC2 instance. '.repeat(2),
    recommendation:
      'Install the agent on the instance, or leave the instance out of the assessment target. '.repeat(2),
    scopes: [{ key: 'INSTANCE_ID', value: `i-${String(number).padStart(17, '0')}` }],
    attributes: [],
  };
}

/** Writes the account as the answers of the AWS CLI, one a line; with fewer runs where so many are not needed. */
export function writeLargeAccount(folder: string, howManyRuns: number = large.runs): void {
  mkdirSync(folder, { recursive: true });
  const write = (file: string, answers: readonly unknown[]) =>
    writeFileSync(join(folder, file), answers.map((answer) => JSON.stringify(answer)).join('\n'));
  const runs = Array.from({ length: howManyRuns }, (_, index) => index + 1);
  const numbers = Array.from({ length: large.exclusionsPerRun }, (_, index) => index + 1);
  write('account.json', [{ id: large.account, name: 'large' }]);
  write('targets.json', [
    { assessmentTargets: [{ arn: target, name: 'fleet', createdAt: start, updatedAt: start }] },
  ]);
  write('templates.json', [
    {
      assessmentTemplates: [
        {
          arn: template,
          name: 'nightly',
          assessmentTargetArn: target,
          durationInSeconds: 3600,
          rulesPackageArns: packages,
          userAttributesForFindings: [],
          createdAt: start,
        },
      ],
    },
  ]);
  write('runs.jsonl', [{ assessmentRuns: runs.map(describedRun) }]);
  for (const run of runs) {
    const arns = numbers.map((number) => largeExclusion(run, number));
    write(`exclusions-${run}.jsonl`, [
      { assessmentRunArn: largeRun(run), exclusionArns: arns },
      {
        exclusions: Object.fromEntries(arns.map((arn, at) => [arn, describedExclusion(arn, at)])),
        failedItems: {},
      },
    ]);
  }
}
