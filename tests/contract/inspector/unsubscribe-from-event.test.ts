import {
  ListEventSubscriptionsCommand,
  SubscribeToEventCommand,
  UnsubscribeFromEventCommand,
} from '@aws-sdk/client-inspector';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { recorded, small } from '../../support/small-account';
import { type SmallEmulator, startSmallEmulator } from '../../support/small-emulator';
import { refusesRecorded, refusesStrangers } from './common-refusals';

let emulator: SmallEmulator;
beforeAll(async () => {
  emulator = await startSmallEmulator();
});
afterAll(() => emulator.close());

const topicArn = 'arn:aws:sns:us-west-2:111122223333:runs';
const input = { resourceArn: small.weekly, event: 'ASSESSMENT_RUN_COMPLETED', topicArn } as const;

const unsubscribe = () => emulator.client().send(new UnsubscribeFromEventCommand(input));

test('takes a subscription back, once', async () => {
  const client = emulator.client();
  await client.send(new SubscribeToEventCommand(input));
  await unsubscribe();
  const { subscriptions } = await client.send(new ListEventSubscriptionsCommand({}));
  expect(subscriptions).toEqual([]);
  await expect(unsubscribe()).rejects.toMatchObject({
    name: 'NoSuchEntityException',
    errorCode: 'SNS_TOPIC_DOES_NOT_EXIST',
  });
});

test('refuses what is no topic', async () => {
  await expect(
    emulator.client().send(new UnsubscribeFromEventCommand({ ...input, topicArn: 'runs' })),
  ).rejects.toMatchObject({ name: 'InvalidInputException', errorCode: 'INVALID_SNS_TOPIC_ARN' });
});

refusesStrangers(
  () => emulator,
  'UnsubscribeFromEvent',
  (client) => client.send(new UnsubscribeFromEventCommand(input)),
);
refusesRecorded(
  () => emulator,
  (client) => client.send(new UnsubscribeFromEventCommand({ ...input, resourceArn: recorded.template })),
);
