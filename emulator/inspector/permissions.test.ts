import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { isAllowed, matchesWildcard } from './permissions';

test.each([
  ['web', 'web', true],
  ['web', 'webs', false],
  ['*', '', true],
  ['w*b', 'wb', true],
  ['w*b', 'wxxb', true],
  ['w*b', 'wxxbx', false],
  ['a*a', 'a', false],
  ['*b*', 'abc', true],
  ['**', 'abc', true],
  ['a*b*c', 'abbc', true],
  ['ab*ba', 'aba', false],
  ['w?b', 'w?b', true],
  ['w?b', 'web', false],
  ['', '', true],
  ['', 'a', false],
])('%j and %j: %s', (pattern, text, expected) => {
  expect(matchesWildcard(pattern, text)).toBe(expected);
});

test("with IAM's question mark", () => {
  expect(matchesWildcard('inspector:?ist*', 'inspector:listexclusions', '?')).toBe(true);
  expect(matchesWildcard('?', '', '?')).toBe(false);
});

const letters = (signs: string) => fc.string({ unit: fc.constantFrom(...Array.from(signs)), maxLength: 12 });

test('agrees with a regular expression', () => {
  fc.assert(
    fc.property(
      letters('ab*?'),
      letters('ab?'),
      fc.constantFrom('?' as const, undefined),
      (pattern, text, one) => {
        const source = pattern.replaceAll(/[*?]/g, (sign) => (sign === '*' ? '.*' : one ? '.' : '\\?'));
        expect(matchesWildcard(pattern, text, one)).toBe(new RegExp(`^${source}$`).test(text));
      },
    ),
    { numRuns: 1000 },
  );
});

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
