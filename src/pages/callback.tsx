import { useEffect, useState } from 'react';
import { useNavigate } from 'react-router';
import { SignInError } from '../auth/open-id-client';
import { useSession } from '../auth/provider';
import { paths } from '../domain/address/paths';
import { SignInFailure } from '../features/problems';
import { shell } from '../strings/shell';
import { Loading } from '../ui/feedback/states';

/** Where the sign-in server sends the reader back to: completes the sign-in and goes on to the place. */
export function CallbackPage() {
  const session = useSession();
  const navigate = useNavigate();
  const [failure, setFailure] = useState<{ readonly error: unknown }>();
  useEffect(() => {
    session.completeSignIn(location.href).then(
      (target) => navigate(target, { replace: true }),
      (error: unknown) => setFailure({ error }),
    );
  }, [session, navigate]);
  if (!failure) return <Loading label={shell.signingIn} />;
  const again = (): void => {
    const target = failure.error instanceof SignInError ? failure.error.returnTo : undefined;
    session.signIn(target ?? paths.root()).catch((error: unknown) => setFailure({ error }));
  };
  return <SignInFailure error={failure.error} onRetry={again} />;
}
