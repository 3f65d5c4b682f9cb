// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import { MemoryRouter } from 'react-router';
import { afterEach, expect, test } from 'vitest';
import { Component } from './exclusion-types-page';

afterEach(cleanup);

test('the counter counts every type that stands below it', () => {
  render(
    <MemoryRouter>
      <Component />
    </MemoryRouter>,
  );
  const shown = screen.getAllByRole('article').length;
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe(`Exclusion types (${shown})`);
});
