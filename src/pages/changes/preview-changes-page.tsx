import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { arnOfTemplate, paths, readTemplatePlace, type TemplatePlace } from '../../domain/address/paths';
import { readPreviewToken } from '../../domain/address/query-string';
import { readChangesView } from '../../domain/address/run-views';
import type { RunAnswer } from '../../domain/assessment/run-answer';
import { comparedRun } from '../../domain/assessment/runs';
import { PlacePage } from '../../features/address';
import { PreviewProblem } from '../../features/previews/preview-problem';
import { StartPreview } from '../../features/previews/start-preview';
import { previewQuery } from '../../inspector/queries/preview';
import { useInspector } from '../../inspector/queries/inspector-context';
import { type AnsweredRun, useRunAnswers } from '../../inspector/queries/run-answers';
import { templateQuery, templateRunsQuery } from '../../inspector/queries/templates';
import { ChangesFrame, Compared } from './changes-frame';
import { templateHead } from '../../strings/run-and-template-pages';
import { changes as words } from '../../strings/grid-changes-history';
import { ViewExportMenu } from '../../features/export/view-export-menu';
import { TemplateFrame } from '../../features/templates/template-frame';
import { LinkButton } from '../../ui/controls/button';
import { EmptyState } from '../../ui/feedback/states';
import { Card } from '../../ui/layout/page';

function PreviewChangesPage({ place }: { readonly place: TemplatePlace }) {
  const inspector = useInspector(place);
  const arn = arnOfTemplate(place);
  const [search] = useSearchParams();
  const { compareWith } = readChangesView(search);
  const token = readPreviewToken(search) ?? '';
  const template = useQuery(templateQuery(inspector, arn));
  const { data: list, error, refetch } = useQuery(templateRunsQuery(inspector, arn));

  const others = useMemo(() => {
    const other = list && comparedRun(list.runs, undefined, compareWith);
    return other ? [other] : [];
  }, [list, compareWith]);
  const [other] = useRunAnswers(inspector, others);

  const name = template.data?.name ?? place.templateId;

  return (
    <ChangesFrame
      renderPage={(children) => (
        <TemplateFrame
          place={place}
          name={name}
          head={{
            view: templateHead.previewChanges,
            title: words.previewTitle(name),
            sentence: words.previewSentence,
          }}
          nothing={!list && error?.kind === 'not-found'}
          exports={<ViewExportMenu title={words.previewTitle(name)} place={place} />}
          actions={
            <LinkButton to={paths.preview(place, token === '' ? undefined : token)}>
              {words.toPreview}
            </LinkButton>
          }
        >
          {children}
        </TemplateFrame>
      )}
      list={list}
      problem={error}
      onRetry={() => void refetch()}
      present={undefined}
      none={words.lastRun}
    >
      <ComparedPreview
        place={place}
        name={name}
        packageArns={template.data?.rulesPackageArns}
        token={token}
        other={other}
        unknownChoice={compareWith !== undefined}
      />
    </ChangesFrame>
  );
}

/** What a preview found against what a run of the template found, the last one unless the reader chooses. */
export function Component() {
  return <PlacePage read={readTemplatePlace} Page={PreviewChangesPage} />;
}

const LOADING: RunAnswer = { kind: 'loading' };
const INCOMPLETE: RunAnswer = { kind: 'gap', why: 'incomplete', exclusions: [] };

/** What was opened of another comparison. */
const CLEARED = ['new', 'gone', 'kept'];

export interface ComparedPreviewProps {
  readonly place: TemplatePlace;
  /** The template's name. */
  readonly name: string;
  /** The template's rules packages; undefined where they are not known. */
  readonly packageArns: readonly string[] | undefined;
  /** Empty where the address names no preview. */
  readonly token: string;
  readonly other: AnsweredRun | undefined;
  /** A run was chosen that the template does not have. */
  readonly unknownChoice: boolean;
}

/** A preview and a run compared, or which of the preview's states stands in the way: each has its own words. */
export function ComparedPreview(props: ComparedPreviewProps) {
  const { place, name, packageArns, token, other, unknownChoice } = props;
  const { data, error, isFetching, refetch } = useQuery({
    ...previewQuery(useInspector(place), arnOfTemplate(place), token),
    enabled: token !== '',
  });
  // What is tried again is awaited, not failed.
  const problem = isFetching ? null : error;
  const retry = (): void => void refetch();
  if (token === '')
    return (
      <Card flush>
        <StartPreview place={place} name={name} level={2} clears={CLEARED} />
      </Card>
    );
  const rows = data?.status === 'completed' ? data.rows : undefined;
  // With a part of it at hand it is only not complete; without any the reason is the answer.
  if (problem && !rows?.length)
    return (
      <>
        <PreviewProblem problem={problem} onRetry={retry} level={2} />
        {!problem.retryable && (
          <StartPreview place={place} name={name} level={2} clears={CLEARED} buttonOnly />
        )}
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
      packageArns={packageArns}
      present={data?.status === 'completed' && data.complete ? { kind: 'known', exclusions: data.rows } : gap}
      presentGap={words.impossible.preview}
      onRetry={problem?.retryable ? retry : undefined}
      other={other}
      unknownChoice={unknownChoice}
    />
  );
}
