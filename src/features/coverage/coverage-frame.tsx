import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo } from 'react';
import { useParams, useSearchParams } from 'react-router';
import { type AccountPlace, readAccountPlace } from '../../domain/address/paths';
import type { CoverageView } from '../../domain/address/views';
import type { CoverageAnswer } from '../../domain/report/coverage-answer';
import { gapLines } from '../../domain/report/report-words';
import { coverageQuery } from '../../inspector/queries/coverage';
import { useScope } from '../../inspector/queries/provider';
import { coverage as words } from '../../strings/coverage';
import { CopyLinkButton } from '../../ui/controls/copy-button';
import { EmptyState } from '../../ui/feedback/empty-state';
import { Loading } from '../../ui/feedback/loading';
import { Card } from '../../ui/layout/card';
import { Page } from '../../ui/layout/page';
import { ViewExportMenu } from '../export/view-export-menu';
import { BadLink } from '../problems/bad-link';
import { ProblemPanel } from '../problems/problem-panel';
import { CoverageYears } from './coverage-years';

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

export interface CoverageFrameProps<View extends CoverageView> extends Omit<FrameProps<View>, 'view'> {
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
