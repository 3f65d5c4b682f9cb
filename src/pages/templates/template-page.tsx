import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useNavigate, useParams } from 'react-router';
import { BadLink } from '../../components/bad-link';
import { LinkButton } from '../../components/button';
import { Card } from '../../components/card';
import { Loading } from '../../components/loading';
import { Page } from '../../components/page';
import { PreviewButton } from '../../components/preview-button';
import { ProblemPanel } from '../../components/problem-panel';
import { arnOfTemplate, paths, readTemplatePlace, type TemplatePlace } from '../../domain/paths';
import { runsSearch } from '../../domain/views';
import { useScope } from '../../inspector/provider';
import { templateQuery } from '../../inspector/templates';
import { usePreviewStart } from '../../inspector/use-preview-start';
import { history } from '../../strings/history';
import { templates } from '../../strings/templates';
import { TemplateFacts } from './template-facts';
import { TemplateRuns } from './template-runs';

const words = templates.page;

function TemplatePage({ place }: { readonly place: TemplatePlace }) {
  const navigate = useNavigate();
  const { data: template, error, refetch } = useQuery(templateQuery(useScope(place), arnOfTemplate(place)));
  const preview = usePreviewStart(place, (token) => void navigate(paths.preview(place, token)));
  const ways = (
    <>
      <LinkButton to={paths.templates(place)}>{words.back}</LinkButton>
      {template && <LinkButton to={paths.history(place)}>{history.open}</LinkButton>}
    </>
  );
  // A template that is known by its id only has runs nevertheless.
  const toRuns = (
    <LinkButton to={{ pathname: paths.runs(place), search: runsSearch({ template: place }) }}>
      {words.itsRuns}
    </LinkButton>
  );
  const notFound = error?.kind === 'not-found' && {
    title: words.unknown,
    text: words.unknownText(place.templateId, place.account, place.region),
  };

  return (
    <Page title={template?.name ?? place.templateId} sentence={words.sentence} actions={ways}>
      {!template && !error && <Loading label={templates.details.loading} />}
      {error && !template && (
        <ProblemPanel problem={error} onRetry={() => void refetch()} action={toRuns} {...notFound} />
      )}
      {template && (
        <>
          <Card title={words.detailsTitle}>
            <TemplateFacts place={place} template={template} />
            <PreviewButton
              template={template.name}
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
