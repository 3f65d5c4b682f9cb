import { once } from 'node:events';
import { readFileSync, watch, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  StartAssessmentRunCommand,
  StopAssessmentRunCommand,
  SubscribeToEventCommand,
} from '@aws-sdk/client-inspector';
import { expect, onTestFinished, test } from 'vitest';
import type { Notification } from '../../emulator/events/notifications';
import { exampleAccount, inspectorClient, temporaryDirectory } from '../support/emulator';
import { runEmulator, startEmulator } from '../support/emulator-process';

const TOPIC = 'arn:aws:sns:us-west-2:123456789012:inspector';

const TEMPLATE = 'arn:aws:inspector:us-west-2:123456789012:target/0-0kFIPusq/template/0-4r1V2mAw';

test('--events FILE: a line for each is added to what is there', async () => {
  const directory = temporaryDirectory();
  onTestFinished(() => directory.remove());
  const file = join(directory.path, 'events.jsonl');
  writeFileSync(file, '{"before":1}\n');
  const emulator = await startEmulator('--account', exampleAccount, '--events', file, '--speed', '1000');
  onTestFinished(async () => void (await emulator.stop()));
  const client = inspectorClient(emulator.origin);
  const lines = () => readFileSync(file, 'utf8').trimEnd().split('\n');
  const changes = watch(file);
  onTestFinished(() => changes.close());
  await client.send(
    new SubscribeToEventCommand({
      resourceArn: TEMPLATE,
      topicArn: TOPIC,
      event: 'ASSESSMENT_RUN_COMPLETED',
    }),
  );
  const { assessmentRunArn } = await client.send(
    new StartAssessmentRunCommand({ assessmentTemplateArn: TEMPLATE }),
  );
  await client.send(new StopAssessmentRunCommand({ assessmentRunArn }));
  while (lines().length < 2) await once(changes, 'change');
  const [before, told = ''] = lines();
  expect(before).toBe('{"before":1}');
  const { Message, TopicArn } = JSON.parse(told) as Notification;
  expect(TopicArn).toBe(TOPIC);
  expect(JSON.parse(Message)).toMatchObject({ event: 'ASSESSMENT_RUN_COMPLETED', run: assessmentRunArn });
});

test.each([
  [
    ['--events', 'http://198.51.100.7/x'],
    'The option --events posts to this machine alone. To post to 198.51.100.7, add --allow-events-to 198.51.100.7.',
  ],
  [
    ['--events', 'https://example.org/', '--allow-events-to', 'example.com'],
    'The option --events posts to this machine alone. To post to example.org, add --allow-events-to example.org.',
  ],
  [
    ['--events', 'http://127.0.0.1.example.org/'],
    'The option --events posts to this machine alone. To post to 127.0.0.1.example.org, add --allow-events-to 127.0.0.1.example.org.',
  ],
  [['--events', 'http://a:b@127.0.0.1/'], 'The URL of --events must not have a name or password in it.'],
  [['--events', 'http://'], 'The option --events takes a file or a URL, not "http://".'],
  [
    ['--allow-events-to', 'a/b'],
    'The option --allow-events-to takes a host name or an IP address, not "a/b".',
  ],
  [['--events', '/nowhere/at/all.jsonl'], 'The file of --events, /nowhere/at/all.jsonl, cannot be written:'],
])('%j is refused at the start', async (argv, text) => {
  const { code, stderr } = await runEmulator('--data', ':memory:', ...argv);
  expect([code, stderr.startsWith(text)], stderr).toEqual([1, true]);
});
