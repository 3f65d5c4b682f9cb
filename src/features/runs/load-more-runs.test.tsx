// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, expect, test } from 'vitest';
import { LoadMoreRuns } from './load-more-runs';

afterEach(cleanup);

/** A view that looks at some runs of an account with 300, twelve more at each press. */
function View({ first }: { readonly first: number }) {
  const [most, setMost] = useState(first);
  return (
    <>
      <p>looks at {most}</p>
      <LoadMoreRuns most={most} few={12} rest={300 - most} onMore={setMost} />
    </>
  );
}

test('the last press looks at as many as still may be; then the limit is said, with the focus', () => {
  render(<View first={180} />);
  fireEvent.click(screen.getByRole('button', { name: 'Show 12 more runs' }));
  screen.getByText('looks at 192');
  const last = screen.getByRole('button', { name: 'Show 8 more runs' });
  last.focus();
  fireEvent.click(last);
  screen.getByText('looks at 200');
  expect(screen.queryByRole('button')).toBeNull();
  expect(document.activeElement).toBe(screen.getByText('No more than 200 runs are shown here.'));
});

test('nothing is offered or said where all runs are looked at', () => {
  const { container } = render(<LoadMoreRuns most={12} few={12} rest={0} onMore={() => {}} />);
  expect(container.textContent).toBe('');
});

test('while more are on their way it does nothing, and keeps the focus', () => {
  const asked: number[] = [];
  const view = (busy: boolean) => (
    <LoadMoreRuns most={12} few={12} rest={0} further busy={busy} onMore={(most) => asked.push(most)} />
  );
  const { rerender } = render(view(false));
  const button = screen.getByRole('button', { name: 'Show more runs' });
  button.focus();
  fireEvent.click(button);
  rerender(view(true));
  fireEvent.click(button);
  expect(asked).toEqual([24]);
  expect(document.activeElement).toBe(button);
  expect(button.getAttribute('aria-disabled')).toBe('true');
});
