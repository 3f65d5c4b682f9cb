import { expect, test } from 'vitest';
import { typeCounts } from './type-counts';

test('types stand in the order of the guide, and what it does not have after them by title', () => {
  const counted = typeCounts([
    ['Zone not reachable', 1],
    ['Unsupported OS version', 9],
    ['A new reason', 2],
    ['Agent not found', 21],
  ]);
  expect(counted).toEqual([
    { key: 'agent-not-found', title: 'Agent not found', count: 21 },
    { key: 'unsupported-os-version', title: 'Unsupported OS version', count: 9 },
    { key: 'a new reason', title: 'A new reason', count: 2 },
    { key: 'zone not reachable', title: 'Zone not reachable', count: 1 },
  ]);
});

test('titles that are written differently are one type', () => {
  expect(
    typeCounts([
      ['agent  not found', 2],
      ['Agent not found', 3],
      ['My  own reason', 1],
      ['my own reason', 4],
    ]),
  ).toEqual([
    { key: 'agent-not-found', title: 'Agent not found', count: 5 },
    { key: 'my own reason', title: 'My  own reason', count: 5 },
  ]);
});

test('without a title there is no type', () => {
  expect(typeCounts([])).toEqual([]);
});
