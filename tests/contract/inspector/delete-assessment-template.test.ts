import {
  DeleteAssessmentTemplateCommand,
  DescribeAssessmentRunsCommand,
  DescribeExclusionsCommand,
  ListEventSubscriptionsCommand,
  ListExclusionsCommand,
  StartAssessmentRunCommand,
  SubscribeToEventCommand,
} from '@aws-sdk/client-inspector';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { recorded, small } from '../../support/small-account';
import { type SmallEmulator, startSmallEmulator } from '../../support/small-emulator';
import { refusesRecorded, refusesStrangers, refusesWrongArns } from './common-refusals';

let emulator: SmallEmulator;
beforeAll(async () => {
  emulator = await startSmallEmulator();
});
afterAll(() => emulator.close());

const remove = (assessmentTemplateArn: string) =>
  emulator.client().send(new DeleteAssessmentTemplateCommand({ assessmentTemplateArn }));

refusesStrangers(
  () => emulator,
  'DeleteAssessmentTemplate',
  (client) => client.send(new DeleteAssessmentTemplateCommand({ assessmentTemplateArn: small.weekly })),
);
refusesRecorded(
  () => emulator,
  (client) => client.send(new DeleteAssessmentTemplateCommand({ assessmentTemplateArn: recorded.template })),
);
refusesWrongArns('template', remove);

test('is refused while a run is in progress, which it names', async () => {
  const input = { assessmentTemplateArn: small.weekly };
  const { assessmentRunArn = '' } = await emulator.client().send(new StartAssessmentRunCommand(input));
  await expect(remove(small.weekly)).rejects.toMatchObject({
    name: 'AssessmentRunInProgressException',
    assessmentRunArns: [assessmentRunArn],
    assessmentRunArnsTruncated: false,
    canRetry: true,
  });
  emulator.advance(2 * 3600_000);
});

test('takes the template away with its runs, their exclusions and its subscriptions', async () => {
  const client = emulator.client();
  const topicArn = 'arn:aws:sns:us-west-2:111122223333:runs';
  await client.send(
    new SubscribeToEventCommand({ resourceArn: small.weekly, event: 'ASSESSMENT_RUN_COMPLETED', topicArn }),
  );
  const { exclusionArns } = await client.send(new ListExclusionsCommand({ assessmentRunArn: small.runs[0] }));
  await remove(small.weekly);
  const runs = await client.send(new DescribeAssessmentRunsCommand({ assessmentRunArns: [...small.runs] }));
  expect(runs.assessmentRuns).toEqual([]);
  const { exclusions } = await client.send(new DescribeExclusionsCommand({ exclusionArns }));
  expect(exclusions).toEqual({});
  const { subscriptions } = await client.send(new ListEventSubscriptionsCommand({}));
  expect(subscriptions).toEqual([]);
  await expect(remove(small.weekly)).rejects.toMatchObject({ name: 'NoSuchEntityException' });
});
