import { exclusions } from '../../strings/exclusions';
import { permissionOf, ProblemPanel, type ShownProblem } from '../problems/problem-panel';

const { preview: words } = exclusions;

export interface PreviewProblemProps {
  readonly problem: ShownProblem;
  readonly onRetry: () => void;
  readonly level: 2 | 3;
}

/** Why a preview cannot be shown. A token that the service refuses, or does not know, is no preview. */
export function PreviewProblem({ problem, onRetry, level }: PreviewProblemProps) {
  const permission = permissionOf(problem) ?? 'inspector:GetExclusionsPreview';
  return (
    <ProblemPanel
      problem={problem}
      level={level}
      onRetry={onRetry}
      {...((problem.kind === 'not-found' || problem.kind === 'invalid') && words.unknownToken)}
      {...(problem.kind === 'not-in-this-data' && words.errors.notInData)}
      {...(problem.kind === 'access-denied' && {
        title: words.errors.readNotAllowed.title,
        text: words.errors.readNotAllowed.text(permission),
        permission,
      })}
    />
  );
}
