import { forgetScrollPositions } from './scroll-positions';
import type { Services } from './services';

/** What one user saw is never shown to the next: cache and scroll positions go whenever the user changes. */
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
    known = now;
  });
}
