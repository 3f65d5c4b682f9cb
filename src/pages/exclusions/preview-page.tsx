import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo } from 'react';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { arnOfTemplate, paths, readTemplatePlace, type TemplatePlace } from '../../domain/address/paths';
import {
  changedSearch,
  readExclusionsView,
  readPreviewToken,
  readTemplatesView,
  templatesSearch,
} from '../../domain/address/views';
import { Evidence } from '../../features/exclusions/evidence';
import { ExclusionsActions } from '../../features/exclusions/exclusions-actions';
import { ExclusionsContent } from '../../features/exclusions/exclusions-content';
import { ExclusionsFooter, ExclusionsFrame } from '../../features/exclusions/exclusions-frame';
import { ExclusionsSummary } from '../../features/exclusions/exclusions-summary';
import { Incomplete } from '../../features/exclusions/incomplete';
import { LoadingProgress } from '../../features/exclusions/loading-progress';
import { NothingListed } from '../../features/exclusions/nothing-listed';
import { useShownExclusions } from '../../features/exclusions/use-shown-exclusions';
import { previewStartWords } from '../../features/preview/preview-button';
import { PreviewProblem } from '../../features/preview/preview-problem';
import { PreviewProgress } from '../../features/preview/preview-progress';
import { StartPreview } from '../../features/preview/start-preview';
import { BadLink } from '../../features/problems/bad-link';
import { ProblemPanel } from '../../features/problems/problem-panel';
import { previewQuery } from '../../inspector/queries/preview';
import { useScope } from '../../inspector/queries/provider';
import { templateQuery } from '../../inspector/queries/templates';
import { useEvidence } from '../../inspector/queries/use-evidence';
import { usePreviewStart } from '../../inspector/queries/use-preview-start';
import { exclusions } from '../../strings/exclusions';
import { Button, LinkButton } from '../../ui/controls/button';
import { useAnnouncement } from '../../ui/feedback/announcer';
import { EmptyState } from '../../ui/feedback/empty-state';
import { Loading } from '../../ui/feedback/loading';

const { preview: words } = exclusions;
const NONE: readonly never[] = [];

function PreviewView({ place }: { readonly place: TemplatePlace }) {
  const scope = useScope(place);
  const [search] = useSearchParams();
  const { page: asPage } = readExclusionsView(search);
  const level = asPage ? 2 : 3;
  const arn = arnOfTemplate(place);
  const token = readPreviewToken(search) ?? '';
  const template = useQuery(templateQuery(scope, arn));
  const preview = useQuery({ ...previewQuery(scope, arn, token), enabled: token !== '' });
  const { data, error } = preview;

  const rows = data?.status === 'completed' ? data.rows : NONE;
  const complete = data?.status === 'completed' && data.complete;
  const shown = useShownExclusions(place, rows);
  const navigate = useNavigate();
  const again = usePreviewStart(
    place,
    (newToken) =>
      void navigate({ search: changedSearch(search, { token: newToken, type: undefined, item: undefined }) }),
  );
  const evidence = useEvidence(place, { kind: 'preview', templateArn: arn, token }, complete);
  useAnnouncement(complete ? words.announceDone(rows.length) : undefined);

  const name = template.data?.name ?? place.templateId;
  const list = { pathname: paths.templates(place), search: templatesSearch(readTemplatesView(search)) };
  const retry = (): void => void preview.refetch();

  const summary = (): ReactNode => {
    if (data?.status === 'in-progress' && !error) return <PreviewProgress since={data.since} />;
    if (complete) return rows.length > 0 ? <ExclusionsSummary grouped={shown.all} /> : undefined;
    return data && !error ? (
      <LoadingProgress label={words.reading} text={words.readingCount(rows.length)} />
    ) : undefined;
  };

  const content = (): ReactNode => {
    // A preview that is there speaks for its template, which recorded data may name without describing it.
    if (template.error?.kind === 'not-found' && !data && (token === '' || error))
      return (
        <ProblemPanel
          problem={template.error}
          level={level}
          title={words.errors.unknownTemplate.title}
          text={words.errors.unknownTemplate.text(place.templateId, place.account, place.region)}
        />
      );
    if (token === '') return <StartPreview place={place} name={name} level={level} />;
    if (error && rows.length === 0)
      return (
        <>
          <PreviewProblem problem={error} onRetry={retry} level={level} />
          {!error.retryable && <StartPreview place={place} name={name} level={level} buttonOnly />}
        </>
      );
    if (!data) return <Loading label={words.reading} />;
    if (data.status === 'in-progress') return <EmptyState level={level} {...words.inProgress} />;
    if (complete && rows.length === 0)
      return <NothingListed recorded={again.recorded} evidence={evidence} level={level} />;
    return (
      <>
        {error && <Incomplete loaded={rows.length} problem={error} onRetry={retry} />}
        {rows.length > 0 && (
          <ExclusionsContent
            place={place}
            shown={shown}
            loaded={rows.length}
            complete={complete}
            level={level}
          />
        )}
        {evidence && <Evidence documents={evidence} none={words.savedNotKnown} level={level} />}
      </>
    );
  };

  return (
    <ExclusionsFrame
      title={words.title(name)}
      sentence={words.sentence}
      summary={summary()}
      asPage={asPage}
      list={list}
      arn={arn}
      footer={
        <ExclusionsFooter
          asPage={asPage}
          other={{ search: changedSearch(search, { view: asPage ? undefined : 'page' }) }}
          list={{ to: list, label: exclusions.footer.toTemplates }}
        >
          <ExclusionsActions
            place={place}
            subject={{ kind: 'preview', name, arn, token }}
            shown={shown}
            filter={shown.view.find}
            loaded={rows.length}
            total={rows.length}
            more={!complete}
            complete={complete}
            remarks={
              complete && rows.length === 0 ? [again.recorded ? words.none.saved : words.none.text] : NONE
            }
          />
          {complete && (
            <>
              <LinkButton to={paths.previewChanges(place, token)}>{words.compare}</LinkButton>
              {!again.recorded && (
                <Button onClick={again.start} busy={again.pending}>
                  {again.pending ? words.starting : words.again}
                </Button>
              )}
            </>
          )}
        </ExclusionsFooter>
      }
    >
      {again.problem && (
        <ProblemPanel
          problem={again.problem}
          level={level}
          onRetry={again.start}
          {...previewStartWords(again.problem)}
        />
      )}
      {content()}
    </ExclusionsFrame>
  );
}

/** The preview of a template's exclusions, beside the list of templates or as a page. */
export function Component() {
  const { region, account, targetId, templateId } = useParams();
  const place = useMemo(
    () => readTemplatePlace({ region, account, targetId, templateId }),
    [region, account, targetId, templateId],
  );
  return 'bad' in place ? <BadLink link={place} /> : <PreviewView key={arnOfTemplate(place)} place={place} />;
}
