import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { BadLink } from '../../components/bad-link';
import { LinkButton } from '../../components/button';
import { Card } from '../../components/card';
import { Loading } from '../../components/loading';
import { Page } from '../../components/page';
import { RunTabs } from '../../components/run-tabs';
import { ProblemPanel } from '../../components/problem-panel';
import { arnOfRun, paths, readRunPlace, type RunPlace } from '../../domain/paths';
import { useScope } from '../../inspector/provider';
import { useKnownByExclusions } from '../../inspector/use-known-by-exclusions';
import { runQuery } from '../../inspector/runs';
import { runs } from '../../strings/runs';
import { RunFacts } from './run-facts';

const words = runs.page;

function RunPage({ place }: { readonly place: RunPlace }) {
  const { data: run, error, refetch } = useQuery(runQuery(useScope(place), arnOfRun(place)));
  const byExclusions = useKnownByExclusions(place, error);
  const notFound =
    error?.kind === 'not-found' &&
    (byExclusions ? words.exclusionsOnly : words.unknown(place.runId, place.account, place.region));
  const toExclusions = (
    <LinkButton emphasis="primary" to={paths.exclusions(place)}>
      {words.openExclusions}
    </LinkButton>
  );

  return (
    <Page
      title={run?.name ?? place.runId}
      sentence={words.sentence}
      actions={
        <>
          <LinkButton to={paths.runs(place)}>{words.back}</LinkButton>
          {run && toExclusions}
        </>
      }
    >
      <RunTabs place={place} current="details" />
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
    </Page>
  );
}

/** A run's own page: its details, and the way to its exclusions. */
export function Component() {
  const place = readRunPlace(useParams());
  return 'bad' in place ? <BadLink link={place} /> : <RunPage place={place} />;
}
