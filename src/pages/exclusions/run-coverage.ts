import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { AssessmentRun } from '../../domain/assessment';
import { checksShare } from '../../domain/checks-share';
import { concernedInstances } from '../../domain/exclusion-scopes';
import { exclusionTypeByTitle } from '../../domain/exclusion-types';
import { wasEvaluated } from '../../domain/run-state';
import { useScope } from '../../inspector/provider';
import { runInstancesQuery } from '../../inspector/run-agents';
import type { RunExclusions } from '../../inspector/run-exclusions';
import type { AccountPlace } from '../../domain/paths';

/** How much of a run the exclusions concern. What is not certain is undefined: rather no number than a wrong one. */
export interface RunCoverage {
  readonly instances: number | undefined;
  readonly share: number | undefined;
}

const UNKNOWN: RunCoverage = { instances: undefined, share: undefined };

/**
 * Sets a run's exclusions against what it was to check. The number of instances is given when every
 * instance that is concerned is among the run's own; the share only when besides every exclusion is
 * loaded and of a type of which it is known what it takes out, and the run evaluated its rules: one that
 * failed or was canceled completed no check, whatever is excluded.
 */
export function useRunCoverage(
  place: AccountPlace,
  run: AssessmentRun | undefined,
  exclusions: RunExclusions | undefined,
): RunCoverage {
  const complete = exclusions?.complete === true && exclusions.rows.length > 0;
  const { data: instances } = useQuery({
    ...runInstancesQuery(useScope(place), run?.arn ?? ''),
    enabled: run !== undefined && wasEvaluated(run.state) && complete,
  });
  return useMemo(() => {
    if (!run || !instances || !exclusions || !complete) return UNKNOWN;
    const known = new Set(instances);
    for (const id of concernedInstances(exclusions.rows)) if (!known.has(id)) return UNKNOWN;
    const certain =
      exclusions.failed.length === 0 &&
      exclusions.rows.every(({ title }) => exclusionTypeByTitle(title)?.edition === '2018-10');
    const computed = certain && checksShare(instances, run.rulesPackageArns, exclusions.rows);
    return {
      instances: instances.length,
      share: computed && computed.kind === 'share' ? computed.share : undefined,
    };
  }, [run, instances, exclusions, complete]);
}
