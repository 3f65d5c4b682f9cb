import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useNavigate, useParams } from 'react-router';
import { arnOfTemplate, paths, readTemplatePlace, type TemplatePlace } from '../../domain/address/paths';
import { PreviewButton } from '../../features/preview/preview-button';
import { BadLink } from '../../features/problems/bad-link';
import { ProblemPanel } from '../../features/problems/problem-panel';
import { useScope } from '../../inspector/queries/provider';
import { runsQuery } from '../../inspector/queries/runs';
import { templateQuery } from '../../inspector/queries/templates';
import { usePreviewStart } from '../../inspector/queries/use-preview-start';
import { history } from '../../strings/history';
import { templates } from '../../strings/templates';
import { LinkButton } from '../../ui/controls/button';
import { Loading } from '../../ui/feedback/loading';
import { Card } from '../../ui/layout/card';
import { Page } from '../../ui/layout/page';
import { TemplateFacts } from './template-facts';
import { templateName, type TemplateRow } from './template-rows';
import { TemplateRuns, TemplateUndescribed } from './template-runs';

const words = templates.page;

function TemplatePage({ place }: { readonly place: TemplatePlace }) {
  const scope = useScope(place);
  const navigate = useNavigate();
  const arn = arnOfTemplate(place);
  const { data: template, error, refetch } = useQuery(templateQuery(scope, arn));
  const notFound = !template && error?.kind === 'not-found';
  // Recorded data may name a template that was not saved itself: its runs can be listed, those of no template cannot.
  const runs = useInfiniteQuery({ ...runsQuery(scope, { templateArns: [arn] }), enabled: notFound });
  const named = notFound && runs.data !== undefined;
  const preview = usePreviewStart(place, (token) => void navigate(paths.preview(place, token)));
  const ways = (
    <>
      <LinkButton to={paths.templates(place)}>{words.back}</LinkButton>
      {template && <LinkButton to={paths.history(place)}>{history.open}</LinkButton>}
    </>
  );
  const row: TemplateRow = { arn, template, ...(error && { failed: error.code }) };
  const waiting = (!template && !error) || (notFound && runs.isPending);

  return (
    <Page title={templateName(row)} sentence={words.sentence} actions={ways}>
      {waiting && <Loading label={templates.details.loading} />}
      {error && !template && !named && !waiting && (
        <ProblemPanel
          problem={error}
          onRetry={() => void refetch()}
          {...(notFound && {
            title: words.unknown,
            text: words.unknownText(place.templateId, place.account, place.region),
          })}
        />
      )}
      {(template !== undefined || named) && (
        <>
          <Card title={words.detailsTitle}>
            {template ? (
              <TemplateFacts place={place} template={template} />
            ) : (
              <TemplateUndescribed row={row} />
            )}
            <PreviewButton
              template={templateName(row)}
              recorded={preview.recorded}
              pending={preview.pending}
              problem={preview.problem}
              onStart={preview.start}
            />
          </Card>
          <TemplateRuns place={place} />
        </>
      )}
    </Page>
  );
}

/** A template's own page: what it assesses, its preview, and its runs. */
export function Component() {
  const parameters = useParams();
  const { region, account, targetId, templateId } = parameters;
  const place = useMemo(
    () => readTemplatePlace({ region, account, targetId, templateId }),
    [region, account, targetId, templateId],
  );
  return 'bad' in place ? <BadLink link={place} /> : <TemplatePage place={place} />;
}
