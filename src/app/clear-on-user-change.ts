import { forgetScrollPositions } from './layout/root';
import { forgetRecentOfOthers } from './places/recent-places';
import type { Services } from './services';

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
