import {
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

test('lists the subscriptions of a template or of all, page by page', async () => {
  const client = emulator.client();
  for (const n of [1, 2, 3])
    await client.send(
      new SubscribeToEventCommand({
        resourceArn: n === 3 ? small.nightly : small.weekly,
        event: 'ASSESSMENT_RUN_STARTED',
        topicArn: topic(n),
      }),
    );
  const { subscriptions } = await client.send(
    new ListEventSubscriptionsCommand({ resourceArn: small.nightly }),
  );
  expect(subscriptions?.map(({ topicArn }) => topicArn)).toEqual([topic(3)]);
  const walked: (string | undefined)[] = [];
  for await (const page of paginateListEventSubscriptions({ client, pageSize: 1 }, {}))
    walked.push(...(page.subscriptions ?? []).map(({ topicArn }) => topicArn));
  expect(walked).toHaveLength(3);
  expect(new Set(walked)).toEqual(new Set([topic(1), topic(2), topic(3)]));
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
