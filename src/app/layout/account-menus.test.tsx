// @vitest-environment happy-dom
import { QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { MemoryRouter } from 'react-router';
import { afterEach, expect, test, vi } from 'vitest';
import { SessionProvider } from '../../auth/provider';
import type { Session } from '../../auth/session';
import { consoleConfig } from '../../../tests/support/console-config';
import { ConfigProvider } from '../../config/provider';
import { createQueryClient } from '../services';
import { AccountMenus } from './account-menus';

afterEach(cleanup);

const config = consoleConfig({
  '123456789012': ['us-west-2', 'eu-west-1'],
  '210987654321': ['us-west-2', 'eu-west-1'],
});

const nobody = { status: 'unknown' } as const;
/** Nobody is signed in, as while a sign-in is on its way. */
const session = { subscribe: () => () => undefined, getSnapshot: () => nobody } as unknown as Session;

test.each([
  [/^Account/, 'account 123456789012 123456789012'],
  [/^Region/, 'EU (Ireland) eu-west-1'],
])('the menu %s says what is shown', async (menu, shown) => {
  vi.stubGlobal('fetch', () => Promise.resolve(new Response('{}')));
  render(
    <ConfigProvider config={config}>
      <QueryClientProvider client={createQueryClient()}>
        <SessionProvider session={session}>
          <MemoryRouter initialEntries={['/eu-west-1/123456789012/runs']}>
            <AccountMenus />
          </MemoryRouter>
        </SessionProvider>
      </QueryClientProvider>
    </ConfigProvider>,
  );
  fireEvent.click(screen.getByRole('button', { name: menu }));
  // The menu's code comes with the click.
  const current = await screen.findAllByRole('menuitem', { current: true });
  expect(current.map(({ textContent }) => textContent.trim())).toEqual([shown]);
});
