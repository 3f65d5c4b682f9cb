import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { arnOfRun, type RunPlace } from '../../domain/address/paths';
import { type AnswerGap, runAnswer } from '../../domain/assessment/run-answer';
import { hasEnded } from '../../domain/assessment/run-state';
import { coverageGrid, type CoverageGrid } from '../../domain/coverage/coverage-grid';
import { useScope } from '../../inspector/queries/provider';
import { runInstancesQuery } from '../../inspector/queries/run-agents';
import { useRunExclusions } from '../../inspector/queries/use-run-exclusions';
import type { Problem } from '../../inspector/transport/problem';

/** A run's grid, or why there is none. */
export type RunGrid =
  | { readonly kind: 'loading' }
  | { readonly kind: 'grid'; readonly grid: CoverageGrid }
  /** The exclusions are not known as a whole. */
  | { readonly kind: 'gap'; readonly why: AnswerGap; readonly problem: Problem | null }
  /** The run, or the list of its instances, could not be loaded. */
  | { readonly kind: 'failed'; readonly of: 'run' | 'instances'; readonly problem: Problem };

/** A run's grid: only where its exclusions are all there, and so is its own list of instances. */
export function useRunGrid(place: RunPlace) {
  const { run, exclusions } = useRunExclusions(place);
  const { data, error } = exclusions;
  const ended = run.data !== undefined && hasEnded(run.data.state);
  const instances = useQuery({
    ...runInstancesQuery(useScope(place), arnOfRun(place)),
    enabled: ended,
  });

  const answer = useMemo(
    () => run.data && runAnswer(run.data, { data, error: exclusions.isFetching ? null : error }),
    [run.data, data, error, exclusions.isFetching],
  );
  const state = useMemo((): RunGrid => {
    if (!run.data || !answer)
      return run.error ? { kind: 'failed', of: 'run', problem: run.error } : { kind: 'loading' };
    // A run that was not evaluated has a grid all the same: it says so in every cell.
    if (answer.kind === 'gap' && answer.why !== 'not-evaluated')
      return { kind: 'gap', why: answer.why, problem: error };
    if (instances.error) return { kind: 'failed', of: 'instances', problem: instances.error };
    if (answer.kind === 'loading' || !instances.data) return { kind: 'loading' };
    return {
      kind: 'grid',
      grid: coverageGrid({ run: run.data, instances: instances.data, exclusions: answer.exclusions }),
    };
  }, [run.data, run.error, answer, error, instances.data, instances.error]);

  const retry = (): void => {
    if (run.error) void run.refetch();
    if (error) void exclusions.refetch();
    if (instances.error) void instances.refetch();
  };
  return { run: run.data, state, retry };
}
