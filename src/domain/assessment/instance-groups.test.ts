import { expect, test } from 'vitest';
import { groupFinder, groupInstances, groupName, readGroupName } from './instance-groups';

const identity = (id: string, autoScalingGroup: string | null | undefined, stage?: string) => ({
  id,
  name: undefined,
  hostname: undefined,
  autoScalingGroup,
  tags: new Map(stage === undefined ? [] : [['Stage', stage]]),
  allTags: false,
});
const identities = new Map(
  [
    identity('i-1', 'web', 'prod'),
    identity('i-2', 'web', ''),
    identity('i-3', 'db', 'prod'),
    identity('i-4', null),
    identity('i-5', 'batch'),
  ].map((each) => [each.id, each]),
);
const ids = ['i-1', 'i-2', 'i-3', 'i-4', 'i-5', 'i-6'];

test('the group with the most that were not fully checked comes first, and what is in no told group last', () => {
  const open = new Set(['i-2', 'i-3', 'i-1', 'i-4', 'i-6']);
  const groups = groupInstances(ids, groupFinder('asg', identities), (id) => open.has(id));
  expect(groups).toEqual([
    { subject: 'web', items: ['i-1', 'i-2'], open: 2 },
    { subject: 'db', items: ['i-3'], open: 1 },
    { subject: 'batch', items: ['i-5'], open: 0 },
    { subject: undefined, items: ['i-4', 'i-6'], open: 2 },
  ]);
});

test('by a tag an empty value is a group, and no tag is none', () => {
  const groups = groupInstances(ids, groupFinder('tag:Stage', identities), () => false);
  expect(groups.map(({ subject, items }) => [subject, items.length])).toEqual([
    ['prod', 2],
    ['', 1],
    [undefined, 3],
  ]);
});

test('an address names a group whatever it is called', () => {
  for (const subject of ['web', '', '-', '=x', undefined])
    expect(readGroupName(groupName(subject))).toEqual({ subject });
  expect(readGroupName('web')).toBeUndefined();
});
