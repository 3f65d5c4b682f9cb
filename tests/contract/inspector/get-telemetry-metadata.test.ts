import { GetTelemetryMetadataCommand } from '@aws-sdk/client-inspector';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { recorded, RECORDED, small } from '../../support/small-account';
import { type SmallEmulator, startSmallEmulator } from '../../support/small-emulator';
import { refusesStrangers, refusesWrongArns } from './common-refusals';

let emulator: SmallEmulator;
beforeAll(async () => {
  emulator = await startSmallEmulator();
});
afterAll(() => emulator.close());

const get = (assessmentRunArn: string, account?: typeof RECORDED) =>
  emulator.client('admin', account).send(new GetTelemetryMetadataCommand({ assessmentRunArn }));

test("sums up what a run's agents sent", async () => {
  const { telemetryMetadata } = await get(small.runs[0] ?? '');
  const total = telemetryMetadata?.find(({ messageType }) => messageType === 'Total');
  expect(total?.count).toBeGreaterThan(0);
  expect(total?.dataSize).toBeGreaterThan(0);
});

test('refuses to say what was not recorded', async () => {
  await expect(get(recorded.whole, RECORDED)).rejects.toMatchObject({
    name: 'NoSuchEntityException',
    message: 'The telemetry of this run is not in this data',
  });
});

refusesWrongArns('run', (arn) => get(arn));
refusesStrangers(
  () => emulator,
  'GetTelemetryMetadata',
  (client) => client.send(new GetTelemetryMetadataCommand({ assessmentRunArn: small.runs[0] })),
);
