import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readKinds } from './data-kind';

test('reads the kind of every account that has one', () => {
  const answer = {
    accounts: [
      { id: '123456789012', name: 'a', kind: 'simulated' },
      { id: '210987654321', name: 'b', kind: 'recorded' },
      { id: '333333333333', name: 'c', kind: 'invented' },
      null,
    ],
  };
  expect([...readKinds(answer)]).toEqual([
    ['123456789012', 'simulated'],
    ['210987654321', 'recorded'],
  ]);
});

test('whatever is answered, nothing is claimed that is not there', () => {
  fc.assert(fc.property(fc.jsonValue(), (any) => readKinds(any).size === 0));
});
