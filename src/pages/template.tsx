import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useNavigate } from 'react-router';
import { runsSearch } from '../domain/address/list-views';
import { arnOfTemplate, paths, readTemplatePlace, type TemplatePlace } from '../domain/address/paths';
import type { TableOffer } from '../domain/lists/tables';
import { ListCard } from '../features/lists/list-card';
import { ColumnsButton, useTablePreferences } from '../features/lists/list-tools';
import { PlacePage } from '../features/address';
import { ProblemPanel } from '../features/problems';
import { exportedRuns } from '../features/runs/runs-export';
import { runColumns, runTimeColumns } from '../features/runs/run-columns';
import { runName, runRow, type RunRow } from '../features/runs/run-row';
import { PreviewPurpose, StartPreviewButton } from '../features/previews/preview-button';
import { ViewExportMenu } from '../features/export/view-export-menu';
import { TemplateFrame } from '../features/templates/template-frame';
import { TemplateFacts } from '../features/templates/template-facts';
import { templateName, type TemplateRow, unsavedRuns } from '../features/templates/template-rows';
import { usePreviewStart } from '../inspector/queries/create-preview';
import { useInspector } from '../inspector/queries/inspector-context';
import { runsQuery } from '../inspector/queries/runs';
import { templateQuery } from '../inspector/queries/templates';
import { lists, nothingOfId } from '../strings/lists';
import { history } from '../strings/grid-changes-history';
import { runs as runTexts } from '../strings/runs';
import { templatePage as words } from '../strings/run-and-template-pages';
import { templates } from '../strings/templates';
import { LinkButton } from '../ui/controls/button';
import { Loading } from '../ui/feedback/states';
import { useExportedTable } from '../ui/table/exported-tables';
import { Card } from '../ui/layout/page';

function TemplatePage({ place }: { readonly place: TemplatePlace }) {
  const inspector = useInspector(place);
  const navigate = useNavigate();
  const arn = arnOfTemplate(place);
  const { data: template, error, refetch } = useQuery(templateQuery(inspector, arn));
  const notFound = !template && error?.kind === 'not-found';
  // Recorded data may name a template that was not saved itself: its runs can be listed, those of no template cannot.
  const runs = useRunsOf(place, notFound || template !== undefined);
  const named = notFound && runs.list.data !== undefined;
  const { start, ...state } = usePreviewStart(place, (token) => void navigate(paths.preview(place, token)));
  const row: TemplateRow = { arn, template, ...(error && { failed: error.code }) };
  const there = template !== undefined || named;
  const waiting = (!template && !error) || (notFound && runs.list.isPending);
  const unsaved = unsavedRuns(
    template,
    state.recorded,
    runs.list.hasNextPage ? undefined : runs.rows?.length,
  );

  return (
    <TemplateFrame
      place={place}
      name={templateName(row)}
      head={{ title: templateName(row), sentence: words.sentence }}
      nothing={!there}
      exports={<ViewExportMenu title={templateName(row)} place={place} />}
      actions={
        <>
          <StartPreviewButton template={templateName(row)} onStart={start} pending={state.pending} />
          {template && <LinkButton to={paths.history(place)}>{history.open}</LinkButton>}
        </>
      }
    >
      {waiting && <Loading label={templates.details.loading} />}
      {error && !template && !named && !waiting && (
        <ProblemPanel
          problem={error}
          onRetry={() => void refetch()}
          {...(notFound && nothingOfId('template', state.recorded, place.templateId, place))}
        />
      )}
      {there && (
        <>
          <PreviewPurpose onStart={start} {...state} />
          <Card title={words.detailsTitle}>
            <TemplateFacts place={place} row={row} unsavedRuns={unsaved} />
          </Card>
          <TemplateRuns
            place={place}
            name={templateName(row)}
            runs={runs}
            unsaved={unsaved}
            notSaved={state.recorded && template?.runCount !== 0}
          />
        </>
      )}
    </TemplateFrame>
  );
}

const RUN_COLUMNS = ['name', 'exclusions', 'status', 'start', 'duration'] as const;

/** The runs on a template's own page. */
const RUN_TABLE = {
  id: 'template-runs',
  columns: RUN_COLUMNS,
  shown: RUN_COLUMNS,
  pageSize: 50,
} as const satisfies TableOffer;

const idOf = ({ arn }: RunRow): string => arn;
const runWords = { ...runTexts, empty: words.noRuns, emptyText: words.noRunsText };

const NONE: readonly RunRow[] = [];

/** A template's runs, as far as they are loaded, and how their table is shown. */
function useRunsOf(place: TemplatePlace, enabled: boolean) {
  const [preferences, onPreferences] = useTablePreferences(RUN_TABLE);
  const { pageSize } = preferences;
  const ownSize = pageSize === RUN_TABLE.pageSize ? {} : { pageSize };
  const filter = { templateArns: [arnOfTemplate(place)], ...ownSize };
  const list = useInfiniteQuery({ ...runsQuery(useInspector(place), filter), enabled });
  const rows = useMemo(() => list.data?.pages.flatMap(({ items }) => items.map(runRow)), [list.data]);
  return { list, rows, preferences, onPreferences };
}

interface TemplateRunsProps {
  readonly place: TemplatePlace;
  readonly name: string;
  readonly runs: ReturnType<typeof useRunsOf>;
  /** How many more of them, at least, the data does not hold. */
  readonly unsaved: number;
  /** That there is none says only that none was saved. */
  readonly notSaved: boolean;
}

/** The runs of a template, with what they could not check. */
function TemplateRuns({ place, name, runs, unsaved, notSaved }: TemplateRunsProps) {
  const arn = arnOfTemplate(place);
  const { list, rows = NONE, preferences, onPreferences } = runs;
  const { columns: shown, widths } = preferences;
  const remark = unsaved > 0 ? words.unsavedRuns(unsaved) : undefined;
  const isPart = list.data?.pages.at(-1)?.restNotSaved;
  const columns = useMemo(() => {
    const offered = [...runColumns(runsSearch({ template: place })), ...runTimeColumns];
    return shown.flatMap((chosen) => offered.find(({ id }) => id === chosen) ?? []);
  }, [place, shown]);
  const client = useQueryClient();
  const inspector = useInspector(place);
  const ref = useExportedTable<HTMLDivElement>(() => {
    if (!list.data) return undefined;
    const names = { templates: new Map([[arn, { name }]]) };
    const table = exportedRuns(client, inspector, rows, names, { filtered: false, more: list.hasNextPage });
    return remark === undefined ? table : { ...table, remark: `${table.remark} ${remark}.` };
  });
  return (
    <div ref={ref} style={{ marginTop: 16 }}>
      <ListCard
        words={{ ...runWords, ...(isPart && lists.restNotSaved), ...(notSaved && words.noSavedRuns) }}
        list={list}
        title={words.runsTitle}
        label={words.runsTitle}
        columns={columns}
        rows={rows}
        rowId={idOf}
        rowLabel={runName}
        remark={remark}
        widths={widths}
        onWidth={(id, width) => onPreferences({ ...preferences, widths: { ...widths, [id]: width } })}
        tools={
          <ColumnsButton
            offer={RUN_TABLE}
            headers={runTexts.columns}
            preferences={preferences}
            onChange={onPreferences}
          />
        }
      />
    </div>
  );
}

/** A template's own page: what it assesses, its preview, and its runs. */
export function Component() {
  return <PlacePage read={readTemplatePlace} Page={TemplatePage} />;
}
