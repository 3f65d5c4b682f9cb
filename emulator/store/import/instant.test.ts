import { expect, test } from 'vitest';
import { instant, wireInstant } from './instant';
import { Misfit } from './misfit';

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
