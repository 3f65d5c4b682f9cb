import { lazy, Suspense } from 'react';
import { useSearchParams } from 'react-router';
import { readRunsView, runsSearch } from '../domain/address/list-views';
import { arnOfRun, paths, readRunPlace, type RunPlace } from '../domain/address/paths';
import { exclusionStatus, loadedListing } from '../domain/assessment/exclusion-status';
import { hasEnded, runStateWords, wasEvaluated } from '../domain/assessment/runs';
import { ExclusionsContent } from '../features/exclusions/exclusions-content';
import { ExclusionsFrame } from '../features/exclusions/exclusions-frame';
import { FailedItems } from '../features/exclusions/partial-answer';
import { RunStatePanel } from '../features/exclusions/run-state-panel';
import { RunSummary, SummaryRoom, useRunCoverage } from '../features/exclusions/summary';
import { useShownExclusions } from '../features/exclusions/shown-exclusions';
import { PlacePage } from '../features/address';
import { useDataKind } from '../inspector/queries/data-kind';
import { useEvidence } from '../inspector/queries/evidence';
import { useRunExclusions } from '../inspector/queries/exclusions/run-exclusions';
import { exclusions as words, reservationText } from '../strings/exclusions';
import { LinkButton } from '../ui/controls/button';
import { useAnnouncement } from '../ui/feedback/announcer';
import { Note } from '../ui/feedback/notices';

const NONE: readonly never[] = [];

// Beside the list it is not needed.
const RunFrame = lazy(async () => ({ default: (await import('../features/runs/run-frame')).RunFrame }));

function RunExclusionsView({ place }: { readonly place: RunPlace }) {
  const [search] = useSearchParams();
  const { run, exclusions, stop } = useRunExclusions(place);
  const { data, error } = exclusions;
  const rows = data?.rows ?? NONE;
  const failed = data?.failed ?? NONE;

  const arn = arnOfRun(place);
  const ended = run.data !== undefined && hasEnded(run.data.state);
  const shown = useShownExclusions(place, rows, {
    complete: data?.complete === true,
    settled: !exclusions.isFetching,
    runArn: ended ? arn : undefined,
    packageArns: run.data?.rulesPackageArns,
  });
  const coverage = useRunCoverage(place, run.data, data);
  const listed = data?.progress.listed ?? 0;
  const provisional = data?.final === false && ended;
  const certain =
    data !== undefined && !provisional && (data.complete || listed > 0) && !(run.isPending && listed === 0);
  const anything = rows.length + failed.length > 0;
  const status = exclusionStatus(
    run.data,
    loadedListing({
      // What was listed and could not be loaded is no answer.
      data: certain && (anything || !error) ? { count: listed, more: !data.complete } : undefined,
      error,
    }),
  );
  useAnnouncement(data?.complete && !exclusions.isFetching ? words.loaded(rows.length, listed) : undefined);

  const evidence = useEvidence(place, { kind: 'run', arn }, status.kind === 'zero');
  const recorded = useDataKind(place.account) === 'recorded';
  const remarks = [
    ...(status.kind === 'zero' ? [words.none.text] : []),
    ...coverage.reservations.map((reservation) => reservationText(reservation, recorded)),
  ];
  const retry = (): void => void exclusions.refetch();
  const summary = data !== undefined && (data.complete ? rows.length > 0 : listed > 0 && !error) && (
    <RunSummary
      data={data}
      shown={shown}
      coverage={coverage}
      loading={{ isFetching: exclusions.isFetching, stop, goOn: retry }}
    />
  );
  const name = run.data?.name ?? place.runId;
  const nothing = !data && error?.kind === 'not-found';
  return (
    <ExclusionsFrame
      place={place}
      title={words.title(name)}
      sentence={words.sentence}
      summary={summary || (!data && !error ? <SummaryRoom /> : undefined)}
      renderPage={(parts) => (
        <Suspense fallback={null}>
          <RunFrame
            place={place}
            run={run.data}
            view="exclusions"
            title={words.title(name)}
            nothing={nothing}
            {...parts}
          />
        </Suspense>
      )}
      list={{
        pathname: paths.runs(place),
        search: runsSearch(readRunsView(search)),
      }}
      subject={{
        kind: 'run',
        name,
        arn,
        state: run.data?.state,
        startedAt: run.data?.startedAt,
        completedAt: run.data?.completedAt,
      }}
      shown={shown}
      extent={{
        complete: data?.complete === true,
        total: listed,
        more: data?.progress.listComplete === false,
        failed,
        restNotSaved: error?.kind === 'not-in-this-data' && anything,
        remarks,
      }}
      nothing={nothing}
      actions={!shown.view.page && <LinkButton to={paths.changes(place)}>{words.footer.compare}</LinkButton>}
    >
      <ExclusionsContent
        place={place}
        shown={shown}
        complete={data?.complete === true}
        problem={anything ? error : null}
        onRetry={retry}
        note={
          run.data &&
          rows.length > 0 &&
          hasEnded(run.data.state) &&
          !wasEvaluated(run.data.state) && (
            <div style={{ marginTop: 12 }}>
              <Note tone="warn">{words.notEvaluated(runStateWords(run.data.state).label)}</Note>
            </div>
          )
        }
        after={
          failed.length > 0 && (
            <FailedItems items={failed} recorded={recorded} onRetry={retry} level={shown.level} />
          )
        }
      >
        {status.kind !== 'count' && !anything && (
          <RunStatePanel
            place={place}
            status={status}
            problem={error}
            onRetry={retry}
            level={shown.level}
            coverage={coverage}
            recorded={recorded}
            evidence={evidence}
          />
        )}
      </ExclusionsContent>
    </ExclusionsFrame>
  );
}

/** A run's exclusions, beside the list of runs or as a page. */
export function Component() {
  return <PlacePage read={readRunPlace} Page={RunExclusionsView} />;
}
