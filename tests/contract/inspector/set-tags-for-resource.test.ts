import { ListTagsForResourceCommand, SetTagsForResourceCommand, type Tag } from '@aws-sdk/client-inspector';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { recorded, small } from '../../support/small-account';
import { type SmallEmulator, startSmallEmulator } from '../../support/small-emulator';
import { refusesRecorded, refusesStrangers } from './common-refusals';

let emulator: SmallEmulator;
beforeAll(async () => {
  emulator = await startSmallEmulator();
});
afterAll(() => emulator.close());

const set = (resourceArn: string, ...tags: Tag[]) =>
  emulator.client().send(new SetTagsForResourceCommand({ resourceArn, tags }));
const list = async () =>
  (await emulator.client().send(new ListTagsForResourceCommand({ resourceArn: small.weekly }))).tags;

test('sets the tags in place of those that were there', async () => {
  await set(small.weekly, { key: 'a', value: '1' }, { key: 'b' });
  expect(await list()).toEqual([{ key: 'a', value: '1' }, { key: 'b' }]);
  await set(small.weekly, { key: 'c', value: '3' });
  expect(await list()).toEqual([{ key: 'c', value: '3' }]);
  await set(small.weekly);
  expect(await list()).toEqual([]);
});

test('refuses the same key twice, and what is no template', async () => {
  await expect(set(small.weekly, { key: 'a' }, { key: 'a' })).rejects.toMatchObject({
    name: 'InvalidInputException',
    errorCode: 'INVALID_TAG_KEY',
  });
  await expect(set(small.web)).rejects.toMatchObject({
    name: 'InvalidInputException',
    errorCode: 'INVALID_RESOURCE_ARN',
  });
  await expect(set(`${small.weekly.slice(0, -1)}X`)).rejects.toMatchObject({
    name: 'NoSuchEntityException',
    errorCode: 'ASSESSMENT_TEMPLATE_DOES_NOT_EXIST',
  });
});

refusesStrangers(
  () => emulator,
  'SetTagsForResource',
  (client) => client.send(new SetTagsForResourceCommand({ resourceArn: small.weekly })),
);
refusesRecorded(
  () => emulator,
  (client) => client.send(new SetTagsForResourceCommand({ resourceArn: recorded.template })),
);
