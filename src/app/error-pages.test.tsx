// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { afterEach, expect, test, vi } from 'vitest';
import { CrashedPanel } from './error-pages';

afterEach(cleanup);

function Crashing(): never {
  throw new Error('a mistake in the panel');
}

test.each([
  ['runs/0-0kFIPusq/0-4r1V2mAw/0-5PsFUbfs/exclusions?status=completed&find=agent', 'runs?status=completed'],
  ['templates/0-0kFIPusq/0-4r1V2mAw/preview?name=web&token=x', 'templates?name=web'],
])('a panel that crashed, %s, closes to its list as it was', (address, list) => {
  vi.spyOn(console, 'error').mockReturnValue();
  const router = createMemoryRouter(
    [
      { path: ':region/:account/:section/*', Component: Crashing, errorElement: <CrashedPanel /> },
      { path: ':region/:account/:section', element: null },
    ],
    { initialEntries: [`/us-west-2/123456789012/${address}`] },
  );
  render(<RouterProvider router={router} />);
  fireEvent.click(screen.getByRole('button', { name: /^Close/ }));
  const { pathname, search } = router.state.location;
  expect(`${pathname}${search}`).toBe(`/us-west-2/123456789012/${list}`);
});
