import {
  DescribeFindingsCommand,
  ListFindingsCommand,
  StartAssessmentRunCommand,
  StopAssessmentRunCommand,
  SubscribeToEventCommand,
  type InspectorEvent,
} from '@aws-sdk/client-inspector';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { createDelivery, type Undelivered } from '../../emulator/events/deliver';
import type { Notification } from '../../emulator/events/notifications';
import { type Received, startReceiver } from '../support/receiver';
import { small } from '../support/small-account';
import { type SmallEmulator, startSmallEmulator } from '../support/test-servers';

const TOPIC = 'arn:aws:sns:us-west-2:111122223333:inspector';
const OTHER_TOPIC = 'arn:aws:sns:us-west-2:111122223333:other';
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** What a test has started, the last first. */
let ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.toReversed()) await end();
  ends = [];
});

type Message = Readonly<Record<string, string>>;
const notificationOf = ({ text }: Received) => JSON.parse(text) as Notification;
const messageOf = (received: Received) => JSON.parse(notificationOf(received).Message) as Message;

/** The emulator with a clock that is moved by hand, and a receiver. */
async function start(
  answer?: (number: number) => number | undefined,
  bounds: { readonly most?: number; readonly patience?: number } = {},
) {
  const receiver = await startReceiver(answer);
  ends.push(() => receiver.close());
  const said: Undelivered[] = [];
  const delivery = createDelivery({
    destination: { kind: 'url', url: receiver.url },
    report: (undelivered) => said.push(undelivered),
    ...bounds,
  });
  const emulator = await startSmallEmulator({ delivery });
  ends.push(
    () => emulator.close(),
    () => delivery.close(),
  );
  return { receiver, emulator, delivery, said };
}

const subscribe = (emulator: SmallEmulator, topicArn: string, ...events: InspectorEvent[]) =>
  Promise.all(
    events.map((event) =>
      emulator.client().send(new SubscribeToEventCommand({ resourceArn: small.weekly, topicArn, event })),
    ),
  );
const startRun = async (emulator: SmallEmulator, assessmentRunName = 'first') => {
  const { assessmentRunArn = '' } = await emulator
    .client()
    .send(new StartAssessmentRunCommand({ assessmentTemplateArn: small.weekly, assessmentRunName }));
  return assessmentRunArn;
};

const STATES: readonly (readonly [state: string, time: string])[] = [
  ['CREATED', '2018-10-05T12:00:00.000Z'],
  ['START_DATA_COLLECTION_PENDING', '2018-10-05T12:00:00.150Z'],
  ['START_DATA_COLLECTION_IN_PROGRESS', '2018-10-05T12:00:01.000Z'],
  ['COLLECTING_DATA', '2018-10-05T12:00:05.000Z'],
  ['STOP_DATA_COLLECTION_PENDING', '2018-10-05T13:00:00.000Z'],
  ['DATA_COLLECTED', '2018-10-05T13:00:05.000Z'],
  ['START_EVALUATING_RULES_PENDING', '2018-10-05T13:00:06.000Z'],
  ['EVALUATING_RULES', '2018-10-05T13:00:10.000Z'],
  ['COMPLETED', '2018-10-05T13:01:00.000Z'],
];

