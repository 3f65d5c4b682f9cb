/**
 * Writes the example account: `node scripts/example-account/generate.mjs [DIR]` (accounts/example by default).
 * The same program always writes the same bytes. What it tells: docs/assessment-engine.md, "The example account".
 */
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { instances, supportedKernels } from './instances.mjs';
import { account, packageArn, rulesPackages, targets, templates } from './places.mjs';
import { evaluationFailures, runs } from './runs.mjs';

/** The moment at which the account's clock starts. */
const clock = '2026-05-18T09:00:00Z';

/** A time as the AWS CLI's second version prints it. */
const printed = (time) => new Date(time).toISOString().replace('Z', '000+00:00');

const regions = ['us-west-2', 'eu-west-1', 'us-east-1'];

const document = (value) => `${JSON.stringify(value, null, 2)}\n`;

function regional(region) {
  const here = Object.values(targets).filter((target) => target.region === region);
  const groups = here.flatMap(({ group, createdAt }) => (group ? [{ ...group, createdAt }] : []));
  const own = Object.values(templates).filter(({ target }) => target.region === region);
  const failedItems = {};
  return {
    'describe-rules-packages': { rulesPackages: rulesPackages(region), failedItems },
    'describe-resource-groups': {
      resourceGroups: groups.map(({ arn, tag: [key, value], createdAt }) => ({
        arn,
        tags: [{ key, value }],
        // The console made a target's group a moment before it.
        createdAt: printed(Date.parse(createdAt) - 640),
      })),
      failedItems,
    },
    'describe-assessment-targets': {
      assessmentTargets: here.map(({ arn, name, group, createdAt }) => ({
        arn,
        name,
        ...(group && { resourceGroupArn: group.arn }),
        createdAt: printed(createdAt),
        updatedAt: printed(createdAt),
      })),
      failedItems,
    },
    'describe-assessment-templates': {
      assessmentTemplates: own.map((template) => {
        const its = runs.filter((run) => run.template === template);
        return {
          arn: template.arn,
          name: template.name,
          assessmentTargetArn: template.target.arn,
          durationInSeconds: template.seconds,
          rulesPackageArns: template.rulesPackageArns,
          userAttributesForFindings: template.attributes,
          lastAssessmentRunArn: its.at(-1).arn,
          assessmentRunCount: its.length,
          createdAt: printed(template.createdAt),
        };
      }),
      failedItems,
    },
    'describe-assessment-runs': {
      assessmentRuns: runs.filter((run) => run.region === region).map(describeRun),
      failedItems,
    },
  };
}

function describeRun(run) {
  const enters = (name) => run.changes.find(({ state }) => state === name);
  // A run that failed before has the time at which it was asked to begin.
  const began = enters('COLLECTING_DATA') ?? enters('START_DATA_COLLECTION_PENDING');
  const last = run.changes.at(-1);
  return {
    arn: run.arn,
    name: run.name,
    assessmentTemplateArn: run.template.arn,
    state: run.state,
    durationInSeconds: run.template.seconds,
    rulesPackageArns: run.template.rulesPackageArns,
    userAttributesForFindings: run.template.attributes,
    createdAt: printed(run.changes[0].at),
    startedAt: printed(began.at),
    ...(run.ended && { completedAt: printed(last.at) }),
    stateChangedAt: printed(last.at),
    dataCollected: run.collected,
    stateChanges: run.changes.map(({ state, at }) => ({ stateChangedAt: printed(at), state })),
    notifications: [],
    ...(run.ended && { findingCounts: run.findingCounts }),
  };
}

/** One instance a line: the whole fleet in JSON's usual layout would be 9,000 lines. */
function fleet() {
  const healthyThen = instances.filter(
    ({ tags, agent, operatingSystem }) =>
      tags.Role === 'web' &&
      agent.length === 1 &&
      agent[0].from < '2020' &&
      operatingSystem !== 'Ubuntu 18.04 LTS',
  );
  const head = {
    supportTable: '2018-10',
    supportTableByRegion: { 'eu-west-1': 'last' },
    deprecatedRulesPackages: [{ arn: packageArn('eu-west-1', 'RBA'), since: '2019-09-05T00:00:00Z' }],
    supportedKernels,
    evaluationFailures: evaluationFailures(healthyThen.slice(0, 2).map(({ id }) => id)),
  };
  const lines = instances.map((instance) => `    ${JSON.stringify(instance)}`);
  return `${JSON.stringify(head, null, 2).slice(0, -2)},\n  "instances": [\n${lines.join(',\n')}\n  ]\n}\n`;
}

/** A made-up secret of 40 characters, the same at every run. It opens nothing but this example. */
const secret = (name) =>
  createHash('sha256').update(`example-prod secret ${name}`).digest('base64').slice(0, 33).concat('EXAMPLE');

const users = [
  {
    name: 'admin',
    password: 'inspector',
    // The pair that AWS's documentation uses.
    accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
    secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
    allow: ['inspector:*'],
  },
  {
    name: 'auditor',
    password: 'inspector',
    accessKeyId: 'AKIAAUDITOR00EXAMPLE',
    secretAccessKey: secret('auditor'),
    allow: ['inspector:List*', 'inspector:Describe*', 'inspector:Get*', 'inspector:PreviewAgents'],
  },
  {
    name: 'newcomer',
    password: 'inspector',
    accessKeyId: 'AKIANEWCOMER0EXAMPLE',
    secretAccessKey: secret('newcomer'),
    allow: [],
  },
];

/** Every file of the example account: path -> content. */
function files() {
  const all = new Map([
    ['account.json', document({ id: account, name: 'example-prod', clock })],
    ['users.json', document({ users })],
    ['fleet.json', fleet()],
  ]);
  for (const region of regions)
    for (const [name, value] of Object.entries(regional(region)))
      all.set(`${region}/${name}.json`, document(value));
  for (const { arn, target, tags } of Object.values(templates)) {
    // The CLI's answer does not say whose tags they are; the file's name does.
    const file = `${target.region}/list-tags-for-resource.${arn.split('/').at(-1)}.json`;
    if (tags.length > 0) all.set(file, document({ tags }));
  }
  return all;
}

const folder = process.argv[2] ?? fileURLToPath(new URL('../../accounts/example', import.meta.url));
const all = files();
for (const [path, content] of all) {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}
console.log(`${folder}: ${all.size} files`);
