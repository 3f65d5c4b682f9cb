// @vitest-environment happy-dom
import { beforeEach, expect, test, vi } from 'vitest';
import { forgetIdentities, keptIdentities } from './kept-identities';

const keyOf = (pool: string, subject: string) => `aws:cognito-identity-credentials:${pool}:${subject}`;

beforeEach(() => localStorage.clear());

test('ids are kept of one user at a time, and forgotten when the reader signs out', () => {
  localStorage.setItem('theme-mode', 'dark');
  const first = keptIdentities('first');
  first.setItem(keyOf('us-west-2:a', 'first'), 'us-west-2:1');
  first.setItem(keyOf('eu-west-1:b', 'first'), 'eu-west-1:2');
  expect(first.getItem(keyOf('us-west-2:a', 'first'))).toBe('us-west-2:1');
  keptIdentities('second').setItem(keyOf('us-west-2:a', 'second'), 'us-west-2:3');
  expect(Object.keys(localStorage).toSorted()).toEqual([keyOf('us-west-2:a', 'second'), 'theme-mode']);
  forgetIdentities();
  expect(Object.entries(localStorage)).toEqual([['theme-mode', 'dark']]);
});

test('a browser that keeps nothing is asked each time, and nothing fails', () => {
  vi.stubGlobal('localStorage', undefined);
  const kept = keptIdentities('first');
  kept.setItem(keyOf('us-west-2:a', 'first'), 'us-west-2:1');
  expect(kept.getItem(keyOf('us-west-2:a', 'first'))).toBeNull();
  kept.removeItem(keyOf('us-west-2:a', 'first'));
  forgetIdentities();
  vi.unstubAllGlobals();
});
