import { expect, test } from 'vitest';
import { toExclusion, toNextToken, toTags } from './convert';
import { Problem } from './problem';

test('what cannot be seen in a text from outside is made visible', () => {
  const text = 'prod\u202Etset';
  const shown = 'prod⟨U+202E⟩tset';
  expect(toTags([{ key: text, value: text }])).toEqual([{ key: shown, value: shown }]);
  const { title, description, recommendation, scopes } = toExclusion({
    title: text,
    description: text,
    recommendation: text,
    scopes: [{ key: 'INSTANCE_ID', value: text }],
  });
  expect([title, description, recommendation, scopes[0]?.value]).toEqual([shown, shown, shown, shown]);
});

test('no token, null and an empty one end a list', () => {
  for (const token of [undefined, null, '']) expect(toNextToken(token, 'a')).toBeUndefined();
  expect(toNextToken('b', 'a')).toBe('b');
  expect(toNextToken('b', undefined)).toBe('b');
});

test('a token that comes again is a bad answer, not another page', () => {
  expect(() => toNextToken('a', 'a')).toThrow(Problem);
});
