import { expect, test } from 'vitest';
import { isAllowed } from './permissions';

test.each([
  [['inspector:*'], true],
  [['*'], true],
  [['inspector:List*'], true],
  [['INSPECTOR:listexclusions'], true],
  [['inspector:ListExclusion?'], true],
  [['inspector:Describe*', 'inspector:Get*'], false],
  [['inspector:ListExclusion'], false],
  [['ec2:*'], false],
  [[], false],
])('%j allows ListExclusions: %s', (allow, expected) => {
  expect(isAllowed({ allow }, 'ListExclusions')).toBe(expected);
});
