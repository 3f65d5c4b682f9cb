// @vitest-environment happy-dom
import { act, cleanup, renderHook } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { useKeptNumber } from './kept-number';

afterEach(cleanup);

const at = (key: string): void => window.history.replaceState({ key }, '');
const useRows = (name: string) => useKeptNumber(name, 100);
const use = (name: string) => renderHook(useRows, { initialProps: name });

test('a number is there again at the entry of the history that it was left at, and nowhere else', () => {
  at('one');
  const left = use('rows');
  act(() => left.result.current[1](300));
  left.unmount();
  at('two');
  expect(use('rows').result.current[0]).toBe(100);
  at('one');
  expect(use('rows').result.current[0]).toBe(300);
  expect(use('others').result.current[0]).toBe(100);
});

test('it goes with an entry that another one takes the place of, and back to the first it is forgotten', () => {
  at('before');
  const left = use('rows');
  act(() => left.result.current[1](200));
  at('after');
  left.rerender('rows');
  left.unmount();
  const again = use('rows');
  expect(again.result.current[0]).toBe(200);
  act(() => again.result.current[1](100));
  again.unmount();
  expect(use('rows').result.current[0]).toBe(100);
});
