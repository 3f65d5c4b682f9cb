import {
  DeleteAssessmentTargetCommand,
  DescribeAssessmentRunsCommand,
  DescribeAssessmentTemplatesCommand,
  StartAssessmentRunCommand,
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

const remove = (assessmentTargetArn: string) =>
  emulator.client().send(new DeleteAssessmentTargetCommand({ assessmentTargetArn }));

refusesStrangers(
  () => emulator,
  'DeleteAssessmentTarget',
  (client) => client.send(new DeleteAssessmentTargetCommand({ assessmentTargetArn: small.web })),
);
refusesRecorded(
  () => emulator,
  (client) => client.send(new DeleteAssessmentTargetCommand({ assessmentTargetArn: recorded.target })),
);
refusesWrongArns('target', remove);

test('is refused while a run is in progress, which it names', async () => {
  const input = { assessmentTemplateArn: small.weekly };
  const { assessmentRunArn = '' } = await emulator.client().send(new StartAssessmentRunCommand(input));
  await expect(remove(small.web)).rejects.toMatchObject({
    name: 'AssessmentRunInProgressException',
    assessmentRunArns: [assessmentRunArn],
    assessmentRunArnsTruncated: false,
    canRetry: true,
  });
  emulator.advance(2 * 3600_000);
});

test('takes the target away with its templates and their runs, and nothing else', async () => {
  const client = emulator.client();
  await remove(small.web);
  const templates = await client.send(
    new DescribeAssessmentTemplatesCommand({ assessmentTemplateArns: [small.weekly, small.nightly] }),
  );
  expect(templates.assessmentTemplates?.map(({ arn }) => arn)).toEqual([small.nightly]);
  const runs = await client.send(new DescribeAssessmentRunsCommand({ assessmentRunArns: [...small.runs] }));
  expect(runs.assessmentRuns).toEqual([]);
  await expect(remove(small.web)).rejects.toMatchObject({ name: 'NoSuchEntityException' });
});
