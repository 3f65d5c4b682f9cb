import { useMemo } from 'react';
import { useParams, useSearchParams } from 'react-router';
import { arnOfRun, paths, readRunPlace, type RunPlace } from '../../domain/address/paths';
import { changedSearch, readExclusionsView, readRunsView, runsSearch } from '../../domain/address/views';
import { exclusionStatus, loadedEvidence } from '../../domain/assessment/exclusion-status';
import { hasEnded, runStateWords, wasEvaluated } from '../../domain/assessment/run-state';
import { ExclusionsActions } from '../../features/exclusions/exclusions-actions';
import { ExclusionsContent } from '../../features/exclusions/exclusions-content';
import { ExclusionsFooter, ExclusionsFrame } from '../../features/exclusions/exclusions-frame';
import { FailedItems } from '../../features/exclusions/failed-items';
import { Incomplete } from '../../features/exclusions/incomplete';
import { useShownExclusions } from '../../features/exclusions/use-shown-exclusions';
import { BadLink } from '../../features/problems/bad-link';
import { useRunCoverage } from '../../features/runs/run-coverage';
import { RunStatePanel } from '../../features/runs/run-state-panel';
import { RunSummary } from '../../features/runs/run-summary';
import { RunTabs } from '../../features/runs/run-tabs';
import { useDataKind } from '../../inspector/queries/data-kind';
import { useEvidence } from '../../inspector/queries/use-evidence';
import { useRunExclusions } from '../../inspector/queries/use-run-exclusions';
import { exclusions as words } from '../../strings/exclusions';
import { reservationText } from '../../strings/reservations';
import { LinkButton } from '../../ui/controls/button';
import { useAnnouncement } from '../../ui/feedback/announcer';
import { Note } from '../../ui/feedback/note';

const NONE: readonly never[] = [];

function RunExclusionsView({ place }: { readonly place: RunPlace }) {
  const [search] = useSearchParams();
  const { page: asPage } = readExclusionsView(search);
  const level = asPage ? 2 : 3;
  const { run, exclusions, stop } = useRunExclusions(place);
  const { data, error } = exclusions;
  const rows = data?.rows ?? NONE;
  const failed = data?.failed ?? NONE;

  const shown = useShownExclusions(place, rows);
  const coverage = useRunCoverage(place, run.data, data);
  const listed = data?.progress.listed ?? 0;
  const provisional = data?.final === false && run.data !== undefined && hasEnded(run.data.state);
  const certain =
    data !== undefined && !provisional && (data.complete || listed > 0) && !(run.isPending && listed === 0);
  const anything = rows.length + failed.length > 0;
  const status = exclusionStatus(
    run.data,
    loadedEvidence({
      // What was listed and could not be loaded is no answer.
      data: certain && (anything || !error) ? { count: listed, more: !data.complete } : undefined,
      error,
    }),
  );
  useAnnouncement(data?.complete && !exclusions.isFetching ? words.loaded(rows.length, listed) : undefined);

  const arn = arnOfRun(place);
  const evidence = useEvidence(place, { kind: 'run', arn }, status.kind === 'zero');
  const recorded = useDataKind(place.account) === 'recorded';
  const remarks = [
    ...(status.kind === 'zero' ? [words.states.none.text] : []),
    ...coverage.reservations.map((reservation) => reservationText(reservation, recorded)),
  ];
  const list = { pathname: paths.runs(place), search: runsSearch(readRunsView(search)) };
  const retry = (): void => void exclusions.refetch();

  const summary = data !== undefined && (data.complete ? rows.length > 0 : listed > 0 && !error) && (
    <RunSummary
      data={data}
      grouped={shown.all}
      instances={coverage.instances}
      share={coverage.share}
      isFetching={exclusions.isFetching}
      onStop={stop}
      onGoOn={retry}
    />
  );

  return (
    <ExclusionsFrame
      title={words.title(run.data?.name ?? place.runId)}
      sentence={words.sentence}
      summary={summary || undefined}
      asPage={asPage}
      list={list}
      arn={arn}
      footer={
        <ExclusionsFooter
          asPage={asPage}
          other={{ search: changedSearch(search, { view: asPage ? undefined : 'page' }) }}
          list={{ to: list, label: words.footer.toRuns }}
        >
          <ExclusionsActions
            place={place}
            subject={{
              kind: 'run',
              name: run.data?.name ?? place.runId,
              arn,
              state: run.data?.state,
              startedAt: run.data?.startedAt,
              completedAt: run.data?.completedAt,
            }}
            shown={shown}
            filter={shown.view.find}
            loaded={rows.length}
            failed={failed}
            total={listed}
            more={data?.progress.listComplete === false}
            complete={data?.complete === true}
            remarks={remarks}
            restNotSaved={error?.kind === 'not-in-this-data' && anything}
          />
          {!asPage && <LinkButton to={paths.changes(place)}>{words.footer.compare}</LinkButton>}
        </ExclusionsFooter>
      }
      tabs={<RunTabs place={place} current="exclusions" />}
    >
      {anything && error && <Incomplete loaded={rows.length} problem={error} onRetry={retry} />}
      {run.data && rows.length > 0 && hasEnded(run.data.state) && !wasEvaluated(run.data.state) && (
        <div style={{ marginTop: 12 }}>
          <Note tone="warn">{words.notEvaluated(runStateWords(run.data.state).label)}</Note>
        </div>
      )}
      {status.kind !== 'count' && !anything && (
        <RunStatePanel
          place={place}
          status={status}
          problem={error}
          onRetry={retry}
          level={level}
          coverage={coverage}
          recorded={recorded}
          evidence={evidence}
        />
      )}
      {rows.length > 0 && (
        <ExclusionsContent
          place={place}
          shown={shown}
          loaded={rows.length}
          complete={data?.complete === true}
          level={level}
        />
      )}
      {failed.length > 0 && <FailedItems items={failed} onRetry={retry} level={level} />}
    </ExclusionsFrame>
  );
}

/** A run's exclusions, beside the list of runs or as a page. */
export function Component() {
  const { region, account, targetId, templateId, runId } = useParams();
  const place = useMemo(
    () => readRunPlace({ region, account, targetId, templateId, runId }),
    [region, account, targetId, templateId, runId],
  );
  return 'bad' in place ? (
    <BadLink link={place} />
  ) : (
    <RunExclusionsView key={arnOfRun(place)} place={place} />
  );
}
