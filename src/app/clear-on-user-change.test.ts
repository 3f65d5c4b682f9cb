// @vitest-environment happy-dom
import { beforeEach, expect, test } from 'vitest';
import type { Session, SessionSnapshot } from '../auth/session';
import { parseConfig } from '../config/config';
import { createScopes } from '../inspector/transport/scope';
import { createStarter } from '../inspector/queries/prefetch';
import { clearOnUserChange } from './clear-on-user-change';
import { createQueryClient } from './query-client';
import { recentPlaces, rememberRecent } from './places/recent-places';

const config = parseConfig({
  issuer: 'https://sign-in.example.org',
  clientId: 'console',
  accounts: [
    {
      id: '123456789012',
      identityPoolId: 'us-west-2:00000000-0000-0000-0000-000000000000',
      regions: ['us-west-2'],
    },
  ],
});
const ENDED: SessionSnapshot = { status: 'signed-out', reason: 'ended' };
const user = (subject: string): SessionSnapshot => ({ status: 'signed-in', userName: subject, subject });

beforeEach(() => localStorage.clear());

test('the cache goes with the user, the recent places when another one comes', () => {
  const listeners: (() => void)[] = [];
  let snapshot: SessionSnapshot = { status: 'unknown' };
  const session: Session = {
    subscribe(listener) {
      listeners.push(listener);
      return () => undefined;
    },
    getSnapshot: () => snapshot,
    signIn: () => Promise.resolve(),
    completeSignIn: () => Promise.resolve('/'),
    idToken: () => Promise.reject(new Error('not asked')),
    signOut: () => Promise.resolve(),
  };
  const become = (next: SessionSnapshot): void => {
    snapshot = next;
    for (const listener of listeners) listener();
  };
  const queryClient = createQueryClient();
  const scopes = createScopes(config, session);
  clearOnUserChange({ config, session, queryClient, scopes, starter: createStarter(queryClient) });

  become(user('one'));
  queryClient.setQueryData(['seen'], 'by one');
  rememberRecent('/us-west-2/123456789012/templates/0-0kFIPusq/0-4r1V2mAw', 'one');
  become(ENDED);
  expect(queryClient.getQueryData(['seen'])).toBeUndefined();

  become(user('one'));
  expect(recentPlaces(config, 'one')).toHaveLength(1);

  become(ENDED);
  become(user('two'));
  expect(recentPlaces(config, 'two')).toEqual([]);
  expect(localStorage).toHaveLength(0);
});
