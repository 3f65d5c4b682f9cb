/** Resource groups: the tags that a target selects instances by. */
import { CreateResourceGroupCommand, DescribeResourceGroupsCommand } from '@aws-sdk/client-inspector';
import { describe, expect, test } from 'vitest';
import { refuses } from '../../support/refusals';
import { RECORDED, SIMULATED, small } from '../../support/small-account';
import { smallEmulator } from '../../support/test-servers';

const emulator = smallEmulator();

describe('DescribeResourceGroups', () => {
  const described = (...arns: string[]) =>
    emulator.client().send(new DescribeResourceGroupsCommand({ resourceGroupArns: arns }));

  const foreign = small.group.replace(SIMULATED, RECORDED);

  test('describes the tags of a target', async () => {
    const { resourceGroups } = await described(small.group);
    expect(resourceGroups).toEqual([
      {
        arn: small.group,
        tags: [{ key: 'Stage', value: 'prod' }],
        createdAt: new Date('2018-07-01T06:00:00Z'),
      },
    ]);
  });

  refuses.wrongItems(described, {
    member: 'resourceGroups',
    own: () => small.group,
    foreign,
    unknown: `${small.group.slice(0, -1)}X`,
  });

  refuses.strangers(emulator, 'DescribeResourceGroups', (client) =>
    client.send(new DescribeResourceGroupsCommand({ resourceGroupArns: [small.group] })),
  );
});

describe('CreateResourceGroup', () => {
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
    [
      'eleven tags',
      Array.from({ length: 11 }, () => ({ key: 'k' })),
      'INVALID_NUMBER_OF_RESOURCE_GROUP_TAGS',
    ],
    ['an empty key', [{ key: '' }], 'INVALID_RESOURCE_GROUP_TAG_KEY'],
    ['a long value', [{ key: 'k', value: 'v'.repeat(257) }], 'INVALID_RESOURCE_GROUP_TAG_VALUE'],
  ])('refuses %s', async (_what, tags, errorCode) => {
    await expect(create(tags)).rejects.toMatchObject({ name: 'InvalidInputException', errorCode });
  });

  const command = () => new CreateResourceGroupCommand({ resourceGroupTags: [{ key: 'Stage' }] });
  refuses.strangers(emulator, 'CreateResourceGroup', (client) => client.send(command()));
  refuses.recorded(emulator, (client) => client.send(command()));
});
