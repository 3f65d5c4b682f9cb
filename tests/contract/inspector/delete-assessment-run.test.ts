import {
  DeleteAssessmentRunCommand,
  DescribeExclusionsCommand,
  ListAssessmentRunsCommand,
  ListExclusionsCommand,
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

const remove = (assessmentRunArn: string) =>
  emulator.client().send(new DeleteAssessmentRunCommand({ assessmentRunArn }));

refusesStrangers(
  () => emulator,
  'DeleteAssessmentRun',
  (client) => client.send(new DeleteAssessmentRunCommand({ assessmentRunArn: small.runs[0] })),
);
refusesRecorded(
  () => emulator,
  (client) => client.send(new DeleteAssessmentRunCommand({ assessmentRunArn: recorded.whole })),
);
refusesWrongArns('run', remove);

test('is refused while a run is in progress, which it names', async () => {
  const input = { assessmentTemplateArn: small.weekly };
  const { assessmentRunArn = '' } = await emulator.client().send(new StartAssessmentRunCommand(input));
  await expect(remove(assessmentRunArn)).rejects.toMatchObject({
    name: 'AssessmentRunInProgressException',
    assessmentRunArns: [assessmentRunArn],
    assessmentRunArnsTruncated: false,
    canRetry: true,
  });
  emulator.advance(2 * 3600_000);
});

test('takes the run and its exclusions away', async () => {
  const client = emulator.client();
  const [gone = '', ...left] = small.runs;
  const { exclusionArns } = await client.send(new ListExclusionsCommand({ assessmentRunArn: gone }));
  expect(exclusionArns?.length).toBeGreaterThan(0);
  await remove(gone);
  const { exclusions, failedItems } = await client.send(new DescribeExclusionsCommand({ exclusionArns }));
  expect(exclusions).toEqual({});
  expect(Object.keys(failedItems ?? {}).toSorted()).toEqual(exclusionArns?.toSorted());
  const { assessmentRunArns } = await client.send(
    new ListAssessmentRunsCommand({ assessmentTemplateArns: [small.weekly], maxResults: 100 }),
  );
  expect(assessmentRunArns).not.toContain(gone);
  expect(assessmentRunArns).toEqual(expect.arrayContaining(left));
  await expect(remove(gone)).rejects.toMatchObject({
    name: 'NoSuchEntityException',
    errorCode: 'ASSESSMENT_RUN_DOES_NOT_EXIST',
  });
});
