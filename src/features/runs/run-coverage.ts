import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { AccountPlace } from '../../domain/address/paths';
import type { AssessmentRun } from '../../domain/assessment/assessment';
import { type Reservation, reservations } from '../../domain/assessment/run-answer';
import { wasEvaluated } from '../../domain/assessment/runs';
import { runChecks } from '../../domain/coverage/run-checks';
import { useScope } from '../../inspector/queries/provider';
import { runInstancesQuery } from '../../inspector/queries/instances';
import type { RunExclusions } from '../../inspector/queries/exclusions/run-exclusions';

/** How much of a run the exclusions concern. What is not certain is undefined: rather no number than a wrong one. */
export interface RunCoverage {
  readonly instances: number | undefined;
  readonly share: number | undefined;
  /** What speaks against taking what no exclusion names for checked, as far as it is known. */
  readonly reservations: readonly Reservation[];
  /** Whether the run's instances were there to be asked about, so that there are no other reservations. */
  readonly instancesKnown: boolean;
}

const UNKNOWN: RunCoverage = {
  instances: undefined,
  share: undefined,
  reservations: [],
  instancesKnown: false,
};

/**
 * Sets a run's exclusions against what it was to check. The number of instances is given when every instance that is
 * concerned is among the run's own; the share only when besides every exclusion is loaded, and as the run's grid
 * gives it.
 */
export function useRunCoverage(
  place: AccountPlace,
  run: AssessmentRun | undefined,
  exclusions: RunExclusions | undefined,
): RunCoverage {
  const judged =
    run !== undefined &&
    wasEvaluated(run.state) &&
    exclusions?.complete === true &&
    exclusions.final !== false;
  const { data: instances } = useQuery({
    ...runInstancesQuery(useScope(place), run?.arn ?? ''),
    enabled: judged,
  });
  return useMemo(() => {
    if (!judged) return UNKNOWN;
    const known = { reservations: reservations(run, instances), instancesKnown: instances !== undefined };
    if (!instances || exclusions.rows.length === 0) return { ...UNKNOWN, ...known };
    const checks = runChecks({ run, instances, exclusions: exclusions.rows });
    if (checks.kind === 'nothing-assessed') return { ...UNKNOWN, ...known, instances: instances.length };
    if (checks.rows.some(({ listed }) => !listed)) return { ...UNKNOWN, ...known };
    return {
      ...known,
      instances: instances.length,
      share: exclusions.failed.length === 0 ? checks.share : undefined,
    };
  }, [run, instances, exclusions, judged]);
}
