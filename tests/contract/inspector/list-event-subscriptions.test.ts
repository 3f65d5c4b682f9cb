import {
  type InspectorEvent,
  ListEventSubscriptionsCommand,
  paginateListEventSubscriptions,
  SubscribeToEventCommand,
} from '@aws-sdk/client-inspector';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { small } from '../../support/small-account';
import { type SmallEmulator, startSmallEmulator } from '../../support/small-emulator';
import { refusesStrangers } from './common-refusals';

let emulator: SmallEmulator;
beforeAll(async () => {
  emulator = await startSmallEmulator();
});
afterAll(() => emulator.close());

const topic = (n: number) => `arn:aws:sns:us-west-2:111122223333:topic${n}`;

test('lists the subscriptions of a template or of all newest first, page by page', async () => {
  const client = emulator.client();
  const subscribe = (n: number, event: InspectorEvent) =>
    client.send(
      new SubscribeToEventCommand({
        resourceArn: n === 3 ? small.nightly : small.weekly,
        event,
        topicArn: topic(n),
      }),
    );
  for (const n of [2, 4, 1, 3]) {
    await subscribe(n, 'ASSESSMENT_RUN_STARTED');
    emulator.advance(1000);
  }
  await subscribe(2, 'ASSESSMENT_RUN_COMPLETED');
  const { subscriptions } = await client.send(
    new ListEventSubscriptionsCommand({ resourceArn: small.nightly }),
  );
  expect(subscriptions?.map(({ topicArn }) => topicArn)).toEqual([topic(3)]);
  const walked: (string | undefined)[] = [];
  for await (const page of paginateListEventSubscriptions({ client, pageSize: 1 }, {}))
    walked.push(...(page.subscriptions ?? []).map(({ topicArn }) => topicArn));
  expect(walked).toEqual([3, 1, 4, 2].map(topic));
});

const list = (resourceArn: string) =>
  emulator.client().send(new ListEventSubscriptionsCommand({ resourceArn }));

test('refuses an unknown template, and what is none', async () => {
  await expect(list(`${small.weekly.slice(0, -1)}X`)).rejects.toMatchObject({
    name: 'NoSuchEntityException',
  });
  await expect(list(small.web)).rejects.toMatchObject({ errorCode: 'INVALID_RESOURCE_ARN' });
});

refusesStrangers(
  () => emulator,
  'ListEventSubscriptions',
  (client) => client.send(new ListEventSubscriptionsCommand({})),
);
