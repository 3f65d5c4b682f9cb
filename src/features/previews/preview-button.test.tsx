// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { PreviewButton } from './preview-button';

afterEach(cleanup);

test('while a preview starts its button does nothing more, and keeps the focus', () => {
  const onStart = vi.fn<() => void>();
  const view = (pending: boolean) => (
    <PreviewButton template="weekly" pending={pending} problem={null} onStart={onStart} />
  );
  const { rerender } = render(view(false));
  const button = screen.getByRole<HTMLButtonElement>('button', { name: 'Preview exclusions of weekly' });
  button.focus();
  fireEvent.click(button);
  rerender(view(true));
  expect(screen.getByRole('button', { name: 'Starting' })).toBe(button);
  // What is disabled loses the focus, in browsers.
  expect(button.disabled).toBe(false);
  expect(button.getAttribute('aria-disabled')).toBe('true');
  expect(document.activeElement).toBe(button);
  fireEvent.click(button);
  expect(onStart).toHaveBeenCalledTimes(1);
});
