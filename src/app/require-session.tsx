import { type ReactNode, useCallback, useEffect, useState } from 'react';
import { useLocation } from 'react-router';
import { useSession, useSessionSnapshot } from '../auth/provider';
import type { SignInOptions } from '../auth/session';
import { PresentUserProvider } from '../features/reader-context';
import { SignInAgainProvider, SignInFailure } from '../features/problems';
import { shell } from '../strings/shell';
import { Button } from '../ui/controls/button';
import { Loading } from '../ui/feedback/states';
import { StatePage } from './error-pages';

/**
 * Shows its children to who is signed in. Who is not yet goes to the sign-in page at once and comes back
 * to this very place; whose session ended is asked first, because leaving would be a surprise.
 */
export function RequireSession({ children }: { readonly children: ReactNode }) {
  const session = useSession();
  const snapshot = useSessionSnapshot();
  const { pathname, search, hash } = useLocation();
  const [failed, setFailed] = useState<{ readonly error: unknown; readonly at: string }>();
  const here = `${pathname}${search}${hash}`;
  // It belongs to the place where it happened: whoever goes on, or back, sees what is there instead.
  const failure = failed?.at === here ? failed : undefined;
  if (failed && !failure) setFailed(undefined);
  const signInAgain = useCallback(
    (options?: SignInOptions): void => {
      setFailed(undefined);
      session.signIn(here, options).catch((error: unknown) => setFailed({ error, at: here }));
    },
    [session, here],
  );
  const signIn = (): void => signInAgain();

  const unknown = snapshot.status === 'unknown';
  useEffect(() => {
    if (unknown) session.signIn(here).catch((error: unknown) => setFailed({ error, at: here }));
  }, [unknown, session, here]);

  if (failure) return <SignInFailure error={failure.error} onRetry={signIn} />;
  if (snapshot.status === 'signed-in')
    return (
      <PresentUserProvider value={snapshot}>
        <SignInAgainProvider value={signInAgain}>{children}</SignInAgainProvider>
      </PresentUserProvider>
    );
  if (snapshot.status === 'unknown') return <Loading label={shell.goingToSignIn} />;
  const words = shell.session[snapshot.reason];
  return (
    <StatePage
      title={words.title}
      actions={
        snapshot.reason !== 'chosen' && (
          <Button emphasis="primary" onClick={signIn}>
            {snapshot.reason === 'ended' ? shell.continue : shell.signIn}
          </Button>
        )
      }
    >
      {words.text}
    </StatePage>
  );
}

/**
 * Shows its children to everybody. Whoever may be signed in still is looked for before: tokens do not outlive a page, and a
 * page that needs none is not to say "Not signed in" to somebody whose session lives.
 */
export function ResumeSession({ children }: { readonly children: ReactNode }) {
  const session = useSession();
  const { pathname, search, hash } = useLocation();
  const [leaving, setLeaving] = useState(session.mayResume);
  const here = `${pathname}${search}${hash}`;
  useEffect(() => {
    // Without the sign-in server the page is there all the same.
    if (leaving) session.resume(here).catch(() => setLeaving(false));
  }, [leaving, session, here]);
  return leaving ? <Loading label={shell.signingIn} /> : children;
}
