import { createContext, use, useSyncExternalStore, type ReactNode } from 'react';
import type { Session, SessionSnapshot } from './session';

const SessionContext = createContext<Session | undefined>(undefined);

/** Gives the one session of this tab to everything below. */
export function SessionProvider({ session, children }: { session: Session; children: ReactNode }) {
  return <SessionContext value={session}>{children}</SessionContext>;
}

/** The session itself: sign in, sign out. It never changes; see {@link useSessionSnapshot} for who is signed in. */
export function useSession(): Session {
  const session = use(SessionContext);
  if (!session) throw new Error('useSession is used outside SessionProvider');
  return session;
}

/** Who is signed in, now and whenever that changes. */
export function useSessionSnapshot(): SessionSnapshot {
  const session = useSession();
  return useSyncExternalStore(session.subscribe, session.getSnapshot);
}
