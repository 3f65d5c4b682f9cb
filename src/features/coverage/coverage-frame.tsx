/** What pages of figures over all runs of an account and region have around them. */

import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo } from 'react';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { type AccountPlace, readAccountPlace } from '../../domain/address/paths';
import { type CoverageView } from '../../domain/address/coverage-views';
import { changedSearch } from '../../domain/address/query-string';
import type { CoverageAnswer, MonthReport } from '../../domain/report/coverage-answer';
import { gapLines } from '../../domain/report/report-words';
import { ViewExportMenu } from '../export/view-export-menu';
import { BadLink, ProblemPanel } from '../problems';
import { coverageQuery } from '../../inspector/queries/coverage';
import { useScope } from '../../inspector/queries/provider';
import { coverage as words } from '../../strings/coverage';
import { CopyLinkButton } from '../../ui/controls/copy-button';
import { EmptyState, Loading } from '../../ui/feedback/states';
import { SelectField } from '../../ui/filter/fields';
import { Card, Page } from '../../ui/layout/page';

interface FrameProps<View extends CoverageView> {
  readonly view: View;
  readonly title: string;
  readonly sentence: string;
  readonly children: (place: AccountPlace, answer: CoverageAnswer, view: View) => ReactNode;
}

function Frame<View extends CoverageView>({
  place,
  view,
  title,
  sentence,
  children,
}: FrameProps<View> & { readonly place: AccountPlace }) {
  const scope = useScope(place);
  const { data, error, refetch } = useQuery({
    ...coverageQuery(scope, place, view),
    enabled: !scope.awsEndpoint,
  });
  const { template } = view;
  const { data: ofAllTimes } = useQuery({
    ...coverageQuery(scope, place, { template }),
    enabled: !scope.awsEndpoint,
  });
  const content = (): ReactNode => {
    if (scope.awsEndpoint || error?.kind === 'invalid')
      return (
        <Card>
          <EmptyState {...words.notOffered} />
        </Card>
      );
    if (error && !data)
      return (
        <Card flush>
          <ProblemPanel problem={error} onRetry={() => void refetch()} />
        </Card>
      );
    if (!data) return <Loading label={words.loading} />;
    if (data.runs === 0)
      return (
        <Card>
          <EmptyState {...words.empty} />
        </Card>
      );
    return children(place, data, view);
  };
  return (
    <Page
      title={title}
      sentence={sentence}
      actions={
        <>
          <CoverageYears months={ofAllTimes?.months} view={view} />
          <ViewExportMenu
            title={title}
            place={place}
            remarks={data && [words.scope(data.runs, data.checks.inScope), ...gapLines(data)]}
          />
          <CopyLinkButton />
        </>
      }
    >
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
  months,
  view,
}: {
  /** Those of the runs of all times; undefined while they are not known. */
  readonly months: readonly MonthReport[] | undefined;
  readonly view: CoverageView;
}) {
  const [search] = useSearchParams();
  const navigate = useNavigate();
  if (!months) return null;
  const years = [...new Set(months.map(({ month }) => month.slice(0, 4)))].toReversed();
  const chosen = yearOf(view);
  const other = { value: OTHER, label: words.years(view.from ?? '…', view.to ?? '…') };
  return (
    <SelectField
      label={words.year}
      none={words.allYears}
      value={chosen}
      options={[...years.map((year) => ({ value: year, label: year })), ...(chosen === OTHER ? [other] : [])]}
      onChange={(year) => {
        if (year === OTHER) return;
        const days = { from: year && firstDay(year), to: year && lastDay(year) };
        void navigate({ search: changedSearch(search, days) }, { preventScrollReset: true });
      }}
    />
  );
}
