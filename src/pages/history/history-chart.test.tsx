// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import { MemoryRouter } from 'react-router';
import { afterEach, expect, test } from 'vitest';
import type { Bar } from './history-bars';
import { HistoryChart } from './history-chart';

afterEach(cleanup);

const bars: readonly Bar[] = [
  {
    arn: 'r-1',
    name: 'weekly 1',
    day: '2019-03-09',
    to: '/one',
    parts: [
      { key: 'agent-not-found', title: 'Agent not found', value: 21 },
      { key: 'agent-is-unhealthy', title: 'Agent is unhealthy', value: 5 },
    ],
    gap: undefined,
  },
  { arn: 'r-2', name: 'weekly 2', day: '2019-04-09', to: '/two', parts: undefined, gap: 'did not complete' },
];

test('the region that scrolls is not called as the figure in it, and each bar says its run and its numbers', () => {
  render(
    <MemoryRouter>
      <HistoryChart bars={bars} scale="number" legend={[]} onPress={() => undefined} />
    </MemoryRouter>,
  );
  expect(screen.getByRole('toolbar').getAttribute('aria-label')).toMatch(/^A bar for each of 2 runs/);
  expect(screen.getByRole('region').getAttribute('aria-label')).toBe(
    'Exclusions by type, oldest run first, scrolls sideways',
  );
  const links = screen.getAllByRole('link');
  expect(links.map((link) => link.getAttribute('href'))).toEqual(['/one', '/two']);
  expect(links.map((link) => link.getAttribute('data-tip'))).toEqual([
    'weekly 1, 2019-03-09\n26 exclusions\nAgent is unhealthy: 5\nAgent not found: 21',
    'weekly 2, 2019-04-09\ndid not complete',
  ]);
  // One stop of the Tab key: the latest run.
  expect(links.map(({ tabIndex }) => tabIndex)).toEqual([-1, 0]);
});
