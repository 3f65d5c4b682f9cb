import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useParams, useSearchParams } from 'react-router';
import { BadLink } from '../../components/bad-link';
import { LinkButton } from '../../components/button';
import { Card } from '../../components/card';
import { EmptyState } from '../../components/empty-state';
import { comparedRun } from '../../domain/compared-runs';
import { arnOfTemplate, paths, readTemplatePlace, type TemplatePlace } from '../../domain/paths';
import type { RunAnswer } from '../../domain/run-answer';
import { readChangesView } from '../../domain/views';
import { previewQuery } from '../../inspector/preview';
import { useScope } from '../../inspector/provider';
import { templateRunsQuery } from '../../inspector/template-runs';
import { templateQuery } from '../../inspector/templates';
import { useRunAnswers } from '../../inspector/use-run-answers';
import { changes as words } from '../../strings/changes';
import { ChangesFrame } from './changes-frame';
import { Compared } from './compared';

function PreviewChangesPage({ place }: { readonly place: TemplatePlace }) {
  const scope = useScope(place);
  const arn = arnOfTemplate(place);
  const [search] = useSearchParams();
  const { compareWith, token = '' } = readChangesView(search);
  const template = useQuery(templateQuery(scope, arn));
  const list = useQuery(templateRunsQuery(scope, arn));
  const preview = useQuery({ ...previewQuery(scope, arn, token), enabled: token !== '' });
  const { data, error, isFetching } = preview;

  const others = useMemo(() => {
    const other = list.data && comparedRun(list.data.runs, undefined, compareWith);
    return other ? [other] : [];
  }, [list.data, compareWith]);
  const [other] = useRunAnswers(scope, others);

  const answer = useMemo((): RunAnswer => {
    if (data?.status === 'completed' && data.complete) return { kind: 'known', exclusions: data.rows };
    if (token === '' || (error && !isFetching)) return { kind: 'gap', why: 'incomplete', exclusions: [] };
    return { kind: 'loading' };
  }, [data, error, isFetching, token]);

  return (
    <ChangesFrame
      title={words.previewTitle(template.data?.name ?? place.templateId)}
      sentence={words.previewSentence}
      actions={
        <LinkButton to={paths.preview(place, token === '' ? undefined : token)}>{words.toPreview}</LinkButton>
      }
      list={list.data}
      problem={list.error}
      onRetry={() => void list.refetch()}
      present={undefined}
      none={words.lastRun}
    >
      {data?.status === 'in-progress' && !error ? (
        <Card flush>
          <EmptyState {...words.generating} />
        </Card>
      ) : (
        <Compared
          place={place}
          present={answer}
          run={undefined}
          presentGap={words.impossible.preview}
          onRetry={error?.retryable ? () => void preview.refetch() : undefined}
          other={other}
          unknownChoice={compareWith !== undefined}
        />
      )}
    </ChangesFrame>
  );
}

/** What a preview found against what a run of the template found, the last one unless the reader chooses. */
export function Component() {
  const { region, account, targetId, templateId } = useParams();
  const place = useMemo(
    () => readTemplatePlace({ region, account, targetId, templateId }),
    [region, account, targetId, templateId],
  );
  return 'bad' in place ? (
    <BadLink link={place} />
  ) : (
    <PreviewChangesPage key={arnOfTemplate(place)} place={place} />
  );
}
