// @vitest-environment happy-dom
import { cleanup, render } from '@testing-library/react';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { afterEach, expect, test } from 'vitest';
import { consoleConfig } from '../../tests/support/console-config';
import { ConfigProvider } from '../config/provider';
import { paths } from '../domain/address/paths';
import { PresentPlaceProvider } from '../features/reader-context';
import { Component } from './open';

afterEach(cleanup);

const config = consoleConfig({
  '123456789012': ['us-west-2', 'eu-west-1'],
  '210987654321': ['us-west-2', 'eu-west-1'],
});

test('what names no account is looked for where the reader was last', () => {
  const router = createMemoryRouter(
    [
      { path: '/open', Component },
      { path: '*', element: null },
    ],
    { initialEntries: [paths.open('i-05d63b2c2cd80e506')] },
  );
  render(
    <ConfigProvider config={config}>
      <PresentPlaceProvider value={{ region: 'eu-west-1', account: '210987654321' }}>
        <RouterProvider router={router} />
      </PresentPlaceProvider>
    </ConfigProvider>,
  );
  expect(router.state.location.pathname).toBe('/eu-west-1/210987654321/instances/i-05d63b2c2cd80e506');
});
