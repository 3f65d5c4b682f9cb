import { useQuery } from '@tanstack/react-query';
import type { AssessmentRun } from '../../domain/assessment/assessment';
import {
  exclusionStatus,
  loadedEvidence,
  type ExclusionStatus,
} from '../../domain/assessment/exclusion-status';
import { isTransitional } from '../../domain/assessment/run-state';
import { exclusionCountQuery } from './exclusion-count';
import type { InspectorScope } from '../transport/scope';

/**
 * What is known of a run's exclusions, counted once the row is in view. A run that is under way is not
 * asked: the service fixes its exclusions when it ends.
 *
 * @param run undefined where the run itself could not be described
 */
export function useExclusionStatus(
  scope: InspectorScope,
  arn: string,
  run: AssessmentRun | undefined,
  inView: boolean,
): ExclusionStatus {
  const counted = useQuery({
    ...exclusionCountQuery(scope, { arn, state: run?.state ?? '' }),
    enabled: inView && !(run && isTransitional(run.state)),
  });
  return exclusionStatus(run, loadedEvidence(counted));
}
