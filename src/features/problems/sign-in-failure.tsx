import { createContext, useContext } from 'react';
import { common } from '../../strings/common';
import { shell } from '../../strings/shell';
import { Button } from '../../ui/controls/button';
import { ErrorPanel } from '../../ui/feedback/error-panel';
import { Page } from '../../ui/layout/page';

/** Leaves for the sign-in; as somebody else, it asks for a name and a password although the browser is signed in. */
type SignInAgainFunction = (options?: { readonly asSomebodyElse?: boolean }) => void;

const SignInAgain = createContext<SignInAgainFunction | undefined>(undefined);

/** Gives what is below the way to sign in again and come back to the same view. */
export const SignInAgainProvider = SignInAgain.Provider;

/** Leaves for the sign-in and comes back to this view; undefined where nobody is signed in. */
export function useSignInAgain(): SignInAgainFunction | undefined {
  return useContext(SignInAgain);
}

type Kind = Exclude<keyof typeof shell.signInFailed, 'title'>;

export interface SignInFailureProps {
  /** What was thrown; the session's own errors carry a `kind` that has words. */
  readonly error: unknown;
  readonly onRetry: () => void;
}

function kindOf(error: unknown): Kind {
  const kind: unknown = error instanceof Error && 'kind' in error ? error.kind : undefined;
  return typeof kind === 'string' && kind !== 'title' && Object.hasOwn(shell.signInFailed, kind)
    ? (kind as Kind)
    : 'unknown';
}

/** A sign-in that did not succeed: why, and the way to try again. */
export function SignInFailure({ error, onRetry }: SignInFailureProps) {
  return (
    <Page title={shell.signInFailed.title}>
      <ErrorPanel
        title={shell.signInFailed.title}
        text={shell.signInFailed[kindOf(error)]}
        details={error instanceof Error ? error.message : undefined}
        action={
          <Button emphasis="primary" onClick={onRetry}>
            {common.signInAgain}
          </Button>
        }
      />
    </Page>
  );
}
