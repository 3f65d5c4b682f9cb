/** Why there is no preview: it could not be started, or cannot be shown. */

import { previews as words } from '../../strings/previews';
import { permissionOf, ProblemPanel, type ProblemPanelProps, type ShownProblem } from '../problems';

/** The words for a preview that could not be started; what has none of its own gets the general ones. */
export function previewStartWords(
  problem: ShownProblem,
): Pick<ProblemPanelProps, 'title' | 'text' | 'permission'> {
  const { busy, notAllowed, notInData } = words.errors;
  if (problem.kind === 'preview-in-progress') return busy;
  if (problem.kind === 'not-in-this-data') return notInData;
  if (problem.kind !== 'access-denied') return {};
  const permission = permissionOf(problem) ?? 'inspector:CreateExclusionsPreview';
  return { title: notAllowed.title, text: notAllowed.text(permission), permission };
}

interface PreviewProblemProps {
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
