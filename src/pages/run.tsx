import { useQuery } from '@tanstack/react-query';
import { arnOfRun, paths, readRunPlace, type RunPlace } from '../domain/address/paths';
import { ViewExportMenu } from '../features/export/view-export-menu';
import { PlacePage } from '../features/address';
import { ProblemPanel } from '../features/problems';
import { RunFacts } from '../features/runs/run-facts';
import { RunFrame } from '../features/runs/run-frame';
import { useDataKind } from '../inspector/queries/data-kind';
import { useKnownByExclusions } from '../inspector/queries/exclusions/exclusion-count';
import { useInspector } from '../inspector/queries/inspector-context';
import { runQuery } from '../inspector/queries/runs';
import { runPage } from '../strings/run-and-template-pages';
import { runs } from '../strings/runs';
import { LinkButton } from '../ui/controls/button';
import { Loading } from '../ui/feedback/states';
import { Card } from '../ui/layout/page';

const words = runPage;

function RunPage({ place }: { readonly place: RunPlace }) {
  const { data: run, error, refetch } = useQuery(runQuery(useInspector(place), arnOfRun(place)));
  const kind = useDataKind(place.account);
  const byExclusions = useKnownByExclusions(place, error);
  const notFound =
    error?.kind === 'not-found' &&
    (byExclusions
      ? words.exclusionsOnly
      : words.unknown(place.runId, place.account, place.region, kind === 'recorded'));
  const toExclusions = (
    <LinkButton emphasis="primary" to={paths.exclusions(place)}>
      {words.openExclusions}
    </LinkButton>
  );

  return (
    <RunFrame
      place={place}
      run={run}
      view="details"
      title={run?.name ?? place.runId}
      nothing={!run && error !== null}
      exports={run && <ViewExportMenu title={run.name} place={place} />}
      actions={run && toExclusions}
    >
      {!run && !error && <Loading label={runs.details.loading} />}
      {error && !run && (
        <ProblemPanel
          problem={error}
          onRetry={() => void refetch()}
          action={byExclusions && toExclusions}
          {...notFound}
        />
      )}
      {run && (
        <Card title={words.detailsTitle}>
          <RunFacts place={place} run={run} />
        </Card>
      )}
    </RunFrame>
  );
}

/** A run's own page: its details, and the way to its exclusions. */
export function Component() {
  return <PlacePage read={readRunPlace} Page={RunPage} />;
}
