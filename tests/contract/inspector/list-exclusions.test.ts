import {
  ListExclusionsCommand,
  paginateListExclusions,
  StartAssessmentRunCommand,
} from '@aws-sdk/client-inspector';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { RECORDED, recorded, small } from '../../support/small-account';
import { type SmallEmulator, startSmallEmulator } from '../../support/small-emulator';

let emulator: SmallEmulator;
beforeAll(async () => {
  emulator = await startSmallEmulator();
});
afterAll(() => emulator.close());

const list = (assessmentRunArn: string, account?: typeof RECORDED, more = {}) =>
  emulator.client('admin', account).send(new ListExclusionsCommand({ assessmentRunArn, ...more }));

test('lists the exclusions of a run that has ended, page by page', async () => {
  const all = await list(small.runs[0] ?? '');
  expect(all.exclusionArns?.length).toBeGreaterThan(1);
  expect(all.nextToken).toBeUndefined();
  const walked: string[] = [];
  const pages = paginateListExclusions(
    { client: emulator.client(), pageSize: 1 },
    { assessmentRunArn: small.runs[0] },
  );
  for await (const page of pages) {
    expect(page.exclusionArns?.length).toBe(1);
    walked.push(...(page.exclusionArns ?? []));
  }
  expect(walked).toEqual(all.exclusionArns);
});

test('a run that has not ended has an empty list', async () => {
  const { assessmentRunArn = '' } = await emulator
    .client()
    .send(new StartAssessmentRunCommand({ assessmentTemplateArn: small.nightly }));
  await expect(list(assessmentRunArn)).resolves.toMatchObject({ exclusionArns: [] });
});

test('a recorded list that was saved empty is empty; one that was not saved is refused', async () => {
  await expect(list(recorded.none, RECORDED)).resolves.toMatchObject({ exclusionArns: [] });
  await expect(list(recorded.absent, RECORDED)).rejects.toMatchObject({
    name: 'NoSuchEntityException',
    message: 'The exclusions of this run are not in this data',
    errorCode: 'ASSESSMENT_RUN_DOES_NOT_EXIST',
    canRetry: false,
  });
});

test('where only some exclusions are known, the walk ends in a refusal and not in silence', async () => {
  const first = await list(recorded.part, RECORDED);
  expect(first.exclusionArns).toEqual([recorded.partExclusion]);
  expect(first.nextToken).toBeDefined();
  await expect(list(recorded.part, RECORDED, { nextToken: first.nextToken })).rejects.toMatchObject({
    name: 'NoSuchEntityException',
    message: 'The rest of the exclusions of this run are not in this data',
  });
});

test.each([
  ['not an ARN', 'not-an-arn', 'InvalidInputException', 'INVALID_ASSESSMENT_RUN_ARN'],
  ["a template's ARN", small.weekly, 'InvalidInputException', 'INVALID_ASSESSMENT_RUN_ARN'],
  ["another account's run", recorded.whole, 'AccessDeniedException', 'ACCESS_DENIED_TO_ASSESSMENT_RUN'],
  [
    'an unknown run',
    `${small.weekly}/run/0-Unknown1`,
    'NoSuchEntityException',
    'ASSESSMENT_RUN_DOES_NOT_EXIST',
  ],
  [
    "another region's run",
    (small.runs[0] ?? '').replace('us-west-2', 'us-east-1'),
    'NoSuchEntityException',
    'ASSESSMENT_RUN_DOES_NOT_EXIST',
  ],
])('refuses %s', async (_what, arn, name, errorCode) => {
  await expect(list(arn)).rejects.toMatchObject({ name, errorCode, canRetry: false });
});

test('refuses a caller without the permission', async () => {
  const call = emulator
    .client('newcomer')
    .send(new ListExclusionsCommand({ assessmentRunArn: small.runs[0] }));
  await expect(call).rejects.toMatchObject({
    name: 'AccessDeniedException',
    message:
      'User: arn:aws:iam::111122223333:user/newcomer is not authorized to perform: inspector:ListExclusions',
    errorCode: 'ACCESS_DENIED_TO_ASSESSMENT_RUN',
  });
});

test('refuses a page token of another run, an altered one and too many results', async () => {
  const { nextToken = '' } = await list(small.runs[0] ?? '', undefined, { maxResults: 1 });
  const bad = { name: 'InvalidInputException', errorCode: 'INVALID_PAGINATION_TOKEN' };
  await expect(list(small.runs[1] ?? '', undefined, { nextToken })).rejects.toMatchObject(bad);
  await expect(list(small.runs[0] ?? '', undefined, { nextToken: `${nextToken}A` })).rejects.toMatchObject(
    bad,
  );
  await expect(list(small.runs[0] ?? '', undefined, { nextToken, maxResults: 2 })).resolves.toBeDefined();
  await expect(list(small.runs[0] ?? '', undefined, { maxResults: 0 })).rejects.toMatchObject({
    name: 'InvalidInputException',
    errorCode: 'INVALID_MAX_RESULTS',
  });
});

test('more than the most that a page may have gives the most: AWS’s published samples ask for 250,000', async () => {
  const whole = await list(small.runs[0] ?? '', undefined, { maxResults: 500 });
  expect(await list(small.runs[0] ?? '', undefined, { maxResults: 250_000 })).toMatchObject({
    exclusionArns: whole.exclusionArns,
  });
});
