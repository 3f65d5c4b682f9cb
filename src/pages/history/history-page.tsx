/** The history of a template's exclusions: its runs, as a chart and a table. */

import { styled } from '@mui/material/styles';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { arnOfTemplate, readTemplatePlace, type TemplatePlace } from '../../domain/address/paths';
import { readHistoryView } from '../../domain/address/coverage-views';
import { readLookView } from '../../domain/address/run-views';
import { exclusionHistory } from '../../domain/coverage/exclusion-history';
import { type LegendItem, NO_LEGEND, useOnceWhole } from '../../features/coverage/mark-legend';
import { markOf, signOf } from '../../features/coverage/reason-looks';
import { PlacePage, useSearchChange } from '../../features/address';
import { ViewExportMenu } from '../../features/export/view-export-menu';
import { UndescribedNotes } from '../../features/lists/list-problem';
import { ProblemPanel } from '../../features/problems';
import { TemplateFrame } from '../../features/templates/template-frame';
import { unsavedRuns } from '../../features/templates/template-rows';
import { LoadMoreRuns } from '../../features/runs/load-more-runs';
import { useDataKind } from '../../inspector/queries/data-kind';
import { useInspector } from '../../inspector/queries/inspector-context';
import { useRunAnswers } from '../../inspector/queries/run-answers';
import { templateQuery, type TemplateRuns, templateRunsQuery } from '../../inspector/queries/templates';
import { useBars } from './history-bars';
import { HistoryChart } from './history-chart';
import { HistoryTable } from './history-table';
import { templateHead, templatePage } from '../../strings/run-and-template-pages';
import { nothingOfId } from '../../strings/lists';
import { history as words } from '../../strings/grid-changes-history';
import { color } from '../../theme/tokens';
import { Button } from '../../ui/controls/button';
import { useAnnouncement } from '../../ui/feedback/announcer';
import { Note } from '../../ui/feedback/notices';
import { EmptyState, Loading } from '../../ui/feedback/states';
import { SelectField } from '../../ui/filter/fields';
import { Card } from '../../ui/layout/page';

function HistoryPage({ place }: { readonly place: TemplatePlace }) {
  const inspector = useInspector(place);
  const arn = arnOfTemplate(place);
  const template = useQuery(templateQuery(inspector, arn));
  const list = useQuery(templateRunsQuery(inspector, arn));
  const name = template.data?.name ?? place.templateId;
  const recorded = useDataKind(place.account) === 'recorded';
  const unknown =
    list.error?.kind === 'not-found' && nothingOfId('template', recorded, place.templateId, place);
  return (
    <TemplateFrame
      place={place}
      name={name}
      head={{ view: templateHead.history, title: words.title(name), sentence: words.sentence }}
      nothing={unknown !== false}
      exports={<ViewExportMenu title={words.title(name)} place={place} />}
    >
      {!list.data && !list.error && <Loading label={words.loading} />}
      {!list.data && list.error && (
        <ProblemPanel problem={list.error} onRetry={() => void list.refetch()} {...unknown} />
      )}
      {list.data && (
        <HistoryView
          place={place}
          list={list.data}
          unsaved={unsavedRuns(template.data, recorded, listedOf(list.data))}
        />
      )}
    </TemplateFrame>
  );
}

/** The history of a template's exclusions. */
export function Component() {
  return <PlacePage read={readTemplatePlace} Page={HistoryPage} />;
}

/** How many runs are looked at unless the reader asks for more: each is a list of its own. */
const FEW = 12;

const Quiet = styled('span')({ color: color.dim });
/** A line of its own where there is little room: what it says while it counts is shorter than what it says in the end. */
const Looked = styled(Quiet)({ '@media (max-width: 599.95px)': { flexBasis: '100%' } });
const Below = styled('div')({ marginTop: 16 });
const { noSavedRuns } = templatePage;
const noneSaved = { title: noSavedRuns.empty, text: noSavedRuns.emptyText };
const SCALES = [{ value: 'share', label: words.scales.share }] as const;

