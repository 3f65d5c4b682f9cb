import { expect, test } from 'vitest';
import { Misfit } from './problems';
import { instant, text, wireInstant } from './readers';

test('a text’s length is counted in characters, not in the halves of UTF-16', () => {
  const read = text(2, 140);
  expect(read('💥'.repeat(140), '$')).toBe('💥'.repeat(140));
  expect(() => read('💥'.repeat(141), '$')).toThrow('$ must have 2 to 140 characters, has 141');
  expect(() => read('💥', '$')).toThrow('has 1');
  expect(read('\uD83D\uD83D', '$')).toHaveLength(2);
});

const AT = Date.UTC(2019, 2, 4, 10, 11, 12);

test.each([
  [1551694272, AT],
  [1551694272.035, AT + 35],
  ['1551694272.035', AT + 35],
  ['2019-03-04T10:11:12Z', AT],
  ['2019-03-04T10:11:12.035Z', AT + 35],
  ['2019-03-04T11:11:12.035+01:00', AT + 35],
  ['2019-03-04T04:41:12-0530', AT],
  ['2019-03-04 10:11:12+00:00', AT],
  ['2019-03-04 10:11:12.035000+00:00', AT + 35],
  ['2020-02-29T00:00:00Z', Date.UTC(2020, 1, 29)],
  [0, 0],
])('%j is a time', (value, milliseconds) => {
  expect(instant(value, '$')).toBe(milliseconds);
  expect(wireInstant(value, '$')).toBe(milliseconds / 1000);
});

test.each([
  '2019-03-04T10:11:12',
  '2019-03-04',
  '2019-02-29T00:00:00Z',
  '2019-13-01T00:00:00Z',
  '2019-03-04T25:00:00Z',
  '2019-03-04T10:11:12+99:00',
  1551694272035,
  -1,
  Number.NaN,
  'yesterday',
  '',
  null,
  true,
  {},
])('%j is none', (value) => {
  expect(() => instant(value, '$.createdAt')).toThrow(Misfit);
});
