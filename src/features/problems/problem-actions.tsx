import { iamStatement } from '../../domain/export/iam-statement';
import { common } from '../../strings/common';
import { Button } from '../../ui/controls/button';
import { CopyButton } from '../../ui/controls/copy-button';
import type { ShownProblem } from './shown-problem';
import { useSignInAgain } from './sign-in-again';

export interface ProblemActionsProps {
  readonly problem: Pick<ShownProblem, 'kind' | 'retryable'>;
  readonly onRetry?: (() => void) | undefined;
  /** The action that the reader may not do, for example `inspector:ListExclusions`. */
  readonly permission?: string | undefined;
}

/** What can be done about a failed call: sign in where the session ended, ask for the permission, or try again. */
export function ProblemActions({ problem, onRetry, permission }: ProblemActionsProps) {
  const signInAgain = useSignInAgain();
  if (problem.kind === 'session-ended' && signInAgain)
    return (
      <Button emphasis="primary" onClick={signInAgain}>
        {common.signInAgain}
      </Button>
    );
  return (
    <>
      {onRetry && problem.retryable && <Button onClick={onRetry}>{common.tryAgain}</Button>}
      {problem.kind === 'access-denied' && permission !== undefined && (
        <CopyButton
          text={iamStatement(permission)}
          label={common.copyStatement}
          done={common.statementCopied}
          look="normal"
        />
      )}
    </>
  );
}