export interface HistoryViewProps {
  readonly place: TemplatePlace;
  readonly list: TemplateRuns;
  /** How many more runs of the template, at least, the data does not hold. */
  readonly unsaved: number;
}

/** How many runs are listed, with those that are not described; undefined where there are more. */
const listedOf = ({ runs, undescribed, more }: TemplateRuns): number | undefined =>
  more ? undefined : runs.length + undescribed.length;

/** The chart and the table of a template's runs. */
export function HistoryView({ place, list, unsaved }: HistoryViewProps) {
  const [search] = useSearchParams();
  const change = useSearchChange();
  const { runs: most = FEW } = readLookView(search);
  const looked = useMemo(() => list.runs.slice(0, most).toReversed(), [list.runs, most]);
  const answered = useRunAnswers(useInspector(place), looked);
  const history = useMemo(
    () =>
      exclusionHistory(
        answered.map(({ run, answer }) => ({
          run,
          exclusions: answer.kind === 'known' ? answer.exclusions : undefined,
        })),
      ),
    [answered],
  );
  const { scale, hidden } = useMemo(() => readHistoryView(search), [search]);
  const bars = useBars(place, answered, history, scale, hidden);
  const legend = useMemo(
    () =>
      history.types.map(({ key, title }, index): LegendItem => {
        const count = history.points.reduce((sum, { counts }) => sum + (counts?.[index] ?? 0), 0);
        return {
          key,
          mark: markOf(key),
          sign: signOf(key),
          label: title,
          english: true,
          count,
          counted: words.exclusionCount(count),
          pressed: !hidden.includes(key),
        };
      }),
    [history, hidden],
  );
  const press = (key: string): void => {
    const rest = hidden.filter((each) => each !== key);
    change({ hide: rest.length < hidden.length ? rest : [...hidden, key] });
  };
  const loading = answered.filter(({ answer }) => answer.kind === 'loading').length;
  const isWhole = useOnceWhole(loading === 0);
  const gaps = history.gaps - loading;
  const retries = answered.flatMap(({ retry }) => retry ?? []);
  const rest = list.runs.length - looked.length;
  const settledText = words.looked(looked.length, list.runs.length, list.more, unsaved);
  useAnnouncement(loading === 0 ? settledText : undefined);

  const lookedText = loading > 0 ? words.loadingRuns(looked.length - loading, looked.length) : settledText;
  if (looked.length === 0)
    return (
      <Card flush>
        <EmptyState {...(unsaved > 0 && list.undescribed.length === 0 ? noneSaved : words.empty)} />
      </Card>
    );
  return (
    <>
      <UndescribedNotes items={list.undescribed} words={words.undescribed} />
      <Card
        title={words.chart}
        tools={
          <>
            <Looked>{lookedText}</Looked>
            <SelectField
              label={words.scale}
              none={words.scales.number}
              value={scale === 'share' ? 'share' : undefined}
              options={SCALES}
              onChange={(next) => change({ scale: next })}
            />
            <LoadMoreRuns
              most={most}
              few={FEW}
              rest={rest}
              onMore={(next) => change({ runs: String(next) })}
            />
          </>
        }
      >
        {loading === 0 && history.types.length === 0 && gaps < looked.length ? (
          <EmptyState
            {...(gaps + list.undescribed.length === 0
              ? words.noExclusions
              : words.noneKnown(looked.length - gaps))}
          />
        ) : (
          <HistoryChart bars={bars} scale={scale} legend={isWhole ? legend : NO_LEGEND} onPress={press} />
        )}
        {scale === 'share' && <Quiet>{words.shareText}</Quiet>}
      </Card>
      {loading === 0 && gaps > 0 && (
        <Below>
          <Note
            tone="warn"
            action={
              retries.length > 0 && (
                <Button onClick={() => retries.forEach((retry) => retry())}>{words.retry}</Button>
              )
            }
          >
            {words.gaps(gaps, looked.length)}
          </Note>
        </Below>
      )}
      {isWhole && (
        <Below>
          <Card flush>
            <HistoryTable remark={lookedText} runs={answered} history={history} />
          </Card>
        </Below>
      )}
    </>
  );
}
