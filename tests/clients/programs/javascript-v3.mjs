// The twelve things, through the AWS SDK for JavaScript v3. Prints what it saw as JSON.
import {
  Inspector,
  paginateGetExclusionsPreview,
  paginateListAssessmentRuns,
  paginateListExclusions,
} from '@aws-sdk/client-inspector';

const { ENDPOINT, RUN, LARGE_RUN, TEMPLATE, UNKNOWN_RUN, AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY } =
  process.env;

function connect(maxAttempts, secretAccessKey = AWS_SECRET_ACCESS_KEY) {
  const credentials = { accessKeyId: AWS_ACCESS_KEY_ID, secretAccessKey };
  return new Inspector({ endpoint: ENDPOINT, region: 'us-west-2', credentials, maxAttempts });
}

const client = connect(1);
const ENDED = ['COMPLETED', 'COMPLETED_WITH_ERRORS', 'FAILED', 'ERROR', 'CANCELED'];

async function walk(paginate, key, parameters, pageSize) {
  const items = [];
  for await (const page of paginate({ client, pageSize }, parameters)) items.push(...page[key]);
  return items;
}

const nameOf = (call) =>
  call.then(
    () => null,
    ({ name }) => name,
  );

async function preview() {
  const { previewToken } = await client.createExclusionsPreview({ assessmentTemplateArn: TEMPLATE });
  const of = { assessmentTemplateArn: TEMPLATE, previewToken };
  while ((await client.getExclusionsPreview({ ...of, maxResults: 40 })).previewStatus !== 'COMPLETED');
  return (await walk(paginateGetExclusionsPreview, 'exclusionPreviews', of, 40)).length;
}

async function startAndStop() {
  const { assessmentRunArn } = await client.startAssessmentRun({
    assessmentTemplateArn: TEMPLATE,
    assessmentRunName: 'twelve',
  });
  await client.stopAssessmentRun({ assessmentRunArn });
  let state;
  do {
    const { assessmentRuns } = await client.describeAssessmentRuns({ assessmentRunArns: [assessmentRunArn] });
    ({ state } = assessmentRuns[0]);
  } while (!ENDED.includes(state));
  return [state, (await walk(paginateListExclusions, 'exclusionArns', { assessmentRunArn }, 50)).length];
}

const byName = ([a], [b]) => a.localeCompare(b);

async function filtered() {
  const { assessmentRunArns } = await client.listAssessmentRuns({
    filter: {
      namePattern: 'web-prod weekly *',
      startTimeRange: { beginDate: new Date('2025-07-01'), endDate: new Date('2026-05-12') },
    },
  });
  const { assessmentRuns } = await client.describeAssessmentRuns({ assessmentRunArns });
  return assessmentRuns
    .map(({ name, startedAt }) => [name, startedAt.toISOString().slice(0, 10)])
    .toSorted(byName);
}

async function described() {
  const { exclusionArns } = await client.listExclusions({ assessmentRunArn: RUN, maxResults: 100 });
  const { exclusions } = await client.describeExclusions({ exclusionArns });
  const counts = {};
  for (const { title } of Object.values(exclusions)) counts[title] = (counts[title] ?? 0) + 1;
  return counts;
}

async function tags() {
  await client.setTagsForResource({ resourceArn: TEMPLATE, tags: [{ key: 'Zürich', value: 'a  b\t+/=' }] });
  return (await client.listTagsForResource({ resourceArn: TEMPLATE })).tags;
}

const runs = await walk(paginateListAssessmentRuns, 'assessmentRunArns', {}, 10);
const exclusions = await walk(paginateListExclusions, 'exclusionArns', { assessmentRunArn: LARGE_RUN }, 500);
const seen = {
  runs: new Set(runs).size,
  exclusions: new Set(exclusions).size,
  described: await described(),
  failed: (await client.describeAssessmentRuns({ assessmentRunArns: [UNKNOWN_RUN] })).failedItems[UNKNOWN_RUN]
    .failureCode,
  preview: await preview(),
  run: await startAndStop(),
  filtered: await filtered(),
  tags: await tags(),
  refused: await nameOf(connect(1, 'wrong').listRulesPackages({})),
  unknown: await nameOf(client.listExclusions({ assessmentRunArn: UNKNOWN_RUN })),
  throttled: (await connect(3).listRulesPackages({})).rulesPackageArns.length,
  empty: (await client.listAssessmentTargets({ filter: { assessmentTargetNamePattern: 'nothing-*' } }))
    .assessmentTargetArns,
};
console.log(JSON.stringify(seen));
