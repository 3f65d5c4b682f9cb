import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useParams } from 'react-router';
import { arnOfTemplate, paths, readTemplatePlace, type TemplatePlace } from '../../domain/address/paths';
import { ViewExportMenu } from '../../features/export/view-export-menu';
import { BadLink } from '../../features/problems/bad-link';
import { ProblemPanel } from '../../features/problems/problem-panel';
import { useScope } from '../../inspector/queries/provider';
import { templateRunsQuery } from '../../inspector/queries/template-runs';
import { templateQuery } from '../../inspector/queries/templates';
import { exclusions } from '../../strings/exclusions';
import { history as words } from '../../strings/history';
import { LinkButton } from '../../ui/controls/button';
import { CopyLinkButton } from '../../ui/controls/copy-button';
import { Loading } from '../../ui/feedback/loading';
import { Page } from '../../ui/layout/page';
import { HistoryView } from './history-view';

function HistoryPage({ place }: { readonly place: TemplatePlace }) {
  const scope = useScope(place);
  const arn = arnOfTemplate(place);
  const template = useQuery(templateQuery(scope, arn));
  const list = useQuery(templateRunsQuery(scope, arn));
  const texts = exclusions.preview.errors.unknownTemplate;
  const unknown = list.error?.kind === 'not-found' && {
    title: texts.title,
    text: texts.text(place.templateId, place.account, place.region),
  };
  return (
    <Page
      title={words.title(template.data?.name ?? place.templateId)}
      sentence={words.sentence}
      actions={
        <>
          <LinkButton to={paths.template(place)}>{words.back}</LinkButton>
          <ViewExportMenu title={words.title(template.data?.name ?? place.templateId)} place={place} />
          <CopyLinkButton />
        </>
      }
    >
      {!list.data && !list.error && <Loading label={words.loading} />}
      {!list.data && list.error && (
        <ProblemPanel problem={list.error} onRetry={() => void list.refetch()} {...unknown} />
      )}
      {list.data && <HistoryView place={place} list={list.data} />}
    </Page>
  );
}

/** The history of a template's exclusions. */
export function Component() {
  const { region, account, targetId, templateId } = useParams();
  const place = useMemo(
    () => readTemplatePlace({ region, account, targetId, templateId }),
    [region, account, targetId, templateId],
  );
  return 'bad' in place ? <BadLink link={place} /> : <HistoryPage place={place} />;
}
