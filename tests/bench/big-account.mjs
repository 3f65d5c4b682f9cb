/**
 * A recorded account as large as the service could hold one, and larger: the same bytes every time.
 * It has one run for each of SIZES, with so many exclusions, and MANY_RUNS runs that have none saved.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export const SIZES = [0, 100, 500, 2500, 10_000, 100_000];
export const MANY_RUNS = 50_000;
export const ACCOUNT = '345678901234';
export const REGION = 'us-east-1';
export const USER = {
  name: 'admin',
  password: 'inspector',
  accessKeyId: 'AKIABENCHMARKEXAMPLE',
  secretAccessKey: 'benchmark/secret/of/an/example/account00',
};

const PREFIX = `arn:aws:inspector:${REGION}:${ACCOUNT}`;
const id = (number) => `0-${number.toString(36).padStart(8, '0')}`;
const TARGET = `${PREFIX}:target/${id(1)}`;
const TEMPLATE = `${TARGET}/template/${id(2)}`;
const MANY_TEMPLATE = `${TARGET}/template/${id(3)}`;
const PACKAGES = [1, 2, 3, 4, 5].map(
  (number) => `arn:aws:inspector:${REGION}:316112463485:rulespackage/${id(number)}`,
);

/** The run with so many exclusions. */
export const runOf = (size) => {
  const runId = id(1000 + SIZES.indexOf(size));
  return {
    arn: `${TEMPLATE}/run/${runId}`,
    path: `/${REGION}/${ACCOUNT}/runs/${id(1)}/${id(2)}/${runId}/exclusions`,
    name: `${size} exclusions`,
  };
};

/** The list of the template with the many runs. */
export const manyRunsPath = `/${REGION}/${ACCOUNT}/runs?template=${id(1)}%2F${id(3)}`;

const TYPES = [
  ['Agent not found', 'An Amazon Inspector agent was not found on the target EC2 instance.'],
  ['Agent is unhealthy', 'The Amazon Inspector agent on the target EC2 instance is unhealthy.'],
  [
    'Unsupported operating system',
    'This rules package does not support the operating system of the instance.',
  ],
  ['No CVE information available', 'There is no CVE information for the operating system of the instance.'],
  ['Unsupported Linux kernel', 'The kernel of the instance is not supported by the agent.'],
  ['Unexpected evaluation error', 'An unexpected error occurred during the evaluation of the instance.'],
];

const RECOMMENDATIONS = TYPES.map(
  ([title]) =>
    `See to the instance, then start the assessment again. For more information, see [${title}](https://docs.aws.amazon.com/inspector/latest/userguide/inspector_exclusions.html).`,
);

const started = (number) => Date.UTC(2019, 0, 1) / 1000 + number * 1800;

function run(arn, name, number) {
  const at = started(number);
  return {
    arn,
    name,
    assessmentTemplateArn: arn.slice(0, arn.indexOf('/run/')),
    state: 'COMPLETED',
    durationInSeconds: 3600,
    rulesPackageArns: PACKAGES,
    userAttributesForFindings: [],
    createdAt: at,
    startedAt: at,
    completedAt: at + 3600,
    stateChangedAt: at + 3600,
    dataCollected: true,
    stateChanges: [{ stateChangedAt: at + 3600, state: 'COMPLETED' }],
    notifications: [],
    findingCounts: {},
  };
}

/** An exclusion for each instance and package, the types in turn; a hundred thousand are 20,000 instances. */
function exclusion(runArn, index) {
  const [title, description] = TYPES[index % TYPES.length];
  const arn = `${runArn}/exclusion/${id(index)}`;
  const instance = `i-${Math.floor(index / PACKAGES.length)
    .toString(16)
    .padStart(17, '0')}`;
  return {
    arn,
    title,
    description,
    recommendation: RECOMMENDATIONS[index % TYPES.length],
    scopes: [
      { key: 'INSTANCE_ID', value: instance },
      { key: 'RULES_PACKAGE_ARN', value: PACKAGES[index % PACKAGES.length] },
    ],
    attributes: [],
  };
}

/** The exclusions of a run of this account, as the service lists them. */
export function exclusionsOf(size) {
  return Array.from({ length: size }, (_, index) => exclusion(runOf(size).arn, index));
}

/** Writes the account into a new folder. */
export function writeBigAccount(folder) {
  mkdirSync(folder, { recursive: true });
  const write = (name, document) => writeFileSync(join(folder, name), JSON.stringify(document));
  write('account.json', { id: ACCOUNT, name: 'benchmark' });
  write('users.json', { users: [{ ...USER, allow: ['inspector:*'] }] });
  write('rules-packages.json', {
    rulesPackages: PACKAGES.map((arn, at) => ({
      arn,
      name: `Rules package ${at + 1}`,
      version: '1.1',
      provider: 'Amazon Web Services, Inc.',
    })),
  });
  write('targets.json', {
    assessmentTargets: [{ arn: TARGET, name: 'everything', createdAt: started(0), updatedAt: started(0) }],
  });
  write('templates.json', {
    assessmentTemplates: [TEMPLATE, MANY_TEMPLATE].map((arn, at) => ({
      arn,
      name: at === 0 ? 'sizes' : 'many runs',
      assessmentTargetArn: TARGET,
      durationInSeconds: 3600,
      rulesPackageArns: PACKAGES,
      userAttributesForFindings: [],
      createdAt: started(0),
    })),
  });
  // The runs of the sizes are the latest, so that they are on the first page of the list.
  const runs = Array.from({ length: MANY_RUNS }, (_, at) =>
    run(`${MANY_TEMPLATE}/run/${id(10_000 + at)}`, `run ${at}`, at),
  );
  SIZES.forEach((size, at) => runs.push(run(runOf(size).arn, runOf(size).name, MANY_RUNS + at)));
  write('runs.json', { assessmentRuns: runs });
  for (const size of SIZES) {
    const exclusions = exclusionsOf(size);
    write(`exclusions of ${size}.json`, {
      exclusions: Object.fromEntries(exclusions.map((each) => [each.arn, each])),
      failedItems: {},
    });
    write(`list of ${size}.json`, {
      assessmentRunArn: runOf(size).arn,
      exclusionArns: exclusions.map(({ arn }) => arn),
    });
  }
}
