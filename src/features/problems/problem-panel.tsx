import type { ReactNode } from 'react';
import { problems } from '../../strings/problems';
import { ErrorPanel } from '../../ui/feedback/error-panel';
import { ProblemActions } from './problem-actions';
import type { ShownProblem } from './shown-problem';

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
