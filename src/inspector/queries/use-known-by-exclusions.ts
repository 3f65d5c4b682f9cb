import { arnOfRun, type RunPlace } from '../../domain/address/paths';
import type { Problem } from '../transport/problem';
import { useScope } from './provider';
import { useExclusionStatus } from './use-exclusion-status';

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
