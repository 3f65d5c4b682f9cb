// @vitest-environment happy-dom
import { act, renderHook } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { usePersistedChoice } from './persisted-choice';

type Speed = 'slow' | 'fast';
const read = (kept: string | null): Speed => (kept === 'fast' ? 'fast' : 'slow');
const useSpeed = (key: string) => usePersistedChoice<Speed>(key, read);
const use = (key: string) => renderHook(useSpeed, { initialProps: key });

afterEach(() => {
  vi.restoreAllMocks();
  localStorage.clear();
});

test('a choice is kept and shown wherever it is used', () => {
  const one = use('speed-a');
  const other = use('speed-a');
  expect(one.result.current[0]).toBe('slow');
  act(() => one.result.current[1]('fast'));
  expect([one.result.current[0], other.result.current[0]]).toEqual(['fast', 'fast']);
  expect(localStorage.getItem('speed-a')).toBe('fast');
});

test('a choice that is made in another tab arrives', () => {
  const { result } = use('speed-b');
  localStorage.setItem('speed-b', 'fast');
  act(() => void window.dispatchEvent(new StorageEvent('storage', { key: 'speed-b' })));
  expect(result.current[0]).toBe('fast');
});

test('a choice that is made in another tab while no place shows it arrives, too', () => {
  const { unmount } = use('speed-d');
  unmount();
  localStorage.setItem('speed-d', 'fast');
  window.dispatchEvent(new StorageEvent('storage', { key: 'speed-d' }));
  expect(use('speed-d').result.current[0]).toBe('fast');
});

test('without storage a choice lasts as long as the tab', () => {
  vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new Error('forbidden');
  });
  const { result } = use('speed-c');
  act(() => result.current[1]('fast'));
  expect(result.current[0]).toBe('fast');
});
