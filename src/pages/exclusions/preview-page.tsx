import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo } from 'react';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { BadLink } from '../../components/bad-link';
import { Button, LinkButton } from '../../components/button';
import { EmptyState } from '../../components/empty-state';
import { Loading } from '../../components/loading';
import { previewStartWords } from '../../components/preview-button';
import { PreviewProblem } from '../../components/preview-problem';
import { ProblemPanel } from '../../components/problem-panel';
import { useAnnouncement } from '../../components/use-announcement';
import { arnOfTemplate, paths, readTemplatePlace, type TemplatePlace } from '../../domain/paths';
import {
  changedSearch,
  readExclusionsView,
  readPreviewToken,
  readTemplatesView,
  templatesSearch,
} from '../../domain/views';
import { previewQuery } from '../../inspector/preview';
import { useEvidence } from '../../inspector/use-evidence';
import { useScope } from '../../inspector/provider';
import { templateQuery } from '../../inspector/templates';
import { usePreviewStart } from '../../inspector/use-preview-start';
import { exclusions } from '../../strings/exclusions';
import { Evidence } from './evidence';
import { ExclusionsContent } from './exclusions-content';
import { ExclusionsFooter } from './exclusions-footer';
import { ExclusionsFrame } from './exclusions-frame';
import { ExclusionsSummary } from './exclusions-summary';
import { Incomplete } from './incomplete';
import { LoadingProgress } from './loading-progress';
import { NothingListed } from './nothing-listed';
import { PreviewProgress } from './preview-progress';
import { StartHere } from './start-here';
import { TakeAway } from './take-away';
import { useShownExclusions } from './use-shown-exclusions';

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
    if (token === '') return <StartHere place={place} name={name} level={level} />;
    if (error && rows.length === 0)
      return (
        <>
          <PreviewProblem problem={error} onRetry={retry} level={level} />
          {!error.retryable && <StartHere place={place} name={name} level={level} buttonOnly />}
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
          <TakeAway
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
