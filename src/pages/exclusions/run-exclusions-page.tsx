import { useMemo } from 'react';
import { useParams, useSearchParams } from 'react-router';
import { BadLink } from '../../components/bad-link';
import { useAnnouncement } from '../../components/use-announcement';
import { groupExclusions } from '../../domain/exclusion-groups';
import { exclusionStatus } from '../../domain/exclusion-status';
import { arnOfRun, paths, readRunPlace, type RunPlace } from '../../domain/paths';
import { changedSearch, readExclusionsView, readRunsView, runsSearch } from '../../domain/views';
import { useRulesPackages } from '../../inspector/lookups';
import { useScope } from '../../inspector/provider';
import { useRunExclusions } from '../../inspector/use-run-exclusions';
import { exclusions as words } from '../../strings/exclusions';
import { ExclusionGroups } from './exclusion-groups';
import { ExclusionsFooter } from './exclusions-footer';
import { ExclusionsFrame } from './exclusions-frame';
import { ExclusionsSummary } from './exclusions-summary';
import { FailedItems } from './failed-items';
import { Incomplete } from './incomplete';
import { LoadingProgress } from './loading-progress';
import { NotSuppression } from './not-suppression';
import { useRunCoverage } from './run-coverage';
import { RunStatePanel } from './run-state-panel';

const NONE: readonly never[] = [];

function RunExclusionsView({ place }: { readonly place: RunPlace }) {
  const [search] = useSearchParams();
  const { page: asPage } = readExclusionsView(search);
  const level = asPage ? 2 : 3;
  const { run, exclusions } = useRunExclusions(place);
  const { data, error } = exclusions;
  const rows = data?.rows ?? NONE;
  const failed = data?.failed ?? NONE;

  const grouped = useMemo(() => groupExclusions(rows), [rows]);
  const packageArns = useMemo(() => grouped.groups.flatMap((group) => group.packageArns), [grouped]);
  const packages = useRulesPackages(useScope(place), packageArns);
  const coverage = useRunCoverage(place, run.data, data);
  const listed = data?.progress.listed ?? 0;
  const certain = data !== undefined && (data.complete || listed > 0) && !(run.isPending && listed === 0);
  const status = exclusionStatus(run.data, {
    data: certain ? { count: listed, more: !data.complete } : undefined,
    error,
  });
  const shown = rows.length + failed.length > 0;
  useAnnouncement(data?.complete && !exclusions.isFetching ? words.loaded(listed) : undefined);

  const arn = arnOfRun(place);
  const list = { pathname: paths.runs(place), search: runsSearch(readRunsView(search)) };
  const retry = (): void => void exclusions.refetch();

  const summary = (): React.ReactNode => {
    if (data?.complete && rows.length > 0)
      return <ExclusionsSummary grouped={grouped} instances={coverage.instances} share={coverage.share} />;
    if (!data || data.complete || listed === 0 || error) return undefined;
    const { loaded, listComplete } = data.progress;
    return (
      <LoadingProgress
        label={words.loading}
        text={words.progress(loaded, listed, !listComplete)}
        share={listComplete ? loaded / listed : undefined}
      />
    );
  };

  return (
    <ExclusionsFrame
      title={words.title(run.data?.name ?? place.runId)}
      sentence={words.sentence}
      summary={summary()}
      asPage={asPage}
      list={list}
      opener={arn}
      footer={
        <ExclusionsFooter
          arn={arn}
          asPage={asPage}
          other={{ search: changedSearch(search, { view: asPage ? undefined : 'page' }) }}
          list={{ to: list, label: words.footer.toRuns }}
        />
      }
    >
      {shown && error && <Incomplete loaded={rows.length} listed={listed} problem={error} onRetry={retry} />}
      {status.kind !== 'count' && !shown && (
        <RunStatePanel
          place={place}
          run={run.data}
          status={status}
          problem={error}
          onRetry={retry}
          level={level}
        />
      )}
      {shown && <NotSuppression />}
      <ExclusionGroups groups={grouped.groups} packages={packages} level={level} />
      {failed.length > 0 && <FailedItems items={failed} onRetry={retry} level={level} />}
    </ExclusionsFrame>
  );
}

/** A run's exclusions, beside the list of runs or as a page. */
export function Component() {
  const place = readRunPlace(useParams());
  return 'bad' in place ? (
    <BadLink link={place} />
  ) : (
    <RunExclusionsView key={arnOfRun(place)} place={place} />
  );
}