describe('what is posted', () => {
  test('every state of a run, to whom has subscribed to it, in the members and the order of the traces', async () => {
    const { receiver, emulator, said } = await start();
    await subscribe(emulator, TOPIC, 'ASSESSMENT_RUN_STATE_CHANGED');
    const run = await startRun(emulator);
    // Nobody calls any more: the emulator looks by itself.
    emulator.advance(3_660_000);
    const received = await receiver.until(STATES.length);
    expect(received.map((each) => notificationOf(each).Message)).toEqual(
      STATES.map(
        ([newstate, time]) =>
          `{"template":"${small.weekly}","newstate":"${newstate}","run":"${run}","time":"${time}","event":"ASSESSMENT_RUN_STATE_CHANGED","target":"${small.web}"}`,
      ),
    );
    expect(said).toEqual([]);
  });

  test('as SNS posts a notification, without the signature that only SNS can make', async () => {
    const { receiver, emulator } = await start();
    await subscribe(emulator, TOPIC, 'ASSESSMENT_RUN_STARTED');
    const run = await startRun(emulator);
    const [first] = await receiver.until(1);
    if (!first) throw new Error('nothing came');
    const notification = notificationOf(first);
    expect(notification).toEqual({
      Type: 'Notification',
      MessageId: expect.stringMatching(UUID) as string,
      TopicArn: TOPIC,
      Message: `{"template":"${small.weekly}","run":"${run}","time":"2018-10-05T12:00:00.000Z","event":"ASSESSMENT_RUN_STARTED","target":"${small.web}"}`,
      Timestamp: '2018-10-05T12:00:00.000Z',
      MessageAttributes: { 'x-exclusions-console-data': { Type: 'String', Value: 'simulated' } },
    });
    expect(first.headers).toMatchObject({
      'content-type': 'text/plain; charset=UTF-8',
      'user-agent': 'Amazon Simple Notification Service Agent',
      'x-amz-sns-message-type': 'Notification',
      'x-amz-sns-message-id': notification.MessageId,
      'x-amz-sns-topic-arn': TOPIC,
    });
  });

  test('each finding, and how many of which rules package when the run has ended', async () => {
    const { receiver, emulator } = await start();
    await subscribe(emulator, TOPIC, 'FINDING_REPORTED', 'ASSESSMENT_RUN_COMPLETED');
    const run = await startRun(emulator);
    emulator.advance(3_660_000);
    const client = emulator.client();
    const { findingArns = [] } = await client.send(
      new ListFindingsCommand({ assessmentRunArns: [run], maxResults: 100 }),
    );
    const { findings = [] } = await client.send(
      new DescribeFindingsCommand({ findingArns: findingArns.slice(0, 10) }),
    );
    expect(findingArns.length).toBeGreaterThan(0);
    expect(findingArns.length).toBeLessThanOrEqual(10);
    const messages = (await receiver.until(findingArns.length + 1)).map(messageOf);
    expect(new Set(messages.slice(0, -1).map(({ finding }) => finding))).toEqual(new Set(findingArns));
    for (const { event, run: of, time } of messages.slice(0, -1))
      expect([event, of, time]).toEqual(['FINDING_REPORTED', run, '2018-10-05T13:01:00.000Z']);
    const { findingsCount = '', ...completed } = messages.at(-1) ?? {};
    expect(completed).toEqual({
      template: small.weekly,
      run,
      time: '2018-10-05T13:01:00.000Z',
      event: 'ASSESSMENT_RUN_COMPLETED',
      target: small.web,
    });
    // As Java prints a map.
    const counted = findings.map(({ serviceAttributes }) => serviceAttributes?.rulesPackageArn);
    const counts = [small.cve, small.practices]
      .map((arn) => [arn, counted.filter((each) => each === arn).length] as const)
      .filter(([, count]) => count > 0);
    expect(new Set(findingsCount.slice(1, -1).split(', '))).toEqual(
      new Set(counts.map(([arn, count]) => `${arn}=${count}`)),
    );
  });

  test('to each topic what it has subscribed to; nothing of a run that is canceled but its states', async () => {
    const { receiver, emulator } = await start();
    await subscribe(
      emulator,
      TOPIC,
      'ASSESSMENT_RUN_STARTED',
      'ASSESSMENT_RUN_COMPLETED',
      'FINDING_REPORTED',
    );
    await subscribe(emulator, OTHER_TOPIC, 'ASSESSMENT_RUN_STATE_CHANGED');
    const run = await startRun(emulator);
    await emulator
      .client()
      .send(new StopAssessmentRunCommand({ assessmentRunArn: run, stopAction: 'SKIP_EVALUATION' }));
    const received = await receiver.until(3);
    expect(
      received.map((each) => [
        notificationOf(each).TopicArn,
        messageOf(each)['event'],
        messageOf(each)['newstate'],
      ]),
    ).toEqual([
      [TOPIC, 'ASSESSMENT_RUN_STARTED', undefined],
      [OTHER_TOPIC, 'ASSESSMENT_RUN_STATE_CHANGED', 'CREATED'],
      [OTHER_TOPIC, 'ASSESSMENT_RUN_STATE_CHANGED', 'CANCELED'],
    ]);
  });

  test('nothing of a call that was taken back, and nothing to a template that nobody subscribed to', async () => {
    const { receiver, emulator } = await start();
    await subscribe(emulator, TOPIC, 'ASSESSMENT_RUN_STATE_CHANGED');
    const run = await startRun(emulator);
    // A write that moves the clock on and is refused: what it noted is told once, by whoever comes next.
    emulator.advance(150);
    await expect(startRun(emulator)).rejects.toMatchObject({ name: 'InvalidInputException' });
    await emulator.client().send(new StartAssessmentRunCommand({ assessmentTemplateArn: small.empty }));
    await emulator
      .client()
      .send(new StopAssessmentRunCommand({ assessmentRunArn: run, stopAction: 'SKIP_EVALUATION' }));
    const received = await receiver.until(3);
    expect(received.map((each) => messageOf(each)['newstate'])).toEqual([
      'CREATED',
      'START_DATA_COLLECTION_PENDING',
      'CANCELED',
    ]);
  });
});

