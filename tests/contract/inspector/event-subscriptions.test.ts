/** The topics that hear of a template's runs. */
import {
  type InspectorEvent,
  ListEventSubscriptionsCommand,
  paginateListEventSubscriptions,
  SubscribeToEventCommand,
  type SubscribeToEventRequest,
  UnsubscribeFromEventCommand,
} from '@aws-sdk/client-inspector';
import { describe, expect, test } from 'vitest';
import { refuses } from '../../support/refusals';
import { recorded, small } from '../../support/small-account';
import { smallEmulator } from '../../support/test-servers';

describe('SubscribeToEvent', () => {
  const emulator = smallEmulator();

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

  refuses.strangers(emulator, 'SubscribeToEvent', (client) =>
    client.send(new SubscribeToEventCommand(input)),
  );
  refuses.recorded(emulator, (client) =>
    client.send(new SubscribeToEventCommand({ ...input, resourceArn: recorded.template })),
  );
});

describe('UnsubscribeFromEvent', () => {
  const emulator = smallEmulator();

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

  refuses.strangers(emulator, 'UnsubscribeFromEvent', (client) =>
    client.send(new UnsubscribeFromEventCommand(input)),
  );
  refuses.recorded(emulator, (client) =>
    client.send(new UnsubscribeFromEventCommand({ ...input, resourceArn: recorded.template })),
  );
});

describe('ListEventSubscriptions', () => {
  const emulator = smallEmulator();

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

  refuses.strangers(emulator, 'ListEventSubscriptions', (client) =>
    client.send(new ListEventSubscriptionsCommand({})),
  );
});
