import { DescribeAssessmentTargetsCommand, UpdateAssessmentTargetCommand } from '@aws-sdk/client-inspector';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { NOW, recorded, small } from '../../support/small-account';
import { type SmallEmulator, startSmallEmulator } from '../../support/small-emulator';
import { refusesRecorded, refusesStrangers, refusesWrongArns } from './common-refusals';

let emulator: SmallEmulator;
beforeAll(async () => {
  emulator = await startSmallEmulator();
});
afterAll(() => emulator.close());

const update = (assessmentTargetArn: string, assessmentTargetName: string, resourceGroupArn?: string) =>
  emulator.client().send(
    new UpdateAssessmentTargetCommand({
      assessmentTargetArn,
      assessmentTargetName,
      ...(resourceGroupArn && { resourceGroupArn }),
    }),
  );

test('changes the name and the resource group', async () => {
  await update(small.web, 'renamed');
  const { assessmentTargets } = await emulator
    .client()
    .send(new DescribeAssessmentTargetsCommand({ assessmentTargetArns: [small.web] }));
  expect(assessmentTargets?.[0]).toMatchObject({ name: 'renamed', updatedAt: new Date(NOW) });
  expect(assessmentTargets?.[0]).not.toHaveProperty('resourceGroupArn');
  await update(small.web, 'renamed', small.group);
});

test('refuses the name of another target', async () => {
  await expect(update(small.web, 'nobody')).rejects.toMatchObject({
    name: 'InvalidInputException',
    errorCode: 'ASSESSMENT_TARGET_NAME_ALREADY_TAKEN',
  });
});

const command = (assessmentTargetArn: string = small.web) =>
  new UpdateAssessmentTargetCommand({ assessmentTargetArn, assessmentTargetName: 'x' });
refusesWrongArns('target', (arn) => update(arn, 'x'));
refusesStrangers(
  () => emulator,
  'UpdateAssessmentTarget',
  (client) => client.send(command()),
);
refusesRecorded(
  () => emulator,
  (client) => client.send(command(recorded.target)),
);
