import { CreateResourceGroupCommand, DescribeResourceGroupsCommand } from '@aws-sdk/client-inspector';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type SmallEmulator, startSmallEmulator } from '../../support/small-emulator';
import { refusesRecorded, refusesStrangers } from './common-refusals';

let emulator: SmallEmulator;
beforeAll(async () => {
  emulator = await startSmallEmulator();
});
afterAll(() => emulator.close());

const create = (resourceGroupTags: { key: string; value?: string }[]) =>
  emulator.client().send(new CreateResourceGroupCommand({ resourceGroupTags }));

test('makes a resource group that Describe knows', async () => {
  const tags = [{ key: 'Stage', value: 'test' }, { key: 'Owner' }];
  const { resourceGroupArn = '' } = await create(tags);
  const { resourceGroups } = await emulator
    .client()
    .send(new DescribeResourceGroupsCommand({ resourceGroupArns: [resourceGroupArn] }));
  expect(resourceGroups).toEqual([
    { arn: resourceGroupArn, tags, createdAt: new Date('2018-10-05T12:00:00Z') },
  ]);
});

test.each([
  ['no tags', [], 'INVALID_NUMBER_OF_RESOURCE_GROUP_TAGS'],
  ['eleven tags', Array.from({ length: 11 }, () => ({ key: 'k' })), 'INVALID_NUMBER_OF_RESOURCE_GROUP_TAGS'],
  ['an empty key', [{ key: '' }], 'INVALID_RESOURCE_GROUP_TAG_KEY'],
  ['a long value', [{ key: 'k', value: 'v'.repeat(257) }], 'INVALID_RESOURCE_GROUP_TAG_VALUE'],
])('refuses %s', async (_what, tags, errorCode) => {
  await expect(create(tags)).rejects.toMatchObject({ name: 'InvalidInputException', errorCode });
});

const command = () => new CreateResourceGroupCommand({ resourceGroupTags: [{ key: 'Stage' }] });
refusesStrangers(
  () => emulator,
  'CreateResourceGroup',
  (client) => client.send(command()),
);
refusesRecorded(
  () => emulator,
  (client) => client.send(command()),
);
