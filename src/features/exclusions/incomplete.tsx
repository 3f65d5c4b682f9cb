import type { Problem } from '../../inspector/transport/problem';
import { exclusions } from '../../strings/exclusions';
import { problems } from '../../strings/problems';
import { permissionOf, ProblemPanel } from '../problems/problem-panel';

export interface IncompleteProps {
  /** How many came. Of how many, nobody knows. */
  readonly loaded: number;
  readonly problem: Problem;
  readonly onRetry: () => void;
}

/** Says that what stands below is not all there is, and why. */
export function Incomplete({ loaded, problem, onRetry }: IncompleteProps) {
  return (
    <ProblemPanel
      problem={problem}
      title={exclusions.notAll.title}
      text={
        <>
          {exclusions.notAll.text(loaded)} {problems[problem.kind].text(permissionOf(problem))}
        </>
      }
      onRetry={onRetry}
      level={3}
    />
  );
}
