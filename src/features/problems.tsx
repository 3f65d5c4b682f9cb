/** Failures in the reader's words: a failed call, a sign-in that did not succeed. */

import { createContext, type ReactNode, useContext } from 'react';
import { iamStatement } from '../domain/export/diagnostics';
import { common, shell } from '../strings/shell';
import { type ProblemKindWithWords, problems } from '../strings/problems';
import { Button } from '../ui/controls/button';
import { CopyButton } from '../ui/controls/copy-button';
import { ErrorPanel } from '../ui/feedback/states';
import { Page } from '../ui/layout/page';

/** A failed call, as the data layer tells it. */
export interface ShownProblem {
  readonly kind: ProblemKindWithWords;
  /** The error's name on the wire. */
  readonly code: string;
  /** The service's own words. */
  readonly message: string;
  readonly requestId: string | undefined;
  readonly retryable: boolean;
}

interface ProblemActionsProps {
  readonly problem: Pick<ShownProblem, 'kind' | 'retryable'>;
  readonly onRetry?: (() => void) | undefined;
  /** The action that the reader may not do, for example `inspector:ListExclusions`. */
  readonly permission?: string | undefined;
}

/** What can be done about a failed call: sign in where the session ended or another user is needed, ask for the permission, or try again. */
export function ProblemActions({ problem, onRetry, permission }: ProblemActionsProps) {
  const signInAgain = useSignInAgain();
  const isClosed = problem.kind === 'account-closed';
  if ((problem.kind === 'session-ended' || isClosed) && signInAgain)
    return (
      <Button emphasis="primary" onClick={() => signInAgain({ asSomebodyElse: isClosed })}>
        {isClosed ? common.signInAsSomebodyElse : common.signInAgain}
      </Button>
    );
  return (
    <>
      {onRetry && problem.retryable && <Button onClick={onRetry}>{common.tryAgain}</Button>}
      {problem.kind === 'access-denied' && permission !== undefined && (
        <CopyButton
          lines
          text={iamStatement(permission)}
          label={common.copyStatement}
          done={common.statementCopied}
          look="normal"
        />
      )}
    </>
  );
}

export interface ProblemPanelProps {
  readonly problem: ShownProblem;
  /** Words that fit this place better than the general ones. */
  readonly title?: string | undefined;
  readonly text?: ReactNode;
  readonly onRetry?: (() => void) | undefined;
  /** What the reader may not do, where the refusal does not name it. */
  readonly permission?: string | undefined;
  /** Other ways out, beside trying again. */
  readonly action?: ReactNode;
  readonly level?: 2 | 3;
}

const PERMISSION = /\binspector:[A-Z][A-Za-z]{2,60}\b/;

/** The permission that a refusal names, for example `inspector:ListExclusions`. */
export function permissionOf(problem: Pick<ShownProblem, 'message'>): string | undefined {
  return PERMISSION.exec(problem.message)?.[0];
}

/** A failed call in the place where its answer would stand. */
export function ProblemPanel(props: ProblemPanelProps) {
  const { problem, title, text, onRetry, action, level = 2 } = props;
  const words = problems[problem.kind];
  const permission = permissionOf(problem) ?? props.permission;
  return (
    <ErrorPanel
      title={title ?? words.title}
      text={text ?? words.text(permission)}
      requestId={problem.requestId}
      details={problem.message === '' ? problem.code : `${problem.code}: ${problem.message}`}
      level={level}
      tone={problem.kind === 'failure' || problem.kind === 'bad-answer' ? 'bad' : 'warn'}
      action={
        <>
          <ProblemActions problem={problem} onRetry={onRetry} permission={permission} />
          {action}
        </>
      }
    />
  );
}

/** Leaves for the sign-in; as somebody else, it asks for a name and a password although the browser is signed in. */
type SignInAgainFunction = (options?: { readonly asSomebodyElse?: boolean }) => void;

const SignInAgain = createContext<SignInAgainFunction | undefined>(undefined);

/** Gives what is below the way to sign in again and come back to the same view. */
export const SignInAgainProvider = SignInAgain.Provider;

/** Leaves for the sign-in and comes back to this view; undefined where nobody is signed in. */
export function useSignInAgain(): SignInAgainFunction | undefined {
  return useContext(SignInAgain);
}

type SignInErrorKind = Exclude<keyof typeof shell.signInFailed, 'title'>;

interface SignInFailureProps {
  /** What was thrown; the session's own errors carry a `kind` that has words. */
  readonly error: unknown;
  readonly onRetry: () => void;
}

function signInErrorKind(error: unknown): SignInErrorKind {
  const kind: unknown = error instanceof Error && 'kind' in error ? error.kind : undefined;
  return typeof kind === 'string' && kind !== 'title' && Object.hasOwn(shell.signInFailed, kind)
    ? (kind as SignInErrorKind)
    : 'unknown';
}

/** A sign-in that did not succeed: why, and the way to try again. */
export function SignInFailure({ error, onRetry }: SignInFailureProps) {
  return (
    <Page title={shell.signInFailed.title}>
      <ErrorPanel
        title={shell.signInFailed.title}
        text={shell.signInFailed[signInErrorKind(error)]}
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
