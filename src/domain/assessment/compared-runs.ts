import { parseArn } from '../address/arn';
import type { AssessmentRun } from './assessment';
import { wasEvaluated } from './run-state';

/** When a run began: one that never started counts from its creation. In milliseconds since the epoch. */
export const runBegan = ({ startedAt, createdAt }: Pick<AssessmentRun, 'startedAt' | 'createdAt'>): number =>
  startedAt ?? createdAt;

/** The latest of some runs that evaluated its rules; undefined where none did. */
function latestEvaluated(runs: readonly AssessmentRun[]): AssessmentRun | undefined {
  return runs
    .filter(({ state }) => wasEvaluated(state))
    .reduce<AssessmentRun | undefined>(
      (latest, run) => (latest && runBegan(latest) >= runBegan(run) ? latest : run),
      undefined,
    );
}

/**
 * The run to compare with: the chosen one, else the latest that evaluated its rules before the one at hand.
 *
 * @param runs the runs of the template
 * @param present undefined for a preview, which is later than every run
 * @param chosen the id of a run
 */
export function comparedRun(
  runs: readonly AssessmentRun[],
  present: AssessmentRun | undefined,
  chosen: string | undefined,
): AssessmentRun | undefined {
  const others = runs.filter(({ arn }) => arn !== present?.arn);
  if (chosen !== undefined) return others.find(({ arn }) => parseArn(arn)?.id === chosen);
  return latestEvaluated(present ? others.filter((run) => runBegan(run) < runBegan(present)) : others);
}
