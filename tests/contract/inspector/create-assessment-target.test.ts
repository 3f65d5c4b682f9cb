import {
  CreateAssessmentTargetCommand,
  DescribeAssessmentTargetsCommand,
  ListAssessmentTargetsCommand,
} from '@aws-sdk/client-inspector';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { small } from '../../support/small-account';
import { type SmallEmulator, startSmallEmulator } from '../../support/small-emulator';
import { refusesRecorded, refusesStrangers } from './common-refusals';

let emulator: SmallEmulator;
beforeAll(async () => {
  emulator = await startSmallEmulator();
});
afterAll(() => emulator.close());

const create = (assessmentTargetName: string, resourceGroupArn?: string) =>
  emulator.client().send(
    new CreateAssessmentTargetCommand({
      assessmentTargetName,
      ...(resourceGroupArn && { resourceGroupArn }),
    }),
  );

test('makes a target, the first of the list', async () => {
  const { assessmentTargetArn = '' } = await create('new', small.group);
  const client = emulator.client();
  const { assessmentTargets } = await client.send(
    new DescribeAssessmentTargetsCommand({ assessmentTargetArns: [assessmentTargetArn] }),
  );
  expect(assessmentTargets?.[0]).toMatchObject({ name: 'new', resourceGroupArn: small.group });
  const { assessmentTargetArns } = await client.send(new ListAssessmentTargetsCommand({}));
  expect(assessmentTargetArns?.[0]).toBe(assessmentTargetArn);
});

test('refuses a name that is taken, and a resource group that is not there', async () => {
  await expect(create('web')).rejects.toMatchObject({
    name: 'InvalidInputException',
    errorCode: 'ASSESSMENT_TARGET_NAME_ALREADY_TAKEN',
  });
  await expect(create('other', small.web)).rejects.toMatchObject({
    name: 'InvalidInputException',
    errorCode: 'INVALID_RESOURCE_GROUP_ARN',
  });
  await expect(create('other', `${small.group.slice(0, -1)}X`)).rejects.toMatchObject({
    name: 'NoSuchEntityException',
    errorCode: 'RESOURCE_GROUP_DOES_NOT_EXIST',
  });
});

const command = (name = 'another') => new CreateAssessmentTargetCommand({ assessmentTargetName: name });
refusesStrangers(
  () => emulator,
  'CreateAssessmentTarget',
  (client) => client.send(command()),
);
refusesRecorded(
  () => emulator,
  (client) => client.send(command()),
);

test('an account has fifty targets at most', async () => {
  const there = emulator.services.store.targets({ region: 'us-west-2', after: undefined, limit: 100 }).items
    .length;
  for (let i = there; i < 50; i += 1) await create(`target ${i}`);
  await expect(create('one too many')).rejects.toMatchObject({
    name: 'LimitExceededException',
    errorCode: 'ASSESSMENT_TARGET_LIMIT_EXCEEDED',
    canRetry: false,
  });
});
