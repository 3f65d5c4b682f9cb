// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { HistoryChart } from './history-chart';

afterEach(cleanup);

test('the region that scrolls is not called as the drawing in it', () => {
  render(<HistoryChart history={{ types: [], points: [], most: 0, gaps: 0 }} />);
  const drawing = screen.getByRole('img').getAttribute('aria-label');
  expect(drawing).toMatch(/^A bar for each/);
  expect(screen.getByRole('region').getAttribute('aria-label')).toBe(
    'Exclusions by type, oldest run first, scrolls sideways',
  );
});
