import { getEventListeners } from 'node:events';
import { expect, test, vi } from 'vitest';
import { onAbort } from './on-abort';

test('a hundred that wait on one signal are one listener, and each is called back once', () => {
  const controller = new AbortController();
  const callbacks = Array.from({ length: 100 }, () => vi.fn());
  const takeBack = callbacks.map((callback) => onAbort(controller.signal, callback));
  expect(getEventListeners(controller.signal, 'abort')).toHaveLength(1);
  takeBack[0]?.();
  controller.abort();
  controller.abort();
  expect(callbacks.map((callback) => callback.mock.calls.length)).toEqual([0, ...Array(99).fill(1)]);
});
