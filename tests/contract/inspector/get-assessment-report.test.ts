import { GetAssessmentReportCommand, StartAssessmentRunCommand } from '@aws-sdk/client-inspector';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { small } from '../../support/small-account';
import { type SmallEmulator, startSmallEmulator } from '../../support/small-emulator';
import { refusesStrangers, refusesWrongArns } from './common-refusals';

let emulator: SmallEmulator;
beforeAll(async () => {
  emulator = await startSmallEmulator();
});
afterAll(() => emulator.close());

const command = (assessmentRunArn: string | undefined) =>
  new GetAssessmentReportCommand({ assessmentRunArn, reportFileFormat: 'PDF', reportType: 'FULL' });
const get = (arn: string) => emulator.client().send(command(arn));

test('makes no reports, and says so', async () => {
  await expect(get(small.runs[0] ?? '')).rejects.toMatchObject({
    name: 'UnsupportedFeatureException',
    message: 'This endpoint makes no assessment reports',
    canRetry: false,
  });
});

test('a run in progress is refused for that', async () => {
  const { assessmentRunArn = '' } = await emulator
    .client()
    .send(new StartAssessmentRunCommand({ assessmentTemplateArn: small.nightly }));
  await expect(get(assessmentRunArn)).rejects.toMatchObject({
    name: 'AssessmentRunInProgressException',
    assessmentRunArns: [assessmentRunArn],
  });
});

refusesWrongArns('run', get);
refusesStrangers(
  () => emulator,
  'GetAssessmentReport',
  (client) => client.send(command(small.runs[0])),
);
