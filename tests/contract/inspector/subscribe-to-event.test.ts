import {
  type InspectorEvent,
  ListEventSubscriptionsCommand,
  SubscribeToEventCommand,
  type SubscribeToEventRequest,
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

const subscribe = (more: Partial<SubscribeToEventRequest> = {}) =>
  emulator.client().send(new SubscribeToEventCommand({ ...input, ...more }));

test('adds an event to a topic, once', async () => {
  await subscribe();
  await subscribe();
  await subscribe({ event: 'OTHER' });
  const { subscriptions } = await emulator.client().send(new ListEventSubscriptionsCommand({}));
  expect(subscriptions).toEqual([
    {
      resourceArn: small.weekly,
      topicArn,
      eventSubscriptions: [
        { event: 'ASSESSMENT_RUN_COMPLETED', subscribedAt: new Date('2018-10-05T12:00:00Z') },
        { event: 'OTHER', subscribedAt: new Date('2018-10-05T12:00:00Z') },
      ],
    },
  ]);
});

test.each<[string, Partial<SubscribeToEventRequest>, string]>([
  ['an event that there is not', { event: 'NEVER' as InspectorEvent }, 'INVALID_EVENT'],
  ['what is no topic', { topicArn: small.weekly }, 'INVALID_SNS_TOPIC_ARN'],
  ['what is no template', { resourceArn: small.web }, 'INVALID_RESOURCE_ARN'],
])('refuses %s', async (_what, more, errorCode) => {
  await expect(subscribe(more)).rejects.toMatchObject({ name: 'InvalidInputException', errorCode });
});

test('refuses an unknown template', async () => {
  await expect(subscribe({ resourceArn: `${small.weekly.slice(0, -1)}X` })).rejects.toMatchObject({
    name: 'NoSuchEntityException',
    errorCode: 'ASSESSMENT_TEMPLATE_DOES_NOT_EXIST',
  });
});

test('a template has fifty topics at most', async () => {
  for (let i = 1; i < 50; i += 1) await subscribe({ topicArn: `${topicArn}${i}` });
  await expect(subscribe({ topicArn: `${topicArn}50` })).rejects.toMatchObject({
    name: 'LimitExceededException',
    errorCode: 'EVENT_SUBSCRIPTION_LIMIT_EXCEEDED',
  });
});

refusesStrangers(
  () => emulator,
  'SubscribeToEvent',
  (client) => client.send(new SubscribeToEventCommand(input)),
);
refusesRecorded(
  () => emulator,
  (client) => client.send(new SubscribeToEventCommand({ ...input, resourceArn: recorded.template })),
);
