import type { ReactNode } from 'react';
import { common } from '../strings/common';
import { problems, type ProblemKindWithWords } from '../strings/problems';
import { Button } from './button';
import { ErrorPanel } from './error-panel';

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

export interface ProblemPanelProps {
  readonly problem: ShownProblem;
  /** Words that fit this place better than the general ones. */
  readonly title?: string | undefined;
  readonly text?: ReactNode;
  readonly onRetry?: (() => void) | undefined;
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
export function ProblemPanel({ problem, title, text, onRetry, action, level = 2 }: ProblemPanelProps) {
  const words = problems[problem.kind];
  const retry = onRetry && problem.retryable && <Button onClick={onRetry}>{common.tryAgain}</Button>;
  return (
    <ErrorPanel
      title={title ?? words.title}
      text={text ?? words.text(permissionOf(problem))}
      requestId={problem.requestId}
      details={problem.message === '' ? problem.code : `${problem.code}: ${problem.message}`}
      level={level}
      tone={problem.kind === 'failure' || problem.kind === 'bad-answer' ? 'bad' : 'warn'}
      {...((retry !== undefined || action !== undefined) && {
        action: (
          <>
            {retry}
            {action}
          </>
        ),
      })}
    />
  );
}
