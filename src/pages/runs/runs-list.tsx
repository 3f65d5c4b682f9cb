import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { type ReactNode, useCallback, useMemo } from 'react';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { Button } from '../../components/button';
import { CallsButton } from '../../components/calls-button';
import { RefreshIcon } from '../../components/icons';
import { ListCard } from '../../components/list-card';
import { Note } from '../../components/note';
import { Page } from '../../components/page';
import { runName, type RunRow } from '../../components/run-columns';
import { SearchField } from '../../components/search-field';
import { SelectField } from '../../components/select-field';
import { useAnnouncement } from '../../components/use-announcement';
import { inspectorEndpoint } from '../../config/config';
import { useConfig } from '../../config/provider';
import { parseArn } from '../../domain/arn';
import type { AssessmentRun } from '../../domain/assessment';
import { type AccountPlace, arnOfTemplate, readRunPlace, runPlace } from '../../domain/paths';
import { changedSearch, readRunsView, runsFilter, runsSearch, STATUS_GROUPS } from '../../domain/views';
import type { Described } from '../../inspector/describe';
import { useScope } from '../../inspector/provider';
import { runsQuery } from '../../inspector/runs';
import { templateQuery } from '../../inspector/templates';
import { runs } from '../../strings/runs';
import { RunDetails } from './run-details';
import { useRunListColumns } from './run-list-columns';

const idOf = ({ arn }: RunRow): string => parseArn(arn)?.id ?? arn;
const toRow = (item: Described<AssessmentRun>): RunRow =>
  'found' in item
    ? { arn: item.arn, run: item.found }
    : { arn: item.arn, run: undefined, failed: item.failed.code };
const detailsOf = (row: RunRow): ReactNode => {
  const of = runPlace(row.arn);
  return of && <RunDetails place={of} row={row} />;
};
const STATUSES = STATUS_GROUPS.map((value) => ({ value, label: runs.statusGroups[value] }));

/** The list of an account's and region's assessment runs. */
export function RunsList({ place }: { readonly place: AccountPlace }) {
  const scope = useScope(place);
  const config = useConfig();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const view = readRunsView(search);
  const opened = readRunPlace(useParams());
  const list = useInfiniteQuery(runsQuery(scope, runsFilter(place, view)));
  const only = view.template && arnOfTemplate({ ...place, ...view.template });
  const template = useQuery({ ...templateQuery(scope, only ?? ''), enabled: only !== undefined });

  const rows = useMemo(() => list.data?.pages.flatMap(({ items }) => items.map(toRow)) ?? [], [list.data]);
  const listSearch = runsSearch(view);
  const columns = useRunListColumns(scope, rows, listSearch);
  useAnnouncement(list.data && runs.loaded(rows.length));

  const change = useCallback(
    (changes: Readonly<Record<string, string | undefined>>): void =>
      void navigate({ search: changedSearch(search, changes) }, { replace: true, preventScrollReset: true }),
    [navigate, search],
  );
  const filter = useCallback((name: string) => change({ name: name === '' ? undefined : name }), [change]);

  return (
    <Page
      title={runs.title}
      counter={list.data && runs.counter(rows.length, list.hasNextPage)}
      sentence={runs.sentence}
    >
      {view.template && (
        <Note action={<Button onClick={() => change({ template: undefined })}>{runs.allRuns}</Button>}>
          {runs.ofTemplate(template.data?.name ?? view.template.templateId)}
        </Note>
      )}
      <ListCard
        words={runs}
        list={list}
        label={runs.table}
        columns={columns}
        rows={rows}
        rowId={idOf}
        rowLabel={runName}
        expandedId={view.open}
        onToggle={(id) => change({ open: id === view.open ? undefined : id })}
        details={detailsOf}
        selectedId={'bad' in opened ? undefined : opened.runId}
        filtered={view.name !== undefined || view.status !== undefined || view.template !== undefined}
        onClearFilter={() => change({ name: undefined, status: undefined, template: undefined })}
        tools={
          <>
            <SearchField
              label={runs.filter}
              hint={runs.filterHint}
              value={view.name ?? ''}
              onChange={filter}
              maxLength={138}
            />
            <SelectField
              label={runs.statusFilter}
              none={runs.anyStatus}
              value={view.status}
              options={STATUSES}
              onChange={(status) => change({ status })}
            />
            <Button icon={<RefreshIcon />} disabled={list.isFetching} onClick={() => void list.refetch()}>
              {runs.refresh}
            </Button>
            <CallsButton
              list
              view={{
                kind: 'runs',
                region: place.region,
                endpoint: inspectorEndpoint(config, place.region, place.account),
                filter: runsFilter(place, view),
              }}
            />
          </>
        }
      />
    </Page>
  );
}
