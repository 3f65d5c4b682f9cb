import { ProblemPanel } from '../../components/problem-panel';
import type { Problem } from '../../inspector/problem';
import { exclusions } from '../../strings/exclusions';

export interface IncompleteProps {
  readonly loaded: number;
  readonly listed: number;
  readonly problem: Problem;
  readonly onRetry: () => void;
}

/** Says that what stands below is not all there is, and why. */
export function Incomplete({ loaded, listed, problem, onRetry }: IncompleteProps) {
  return (
    <ProblemPanel
      problem={problem}
      title={exclusions.notAll.title}
      text={exclusions.notAll.text(loaded, listed)}
      onRetry={onRetry}
      level={3}
    />
  );
}
