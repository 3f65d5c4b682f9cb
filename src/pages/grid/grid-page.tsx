import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo } from 'react';
import { arnOfRun, paths, readRunPlace, type RunPlace } from '../../domain/address/paths';
import { type AnswerGap, runAnswer } from '../../domain/assessment/run-answer';
import { hasEnded } from '../../domain/assessment/runs';
import { coverageGrid, type CoverageGrid } from '../../domain/coverage/coverage-grid';
import { ViewExportMenu } from '../../features/export/view-export-menu';
import { PlacePage } from '../../features/address';
import { ProblemPanel } from '../../features/problems';
import { RunFrame } from '../../features/runs/run-frame';
import { useDataKind } from '../../inspector/queries/data-kind';
import { useKnownByExclusions } from '../../inspector/queries/exclusions/exclusion-count';
import { useInspector } from '../../inspector/queries/inspector-context';
import { runInstancesQuery } from '../../inspector/queries/instances';
import { useRunExclusions } from '../../inspector/queries/exclusions/run-exclusions';
import type { Problem } from '../../inspector/transport/problem';
import { GridView } from './grid-view';
import { answers } from '../../strings/answers';
import { grid as words } from '../../strings/grid-changes-history';
import { runPage } from '../../strings/run-and-template-pages';
import { LinkButton } from '../../ui/controls/button';
import { EmptyState, Loading } from '../../ui/feedback/states';
import { Card } from '../../ui/layout/page';

function GridPage({ place }: { readonly place: RunPlace }) {
  const { run, state, retry } = useRunGrid(place);
  const recorded = useDataKind(place.account) === 'recorded';
  const byExclusions = useKnownByExclusions(
    place,
    state.kind === 'failed' && state.of === 'run' ? state.problem : null,
  );
  const toExclusions = <LinkButton to={paths.exclusions(place)}>{words.toExclusions}</LinkButton>;

  const content = (): ReactNode => {
    if (state.kind === 'loading') return <Loading label={words.loading} />;
    if (state.kind === 'gap' && state.problem)
      return (
        <ProblemPanel
          problem={state.problem}
          title={words.unknown.title}
          text={words.unknown.exclusions(answers[state.why].text)}
          onRetry={retry}
          action={toExclusions}
        />
      );
    if (state.kind === 'gap')
      return (
        <EmptyState
          title={words.unknown.title}
          text={
            state.why === 'in-progress'
              ? words.unknown.notEnded
              : words.unknown.exclusions(answers[state.why].text)
          }
          action={toExclusions}
        />
      );
    if (state.kind === 'failed') {
      const { problem, of } = state;
      const unknownRun =
        of === 'run' &&
        problem.kind === 'not-found' &&
        (byExclusions
          ? runPage.exclusionsOnly
          : runPage.unknown(place.runId, place.account, place.region, recorded));
      const unsaved = of === 'instances' &&
        problem.kind === 'not-in-this-data' && {
          title: words.unknown.title,
          text: words.unknown.instances,
        };
      return (
        <ProblemPanel
          problem={problem}
          onRetry={retry}
          action={(of === 'instances' || byExclusions) && toExclusions}
          {...unknownRun}
          {...unsaved}
        />
      );
    }
    if (state.grid.kind === 'nothing-assessed' || !run)
      return <EmptyState {...words.nothing} action={toExclusions} />;
    return <GridView place={place} run={run} grid={state.grid} />;
  };

  const shown = content();
  return (
    <RunFrame
      place={place}
      run={run}
      view="grid"
      title={words.title(run?.name ?? place.runId)}
      nothing={state.kind === 'failed' && state.of === 'run' && state.problem.kind === 'not-found'}
      exports={<ViewExportMenu title={words.title(run?.name ?? place.runId)} place={place} />}
    >
      {state.kind === 'grid' && state.grid.kind === 'grid' ? shown : <Card flush>{shown}</Card>}
    </RunFrame>
  );
}

/** A run's grid: its instances and rules packages, and what was checked of them. */
export function Component() {
  return <PlacePage read={readRunPlace} Page={GridPage} />;
}

/** A run's grid, or why there is none. */
type RunGrid =
  | { readonly kind: 'loading' }
  | { readonly kind: 'grid'; readonly grid: CoverageGrid }
  /** The exclusions are not known as a whole. */
  | { readonly kind: 'gap'; readonly why: AnswerGap; readonly problem: Problem | null }
  /** The run, or the list of its instances, could not be loaded. */
  | { readonly kind: 'failed'; readonly of: 'run' | 'instances'; readonly problem: Problem };

/** A run's grid: only where its exclusions are all there, and so is its own list of instances. */
function useRunGrid(place: RunPlace) {
  const { run, exclusions } = useRunExclusions(place);
  const { data, error } = exclusions;
  const ended = run.data !== undefined && hasEnded(run.data.state);
  const instances = useQuery({
    ...runInstancesQuery(useInspector(place), arnOfRun(place)),
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
