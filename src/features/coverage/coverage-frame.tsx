/** What pages of figures over all runs of an account and region have around them. */

import { type ReactNode, useMemo } from 'react';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { type AccountPlace, readAccountPlace } from '../../domain/address/paths';
import type { CoverageView } from '../../domain/address/coverage-views';
import { changedSearch } from '../../domain/address/query-string';
import type { CoverageAnswer } from '../../domain/report/coverage-answer';
import { gapLines } from '../../domain/report/report-words';
import { ViewExportMenu, type ViewExportMenuProps, ViewExports } from '../export/view-export-menu';
import { InstancesExtent } from '../instances/copy-ids';
import { BadLink, ProblemPanel } from '../problems';
import { SavedViews } from '../saved-views/saved-views';
import { useCoverage } from '../../inspector/queries/coverage';
import { coverage as words } from '../../strings/coverage';
import { CopyLinkButton } from '../../ui/controls/copy-button';
import { EmptyState, Loading } from '../../ui/feedback/states';
import { SelectField } from '../../ui/filter/fields';
import { Card, Page } from '../../ui/layout/page';
import { BuildProgress, lookedText } from './build-progress';

interface FrameProps<View extends CoverageView> {
  readonly view: View;
  readonly title: string;
  readonly sentence: string;
  /** Its saved views are among its actions: the page has no filters but these. */
  readonly savedViews?: 'overview';
  readonly children: (place: AccountPlace, answer: CoverageAnswer, view: View) => ReactNode;
}

function Frame<View extends CoverageView>({
  place,
  view,
  title,
  sentence,
  savedViews,
  children,
}: FrameProps<View> & { readonly place: AccountPlace }) {
  const { data, error, isFetching, years, goOn, stop } = useCoverage(place, view);
  const { answer, progress } = data ?? {};
  const partial = progress !== undefined && !progress.complete;
  const extent = useMemo(() => ({ filtered: false, partial }), [partial]);
  const exports: ViewExportMenuProps = {
    title,
    place,
    kind: answer && answer.kind !== 'unknown' ? answer.kind : undefined,
    remarks: answer && [
      words.scope(answer.runs, answer.checks.inScope),
      ...(progress ? [lookedText(progress)] : []),
      ...gapLines(answer),
    ],
    incomplete: progress !== undefined && isFetching,
  };
  const content = (): ReactNode => {
    if (!answer)
      return error && !isFetching ? (
        <Card flush>
          <ProblemPanel problem={error} onRetry={goOn} />
        </Card>
      ) : (
        <Loading label={words.loading} />
      );
    if (answer.runs > 0)
      return (
        <ViewExports value={exports}>
          <InstancesExtent extent={extent}>{children(place, answer, view)}</InstancesExtent>
        </ViewExports>
      );
    if (progress && !progress.complete) return null;
    return (
      <Card>
        <EmptyState {...words.empty} />
      </Card>
    );
  };
  return (
    <Page
      title={title}
      sentence={sentence}
      actions={
        <>
          <CoverageYears years={years} view={view} />
          {savedViews && <SavedViews kind={savedViews} />}
          <ViewExportMenu {...exports} />
          <CopyLinkButton />
        </>
      }
    >
      {progress && <BuildProgress build={{ progress, isFetching, problem: error, stop, goOn }} />}
      {content()}
    </Page>
  );
}

interface CoverageFrameProps<View extends CoverageView> extends Omit<FrameProps<View>, 'view'> {
  readonly readView: (search: URLSearchParams) => View;
}

/**
 * A page of figures over all runs of the account and region that its address names: asks for them, and says where there
 * are none.
 */
export function CoverageFrame<View extends CoverageView>({ readView, ...frame }: CoverageFrameProps<View>) {
  const { region, account } = useParams();
  const [search] = useSearchParams();
  const place = useMemo(() => readAccountPlace({ region, account }), [region, account]);
  if ('bad' in place) return <BadLink link={place} />;
  return <Frame key={`${place.region}/${place.account}`} place={place} view={readView(search)} {...frame} />;
}

const OTHER = 'other';
const firstDay = (year: string): string => `${year}-01-01`;
const lastDay = (year: string): string => `${year}-12-31`;

/** The year that a view is of; undefined for all of them, `other` for days that are no whole year. */
function yearOf({ from, to }: CoverageView): string | undefined {
  if (from === undefined && to === undefined) return undefined;
  const year = from?.slice(0, 4) ?? '';
  return from === firstDay(year) && to === lastDay(year) ? year : OTHER;
}

/** Narrows figures to the runs that began in one year; an address can name any days. */
export function CoverageYears({
  years,
  view,
}: {
  /** Those in which runs of all times began, the latest first; undefined while they are not known. */
  readonly years: readonly string[] | undefined;
  readonly view: CoverageView;
}) {
  const [search] = useSearchParams();
  const navigate = useNavigate();
  if (!years) return null;
  const chosen = yearOf(view);
  // A year of which no run was looked at yet can still be the one that is chosen.
  const offered = chosen === undefined || chosen === OTHER ? years : [...new Set([...years, chosen])];
  const other = { value: OTHER, label: words.years(view.from ?? '…', view.to ?? '…') };
  return (
    <SelectField
      label={words.year}
      none={words.allYears}
      value={chosen}
      options={[
        ...offered
          .toSorted()
          .toReversed()
          .map((year) => ({ value: year, label: year })),
        ...(chosen === OTHER ? [other] : []),
      ]}
      onChange={(year) => {
        if (year === OTHER) return;
        const days = { from: year && firstDay(year), to: year && lastDay(year) };
        void navigate({ search: changedSearch(search, days) }, { preventScrollReset: true });
      }}
    />
  );
}
