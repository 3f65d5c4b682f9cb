// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { GridTable } from './grid-table';

afterEach(cleanup);

test('the region that scrolls is not called as the table in it', () => {
  const place = { region: 'us-west-2', account: '123456789012' };
  render(
    <GridTable
      place={place}
      caption="Checks of weekly"
      columns={[]}
      rows={[]}
      remark=""
      identities={new Map()}
    />,
  );
  expect(screen.getByRole('table', { name: 'Checks of weekly' })).toBeTruthy();
  expect(screen.getByRole('region', { name: 'Checks of weekly, scrolls sideways' }).tabIndex).toBe(0);
});
