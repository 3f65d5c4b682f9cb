import { expect, test } from 'vitest';
import { isId } from '../src/domain/address/arn';
import { createIdSource, stableUuid } from './ids';

const take = (seed: string) => {
  const { newId, newUuid } = createIdSource(seed);
  return Array.from({ length: 2000 }, () => [newId(), newUuid()] as const);
};

test('the same seed gives the same names, another seed others', () => {
  expect(take('a')).toEqual(take('a'));
  const known = new Set(take('a').flat());
  expect(
    take('b')
      .flat()
      .filter((name) => known.has(name)),
  ).toEqual([]);
});

test('names have the form of the service and never repeat', () => {
  const names = take('a');
  expect(names.every(([id]) => isId(id))).toBe(true);
  expect(
    names.every(([, uuid]) =>
      /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(uuid),
    ),
  ).toBe(true);
  expect(new Set(names.flat()).size).toBe(4000);
});

test('a name stays what it is from version to version', () => {
  const { newId, newUuid } = createIdSource('a');
  expect([newId(), newUuid()]).toEqual(['0-kRULUOGs', '29c58cb1-4a61-4e5f-a72f-134caaaf5de0']);
  expect(stableUuid('user', 'http://127.0.0.1', 'auditor')).toBe('56606a2f-de5a-4d6b-a741-f712a45de6e3');
});
