import { useQuery } from '@tanstack/react-query';
import { arnOfRun, type RunPlace } from '../../domain/address/paths';
import type { AssessmentRun } from '../../domain/assessment/assessment';
import {
  exclusionStatus,
  type ExclusionStatus,
  loadedEvidence,
} from '../../domain/assessment/exclusion-status';
import { isTransitional } from '../../domain/assessment/run-state';
import type { Problem } from '../transport/problem';
import type { InspectorScope } from '../transport/scope';
import { exclusionCountQuery } from './exclusion-count';
import { useScope } from './provider';

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

/**
 * Whether a run that the service does not find is known by its exclusions all the same: in recorded data they may
 * have been saved without the run. Asks only where the run was not found.
 */
export function useKnownByExclusions(place: RunPlace, problem: Problem | null): boolean {
  const status = useExclusionStatus(
    useScope(place),
    arnOfRun(place),
    undefined,
    problem?.kind === 'not-found',
  );
  return status.kind === 'count';
}
