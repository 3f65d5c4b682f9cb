// @vitest-environment happy-dom
import { act, cleanup, renderHook } from '@testing-library/react';
import type { ReactNode } from 'react';
import { MemoryRouter, useLocation } from 'react-router';
import { afterEach, expect, test } from 'vitest';
import { useSearchChange } from './address';

afterEach(cleanup);

const at =
  (address: string) =>
  ({ children }: { readonly children: ReactNode }) => (
    <MemoryRouter initialEntries={[address]}>{children}</MemoryRouter>
  );

const useBoth = () => ({ change: useSearchChange(), search: useLocation().search });

test('changes that follow each other before the page is drawn add up', () => {
  const { result } = renderHook(useBoth, { wrapper: at('/runs?find=a&open=x') });
  const { change } = result.current;
  act(() => {
    change({ group: 'asg' });
    change({ find: 'web' });
    change({ open: undefined });
  });
  expect(result.current.search).toBe('?find=web&group=asg');
  expect(result.current.change).toBe(change);
});

test('what is drawn since is what a change builds on', () => {
  const { result } = renderHook(useBoth, { wrapper: at('/runs') });
  act(() => result.current.change({ find: 'web' }));
  act(() => result.current.change({ find: undefined }));
  act(() => result.current.change({ group: 'package' }));
  expect(result.current.search).toBe('?group=package');
});