describe('a receiver that does not take them', () => {
  test('is said in the log, and the next one is sent all the same', async () => {
    const { receiver, emulator, said } = await start((number) => (number === 1 ? 503 : 200));
    await subscribe(emulator, TOPIC, 'ASSESSMENT_RUN_STATE_CHANGED');
    await startRun(emulator);
    emulator.advance(150);
    const received = await receiver.until(2);
    const { MessageId, Message } = notificationOf(received[0] ?? { headers: {}, text: '{}' });
    expect(said).toEqual([
      {
        events: 'not delivered',
        reason: 'the receiver answered 503',
        topicArn: TOPIC,
        messageId: MessageId,
        message: Message,
      },
    ]);
  });

  test('holds up nobody: calls are answered while it is silent, and what is too much is dropped and said', async () => {
    const { receiver, emulator, said } = await start(() => undefined, { most: 1, patience: 600_000 });
    await subscribe(emulator, TOPIC, 'ASSESSMENT_RUN_STATE_CHANGED');
    const run = await startRun(emulator);
    await receiver.until(1);
    // The first is on its way and gets no answer; one may wait behind it.
    for (const milliseconds of [150, 1000]) {
      emulator.advance(milliseconds);
      await emulator.client().send(new ListFindingsCommand({ assessmentRunArns: [run] }));
    }
    expect(said).toEqual([{ events: 'dropped', reason: '1 changes are waiting for the receiver already' }]);
  });

  test('that never answers is given up', async () => {
    const { emulator, delivery, said } = await start(() => undefined, { patience: 50 });
    await subscribe(emulator, TOPIC, 'ASSESSMENT_RUN_STARTED');
    await startRun(emulator);
    await delivery.settled(60_000);
    expect(said.map(({ events, reason }) => [events, reason])).toEqual([
      ['not delivered', 'The operation was aborted due to timeout'],
    ]);
  });

  test('that is not there', async () => {
    const receiver = await startReceiver();
    await receiver.close();
    const said: Undelivered[] = [];
    const delivery = createDelivery({
      destination: { kind: 'url', url: receiver.url },
      report: (undelivered) => said.push(undelivered),
    });
    const emulator = await startSmallEmulator({ delivery });
    ends.push(() => emulator.close());
    await subscribe(emulator, TOPIC, 'ASSESSMENT_RUN_STARTED');
    await startRun(emulator);
    await delivery.settled(60_000);
    expect(said).toMatchObject([{ events: 'not delivered', topicArn: TOPIC }]);
    expect(said[0]?.reason).toMatch(/^fetch failed: .*ECONNREFUSED/);
  });
});

test('what cannot be handed on is said in the log, and replaces no answer and no refusal', async () => {
  // Nobody but the calls is to find the changes of the run.
  vi.useFakeTimers({ toFake: ['setInterval'] });
  ends.push(() => vi.useRealTimers());
  let isBroken = false;
  const log: string[] = [];
  const emulator = await startSmallEmulator({
    delivery: {
      enqueue() {
        if (isBroken) throw new Error('nothing is taken');
      },
      settled: async () => {},
      close: () => {},
    },
    print: (line) => log.push(line),
  });
  ends.push(() => emulator.close());
  await subscribe(emulator, TOPIC, 'ASSESSMENT_RUN_STATE_CHANGED');
  const run = await startRun(emulator);
  isBroken = true;
  const list = (arn: string) => emulator.client().send(new ListFindingsCommand({ assessmentRunArns: [arn] }));
  emulator.advance(150);
  await expect(list(`${run.slice(0, -4)}0000`)).rejects.toMatchObject({ name: 'NoSuchEntityException' });
  emulator.advance(1000);
  expect(await list(run)).toMatchObject({ findingArns: [] });
  const stop = new StopAssessmentRunCommand({ assessmentRunArn: run, stopAction: 'SKIP_EVALUATION' });
  await emulator.client().send(stop);
  const faults = log.map((line) => (JSON.parse(line) as { readonly stack: string }).stack.split('\n')[0]);
  expect(faults).toEqual(Array.from({ length: 3 }, () => 'Error: nothing is taken'));
});
