import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useParams, useSearchParams } from 'react-router';
import { arnOfTemplate, paths, readTemplatePlace, type TemplatePlace } from '../../domain/address/paths';
import { readChangesView, readPreviewToken } from '../../domain/address/views';
import { comparedRun } from '../../domain/assessment/compared-runs';
import { BadLink } from '../../features/problems/bad-link';
import { useScope } from '../../inspector/queries/provider';
import { useRunAnswers } from '../../inspector/queries/run-answers';
import { templateRunsQuery } from '../../inspector/queries/template-runs';
import { templateQuery } from '../../inspector/queries/templates';
import { changes as words } from '../../strings/changes';
import { LinkButton } from '../../ui/controls/button';
import { ChangesFrame } from './changes-frame';
import { ComparedPreview } from './compared-preview';

function PreviewChangesPage({ place }: { readonly place: TemplatePlace }) {
  const scope = useScope(place);
  const arn = arnOfTemplate(place);
  const [search] = useSearchParams();
  const { compareWith } = readChangesView(search);
  const token = readPreviewToken(search) ?? '';
  const template = useQuery(templateQuery(scope, arn));
  const { data: list, error, refetch } = useQuery(templateRunsQuery(scope, arn));

  const others = useMemo(() => {
    const other = list && comparedRun(list.runs, undefined, compareWith);
    return other ? [other] : [];
  }, [list, compareWith]);
  const [other] = useRunAnswers(scope, others);

  const name = template.data?.name ?? place.templateId;

  return (
    <ChangesFrame
      place={place}
      title={words.previewTitle(name)}
      sentence={words.previewSentence}
      actions={
        <LinkButton to={paths.preview(place, token === '' ? undefined : token)}>{words.toPreview}</LinkButton>
      }
      list={list}
      problem={error}
      onRetry={() => void refetch()}
      present={undefined}
      none={words.lastRun}
    >
      <ComparedPreview
        place={place}
        name={name}
        token={token}
        other={other}
        unknownChoice={compareWith !== undefined}
      />
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
