import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { AccountPlace } from '../../domain/address/paths';
import type { CoverageView } from '../../domain/address/views';
import type { CoverageAnswer } from '../../domain/report/coverage-answer';
import { coverageQuery } from '../../inspector/queries/coverage';
import { useScope } from '../../inspector/queries/provider';
import { coverage as words } from '../../strings/coverage';
import { CopyLinkButton } from '../../ui/controls/copy-button';
import { EmptyState } from '../../ui/feedback/empty-state';
import { Loading } from '../../ui/feedback/loading';
import { Card } from '../../ui/layout/card';
import { Page } from '../../ui/layout/page';
import { ProblemPanel } from '../problems/problem-panel';
import { CoverageYears } from './coverage-years';

export interface CoverageFrameProps {
  readonly place: AccountPlace;
  readonly view: CoverageView;
  readonly title: string;
  readonly sentence: string;
  readonly children: (answer: CoverageAnswer) => ReactNode;
}

/** A page of figures over all runs of an account and region: asks for them, and says where there are none. */
export function CoverageFrame({ place, view, title, sentence, children }: CoverageFrameProps) {
  const scope = useScope(place);
  const { data, error, refetch } = useQuery({
    ...coverageQuery(scope, place, view),
    enabled: !scope.awsEndpoint,
  });
  const content = (): ReactNode => {
    if (scope.awsEndpoint || error?.kind === 'invalid')
      return (
        <Card>
          <EmptyState {...words.notOffered} />
        </Card>
      );
    if (error && !data) return <ProblemPanel problem={error} onRetry={() => void refetch()} />;
    if (!data) return <Loading label={words.loading} />;
    if (data.runs === 0)
      return (
        <Card>
          <EmptyState {...words.empty} />
        </Card>
      );
    return children(data);
  };
  return (
    <Page
      title={title}
      sentence={sentence}
      actions={
        <>
          <CoverageYears place={place} view={view} />
          <CopyLinkButton />
        </>
      }
    >
      {content()}
    </Page>
  );
}
