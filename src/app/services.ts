/** What boot makes once, and what of it goes with a user. */

import { QueryClient } from '@tanstack/react-query';
import { forgetScrollPositions } from './layout/root';
import { forgetRecentOfOthers } from './places';
import type { Session } from '../auth/session';
import type { Config } from '../config/config';
import type { Prefetcher } from '../inspector/queries/inspector-context';
import { failingWithProblems } from '../inspector/transport/query-cache';
import type { Inspectors } from '../inspector/transport/inspector';

/** What boot makes once and the routes' loaders work with. */
export interface Services {
  readonly config: Config;
  readonly session: Session;
  readonly queryClient: QueryClient;
  readonly inspectors: Inspectors;
  readonly starter: Prefetcher;
}

/**
 * The cache of everything that was asked. Retries are the SDK's, where they are adaptive; none are added. Without
 * a network a question fails, so that the reader is told: to be held back until there is one would look like
 * loading, and an endpoint on this computer may well answer. Queries fail with a Problem and with nothing else.
 */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        retry: false,
        refetchOnWindowFocus: false,
        networkMode: 'always',
        persister: failingWithProblems,
      },
      mutations: { retry: false, networkMode: 'always' },
    },
  });
}

/**
 * What one user saw is never shown to the next: the cache and the scroll positions go when a user leaves. The
 * recent places are for a user's own next session, so they go when somebody else comes.
 */
export function clearOnUserChange({ session, queryClient }: Services): void {
  const user = (): string | undefined => {
    const snapshot = session.getSnapshot();
    return snapshot.status === 'signed-in' ? snapshot.subject : undefined;
  };
  let known = user();
  session.subscribe(() => {
    const now = user();
    if (now === known) return;
    // Between two users there is always a moment with none, so leaving is the change that counts.
    if (known !== undefined) {
      queryClient.clear();
      forgetScrollPositions();
    }
    if (now !== undefined) forgetRecentOfOthers(now);
    known = now;
  });
}
