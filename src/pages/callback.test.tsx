// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { MemoryRouter } from 'react-router';
import { afterEach, expect, test, vi } from 'vitest';
import { SignInError } from '../auth/open-id-client';
import { SessionProvider } from '../auth/provider';
import type { Session } from '../auth/session';
import { CallbackPage } from './callback';

afterEach(cleanup);

const link = '/us-west-2/123456789012/runs?status=completed';

test.each([
  ['the place that it was on the way to', new SignInError('clock', 'ten minutes off', undefined, link), link],
  ['the first page where it knows none', new SignInError('used', 'opened before'), '/'],
  ['the first page after any other failure', new Error('lost'), '/'],
])('another try after a failed sign-in leads to %s', async (_, error, target) => {
  const signIn = vi.fn<Session['signIn']>(() => Promise.resolve());
  const session: Session = {
    subscribe: () => () => undefined,
    getSnapshot: () => ({ status: 'unknown' }),
    signIn,
    mayResume: () => false,
    resume: () => Promise.resolve(),
    completeSignIn: () => Promise.reject(error),
    idToken: () => Promise.reject(error),
    signOut: () => Promise.resolve(),
  };
  render(
    <MemoryRouter>
      <SessionProvider session={session}>
        <CallbackPage />
      </SessionProvider>
    </MemoryRouter>,
  );
  fireEvent.click(await screen.findByRole('button', { name: 'Sign in again' }));
  expect(signIn.mock.calls).toEqual([[target]]);
});
