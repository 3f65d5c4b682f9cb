// The twelve things, through the AWS SDK for JavaScript v2. Prints what it saw as JSON.
process.env.AWS_SDK_JS_SUPPRESS_MAINTENANCE_MODE_MESSAGE = '1';
const AWS = require('aws-sdk');

const { ENDPOINT, RUN, LARGE_RUN, TEMPLATE, UNKNOWN_RUN } = process.env;
const connect = (maxRetries, more) =>
  new AWS.Inspector({ endpoint: ENDPOINT, region: 'us-west-2', maxRetries, ...more });
const client = connect(0);
const call = (operation, parameters, by = client) => by[operation](parameters).promise();

async function walk(operation, key, parameters) {
  const items = [];
  let nextToken;
  do {
    const page = await call(operation, { ...parameters, ...(nextToken && { nextToken }) });
    items.push(...page[key]);
    ({ nextToken } = page);
  } while (nextToken);
  return items;
}

const code = (operation, parameters, by) =>
  call(operation, parameters, by).then(
    () => null,
    (error) => error.code,
  );

async function preview() {
  const { previewToken } = await call('createExclusionsPreview', { assessmentTemplateArn: TEMPLATE });
  const of = { assessmentTemplateArn: TEMPLATE, previewToken, maxResults: 40 };
  while ((await call('getExclusionsPreview', of)).previewStatus !== 'COMPLETED');
  return (await walk('getExclusionsPreview', 'exclusionPreviews', of)).length;
}

async function startAndStop() {
  const { assessmentRunArn } = await call('startAssessmentRun', {
    assessmentTemplateArn: TEMPLATE,
    assessmentRunName: 'twelve',
  });
  await call('stopAssessmentRun', { assessmentRunArn });
  const ended = ['COMPLETED', 'COMPLETED_WITH_ERRORS', 'FAILED', 'ERROR', 'CANCELED'];
  let state;
  do {
    const answer = await call('describeAssessmentRuns', { assessmentRunArns: [assessmentRunArn] });
    state = answer.assessmentRuns[0].state;
  } while (!ended.includes(state));
  const exclusions = await walk('listExclusions', 'exclusionArns', { assessmentRunArn, maxResults: 50 });
  return [state, exclusions.length];
}

const byName = ([a], [b]) => a.localeCompare(b);

async function filtered() {
  const { assessmentRunArns } = await call('listAssessmentRuns', {
    filter: {
      namePattern: 'web-prod weekly *',
      startTimeRange: { beginDate: new Date('2025-07-01'), endDate: new Date('2026-05-12') },
    },
  });
  const { assessmentRuns } = await call('describeAssessmentRuns', { assessmentRunArns });
  return assessmentRuns
    .map(({ name, startedAt }) => [name, startedAt.toISOString().slice(0, 10)])
    .toSorted(byName);
}

async function main() {
  const runs = await walk('listAssessmentRuns', 'assessmentRunArns', { maxResults: 10 });
  const exclusions = await walk('listExclusions', 'exclusionArns', {
    assessmentRunArn: LARGE_RUN,
    maxResults: 500,
  });
  const { exclusionArns } = await call('listExclusions', { assessmentRunArn: RUN, maxResults: 100 });
  const answer = await call('describeExclusions', { exclusionArns });
  const described = {};
  for (const { title } of Object.values(answer.exclusions)) described[title] = (described[title] ?? 0) + 1;
  const { failedItems } = await call('describeAssessmentRuns', { assessmentRunArns: [UNKNOWN_RUN] });
  const seen = {
    runs: new Set(runs).size,
    exclusions: new Set(exclusions).size,
    described,
    failed: failedItems[UNKNOWN_RUN].failureCode,
    preview: await preview(),
    run: await startAndStop(),
    filtered: await filtered(),
  };
  await call('setTagsForResource', {
    resourceArn: TEMPLATE,
    tags: [{ key: 'Zürich', value: 'a  b\t+/=' }],
  });
  seen.tags = (await call('listTagsForResource', { resourceArn: TEMPLATE })).tags;
  const forger = connect(0, { accessKeyId: process.env.AWS_ACCESS_KEY_ID, secretAccessKey: 'wrong' });
  seen.refused = await code('listRulesPackages', {}, forger);
  seen.unknown = await code('listExclusions', { assessmentRunArn: UNKNOWN_RUN });
  seen.throttled = (await call('listRulesPackages', {}, connect(2))).rulesPackageArns.length;
  seen.empty = (
    await call('listAssessmentTargets', { filter: { assessmentTargetNamePattern: 'nothing-*' } })
  ).assessmentTargetArns;
  console.log(JSON.stringify(seen));
}

void main();
