import { DescribeAssessmentTemplatesCommand } from '@aws-sdk/client-inspector';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { RECORDED, recorded, small } from '../../support/small-account';
import { type SmallEmulator, startSmallEmulator } from '../../support/small-emulator';
import { refusesStrangers } from './common-refusals';

let emulator: SmallEmulator;
beforeAll(async () => {
  emulator = await startSmallEmulator();
});
afterAll(() => emulator.close());

const describe = (...arns: string[]) =>
  emulator.client().send(new DescribeAssessmentTemplatesCommand({ assessmentTemplateArns: arns }));

test('describes a template with the runs that it has', async () => {
  const { assessmentTemplates } = await describe(small.weekly, small.empty);
  expect(assessmentTemplates?.[0]).toEqual({
    arn: small.weekly,
    name: 'weekly',
    assessmentTargetArn: small.web,
    durationInSeconds: 3600,
    rulesPackageArns: [small.cve, small.practices],
    userAttributesForFindings: [],
    assessmentRunCount: 3,
    lastAssessmentRunArn: small.runs[2],
    createdAt: new Date('2018-08-01T06:00:03.600Z'),
  });
  expect(assessmentTemplates?.[1]).toMatchObject({ assessmentRunCount: 0 });
  expect(assessmentTemplates?.[1]).not.toHaveProperty('lastAssessmentRunArn');
});

test('a recorded template has the runs that were saved with it; where nothing says, they are counted', async () => {
  const { assessmentTemplates } = await emulator.client('admin', RECORDED).send(
    new DescribeAssessmentTemplatesCommand({
      assessmentTemplateArns: [recorded.withoutPreview, recorded.template],
    }),
  );
  expect(assessmentTemplates?.map(({ assessmentRunCount }) => assessmentRunCount)).toEqual([7, 4]);
  expect(assessmentTemplates?.[0]).not.toHaveProperty('lastAssessmentRunArn');
  expect(assessmentTemplates?.[1]).toHaveProperty('lastAssessmentRunArn', recorded.absent);
});

test('names every ARN that it cannot give, and why', async () => {
  const twice = small.weekly;
  const answer = await describe('no ARN', twice, recorded.template, `${small.weekly.slice(0, -1)}X`, twice);
  expect(answer).toMatchObject({
    assessmentTemplates: [],
    failedItems: {
      'no ARN': { failureCode: 'INVALID_ARN', retryable: false },
      [twice]: { failureCode: 'DUPLICATE_ARN', retryable: false },
      [recorded.template]: { failureCode: 'ACCESS_DENIED', retryable: false },
      [`${small.weekly.slice(0, -1)}X`]: { failureCode: 'ITEM_DOES_NOT_EXIST', retryable: false },
    },
  });
});

test('an ARN of another region does not exist in this one', async () => {
  const elsewhere = small.weekly.replace('us-west-2', 'us-east-1');
  const { failedItems } = await describe(elsewhere);
  expect(failedItems).toEqual({ [elsewhere]: { failureCode: 'ITEM_DOES_NOT_EXIST', retryable: false } });
});

test('refuses no ARNs and too many', async () => {
  const bad = { name: 'InvalidInputException', canRetry: false };
  await expect(describe()).rejects.toMatchObject(bad);
  await expect(describe(...Array<string>(11).fill(small.weekly))).rejects.toMatchObject(bad);
});

refusesStrangers(
  () => emulator,
  'DescribeAssessmentTemplates',
  (client) => client.send(new DescribeAssessmentTemplatesCommand({ assessmentTemplateArns: [small.weekly] })),
);
