import { useQuery } from '@tanstack/react-query';
import { arnOfTemplate, type TemplatePlace } from '../../domain/address/paths';
import type { RunAnswer } from '../../domain/assessment/run-answer';
import { PreviewProblem } from '../../features/preview/preview-problem';
import { previewQuery } from '../../inspector/queries/preview';
import { useScope } from '../../inspector/queries/provider';
import type { AnsweredRun } from '../../inspector/queries/run-answers';
import { changes as words } from '../../strings/changes';
import { EmptyState } from '../../ui/feedback/empty-state';
import { Card } from '../../ui/layout/card';
import { StartToCompare } from './changes-frame';
import { Compared } from './compared';

const LOADING: RunAnswer = { kind: 'loading' };
const INCOMPLETE: RunAnswer = { kind: 'gap', why: 'incomplete', exclusions: [] };

export interface ComparedPreviewProps {
  readonly place: TemplatePlace;
  /** The template's name. */
  readonly name: string;
  /** Empty where the address names no preview. */
  readonly token: string;
  readonly other: AnsweredRun | undefined;
  /** A run was chosen that the template does not have. */
  readonly unknownChoice: boolean;
}

/** A preview and a run compared, or which of the preview's states stands in the way: each has its own words. */
export function ComparedPreview(props: ComparedPreviewProps) {
  const { place, name, token, other, unknownChoice } = props;
  const { data, error, isFetching, refetch } = useQuery({
    ...previewQuery(useScope(place), arnOfTemplate(place), token),
    enabled: token !== '',
  });
  // What is tried again is awaited, not failed.
  const problem = isFetching ? null : error;
  const retry = (): void => void refetch();
  if (token === '')
    return (
      <Card flush>
        <StartToCompare place={place} name={name} />
      </Card>
    );
  const rows = data?.status === 'completed' ? data.rows : undefined;
  // With a part of it at hand it is only not complete; without any the reason is the answer.
  if (problem && !rows?.length)
    return (
      <>
        <PreviewProblem problem={problem} onRetry={retry} level={2} />
        {!problem.retryable && <StartToCompare place={place} name={name} buttonOnly />}
      </>
    );
  if (data?.status === 'in-progress')
    return (
      <Card flush>
        <EmptyState {...words.generating} />
      </Card>
    );
  const gap = problem ? INCOMPLETE : LOADING;
  return (
    <Compared
      place={place}
      run={undefined}
      present={data?.status === 'completed' && data.complete ? { kind: 'known', exclusions: data.rows } : gap}
      presentGap={words.impossible.preview}
      onRetry={problem?.retryable ? retry : undefined}
      other={other}
      unknownChoice={unknownChoice}
    />
  );
}
