// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { Link, MemoryRouter } from 'react-router';
import { afterEach, expect, test } from 'vitest';
import { SessionProvider } from '../auth/provider';
import type { Session, SessionSnapshot } from '../auth/session';
import { SignInError } from '../auth/open-id-client';
import { useSignInAgain } from '../features/problems';
import { RequireSession } from './require-session';

afterEach(cleanup);

const admin: SessionSnapshot = { status: 'signed-in', userName: 'admin', subject: 'one' };

/** A session whose sign-in server cannot be reached. */
const session: Session = {
  subscribe: () => () => undefined,
  getSnapshot: () => admin,
  signIn: () => Promise.reject(new SignInError('unreachable', 'no answer')),
  mayResume: () => false,
  resume: () => Promise.reject(new Error('not asked')),
  completeSignIn: () => Promise.reject(new Error('not asked')),
  idToken: () => Promise.reject(new Error('not asked')),
  signOut: () => Promise.resolve(),
};

function Content() {
  const signInAgain = useSignInAgain();
  return (
    <button type="button" onClick={() => signInAgain?.()}>
      Sign in anew
    </button>
  );
}

test('a failed sign-in belongs to the place where it happened', async () => {
  render(
    <MemoryRouter initialEntries={['/a']}>
      <SessionProvider session={session}>
        <Link to="/a">To a</Link>
        <Link to="/b">To b</Link>
        <RequireSession>
          <Content />
        </RequireSession>
      </SessionProvider>
    </MemoryRouter>,
  );
  fireEvent.click(screen.getByRole('button', { name: 'Sign in anew' }));
  expect(await screen.findByText(/could not be reached/)).toBeDefined();
  for (const place of ['To b', 'To a']) {
    fireEvent.click(screen.getByRole('link', { name: place }));
    expect(screen.getByRole('button', { name: 'Sign in anew' })).toBeDefined();
    expect(screen.queryByText(/could not be reached/)).toBeNull();
  }
});
