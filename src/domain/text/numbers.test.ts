import { expect, test } from 'vitest';
import { counted, shareText } from './numbers';

test.each([
  [0, '0%', '0.0%'],
  [1 / 2500, 'under 1%', 'under 0.1%'],
  [0.004, 'under 1%', '0.4%'],
  [0.01, '1%', '1.0%'],
  [0.125, '13%', '12.5%'],
  [1 / 3, '33%', '33.3%'],
  [0.99, '99%', '99.0%'],
  [0.996, 'over 99%', '99.6%'],
  [2499 / 2500, 'over 99%', 'over 99.9%'],
  [1, '100%', '100.0%'],
])('the share %d is told as %s, or as %s', (share, whole, exact) => {
  expect(shareText(share, 0)).toBe(whole);
  expect(shareText(share, 1)).toBe(exact);
});

test('numbers of things', () => {
  expect([0, 1, 2, 12_345].map((value) => counted(value, 'check'))).toEqual([
    '0 checks',
    '1 check',
    '2 checks',
    '12,345 checks',
  ]);
});
