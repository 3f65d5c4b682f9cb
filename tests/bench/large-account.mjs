import { closeSync, mkdirSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** The key pair of the account's user: AWS's documented example. */
export const KEY = {
  accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
};
export const REGION = 'us-west-2';

const OWN = `arn:aws:inspector:${REGION}:123456789012`;
const PACKAGE = `arn:aws:inspector:${REGION}:758058086616:rulespackage/0-9hgA516p`;
const TARGET = `${OWN}:target/0-BenchTgt`;
/** A large run has this many exclusions: five pages of 500. */
const LARGE = 2500;
const RUNS_OF_A_TEMPLATE = 1000;
const START = Date.UTC(2019, 0, 1) / 1000;

const id = (number) => `0-${number.toString(36).padStart(8, '0')}`;
const templateArn = (run) => `${TARGET}/template/${id(Math.floor(run / RUNS_OF_A_TEMPLATE))}`;
const runArn = (run) => `${templateArn(run)}/run/${id(run)}`;

/** The ARN of the first run: a large one. */
export const LARGE_RUN = runArn(0);

/** Some of the first run's exclusions. */
export const someExclusions = (from, count) =>
  Array.from({ length: count }, (_, i) => `${LARGE_RUN}/exclusion/${id((from + i) % LARGE)}`);

const template = (run) => ({
  arn: templateArn(run),
  name: `template ${run / RUNS_OF_A_TEMPLATE}`,
  assessmentTargetArn: TARGET,
  durationInSeconds: 3600,
  rulesPackageArns: [PACKAGE],
  userAttributesForFindings: [],
  assessmentRunCount: RUNS_OF_A_TEMPLATE,
  createdAt: START,
});

const assessmentRun = (run) => ({
  arn: runArn(run),
  name: `run ${run}`,
  assessmentTemplateArn: templateArn(run),
  state: 'COMPLETED',
  durationInSeconds: 3600,
  rulesPackageArns: [PACKAGE],
  userAttributesForFindings: [],
  createdAt: START + run * 4000,
  startedAt: START + run * 4000 + 0.15,
  completedAt: START + run * 4000 + 3660,
  stateChangedAt: START + run * 4000 + 3660,
  dataCollected: true,
  stateChanges: [
    { stateChangedAt: START + run * 4000, state: 'CREATED' },
    { stateChangedAt: START + run * 4000 + 3660, state: 'COMPLETED' },
  ],
  notifications: [],
  findingCounts: { High: 1 },
});

const exclusion = (run, number) => ({
  arn: `${runArn(run)}/exclusion/${id(number)}`,
  title: 'Agent not found',
  description:
    'The Inspector agent was not found on the EC2 instance. The instance was excluded from the assessment run.',
  recommendation:
    'Install the Amazon Inspector agent on the instance, and make sure that it can reach the service, then run the assessment again.',
  scopes: [{ key: 'INSTANCE_ID', value: `i-${number.toString(16).padStart(17, '0')}` }],
  attributes: [{ key: 'INSTANCE_ID', value: `i-${number.toString(16).padStart(17, '0')}` }],
});

/** How many exclusions a run has: four runs are large, the rest is spread evenly over the others. */
function exclusionCounts(runs, exclusions) {
  const each = Math.floor((exclusions - 4 * LARGE) / (runs - 4));
  let over = exclusions - 4 * LARGE - each * (runs - 4);
  return Array.from({ length: runs }, (_, run) => (run < 4 ? LARGE : each + (over-- > 0 ? 1 : 0)));
}

/** Writes a recorded account of so many runs and exclusions into a folder, in the answers of the AWS CLI. */
export function writeLargeAccount(folder, runs, exclusions) {
  mkdirSync(folder, { recursive: true });
  const json = (file, value) => writeFileSync(join(folder, file), JSON.stringify(value));
  json('account.json', { id: '123456789012', name: 'bench' });
  json('users.json', { users: [{ name: 'admin', password: 'inspector', ...KEY, allow: ['inspector:*'] }] });
  json('targets.json', {
    assessmentTargets: [{ arn: TARGET, name: 'bench', createdAt: START, updatedAt: START }],
  });
  const lines = (file) => {
    const descriptor = openSync(join(folder, file), 'w');
    return {
      add: (value) => writeSync(descriptor, `${JSON.stringify(value)}\n`),
      close: () => closeSync(descriptor),
    };
  };
  const files = ['templates', 'runs', 'lists', 'exclusions'].map((name) => lines(`${name}.jsonl`));
  const [templates, described, lists, texts] = files;
  for (const [run, count] of exclusionCounts(runs, exclusions).entries()) {
    if (run % RUNS_OF_A_TEMPLATE === 0)
      templates.add({ assessmentTemplates: [template(run)], failedItems: {} });
    described.add({ assessmentRuns: [assessmentRun(run)], failedItems: {} });
    const items = Array.from({ length: count }, (_, number) => exclusion(run, number));
    lists.add({ assessmentRunArn: runArn(run), exclusionArns: items.map(({ arn }) => arn) });
    if (count > 0)
      texts.add({ exclusions: Object.fromEntries(items.map((item) => [item.arn, item])), failedItems: {} });
  }
  for (const file of files) file.close();
}
