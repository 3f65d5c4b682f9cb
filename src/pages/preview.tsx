import { useQuery } from '@tanstack/react-query';
import type { EvidenceDocument } from '../domain/assessment/account-data';
import { CheckIcon } from '../ui/controls/icons';
import { type ReactNode, useEffect, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { targetArn } from '../domain/address/arn';
import { readTemplatesView, templatesSearch } from '../domain/address/list-views';
import { arnOfTemplate, paths, readTemplatePlace, type TemplatePlace } from '../domain/address/paths';
import { changedSearch, readPreviewToken } from '../domain/address/query-string';
import { EvidenceList } from '../features/exclusions/evidence-list';
import { ExclusionsContent } from '../features/exclusions/exclusions-content';
import { ExclusionsFrame } from '../features/exclusions/exclusions-frame';
import { LoadingProgress } from '../ui/feedback/progress';
import { ExclusionsSummary, SummaryRoom } from '../features/exclusions/summary';
import { useShownExclusions } from '../features/exclusions/shown-exclusions';
import { TemplateFrame } from '../features/templates/template-frame';
import { PlacePage } from '../features/address';
import { ProblemPanel } from '../features/problems';
import { PreviewProblem, previewStartWords } from '../features/previews/preview-problem';
import { StartPreview } from '../features/previews/start-preview';
import { usePreviewStart } from '../inspector/queries/create-preview';
import { previewQuery } from '../inspector/queries/preview';
import { useEvidence } from '../inspector/queries/evidence';
import { useInspector } from '../inspector/queries/inspector-context';
import { templateQuery } from '../inspector/queries/templates';
import { templateHead } from '../strings/run-and-template-pages';
import { nothingOfId } from '../strings/lists';
import { previews as words } from '../strings/previews';
import { Button, LinkButton } from '../ui/controls/button';
import { useAnnouncement } from '../ui/feedback/announcer';
import { EmptyState, Loading } from '../ui/feedback/states';
import { elapsedSeconds } from '../domain/text/times';

const NONE: readonly never[] = [];

/** Another preview may not have the type that was chosen. */
const CLEARED = ['type'];

function PreviewView({ place }: { readonly place: TemplatePlace }) {
  const inspector = useInspector(place);
  const [search] = useSearchParams();
  const arn = arnOfTemplate(place);
  const token = readPreviewToken(search) ?? '';
  const template = useQuery(templateQuery(inspector, arn));
  const preview = useQuery({ ...previewQuery(inspector, arn, token), enabled: token !== '' });
  const { data, error } = preview;

  const rows = data?.status === 'completed' ? data.rows : NONE;
  const complete = data?.status === 'completed' && data.complete;
  const shown = useShownExclusions(place, rows, {
    complete,
    settled: complete || !preview.isFetching,
    targetArn: targetArn(place.region, place.account, place.targetId),
    packageArns: template.data?.rulesPackageArns,
  });
  const { level } = shown;
  const navigate = useNavigate();
  const again = usePreviewStart(
    place,
    (newToken) =>
      void navigate({ search: changedSearch(search, { token: newToken, type: undefined, item: undefined }) }),
  );
  const evidence = useEvidence(place, { kind: 'preview', templateArn: arn, token }, complete);
  useAnnouncement(complete ? words.announceDone(rows.length) : undefined);

  const name = template.data?.name ?? place.templateId;
  const retry = (): void => void preview.refetch();

  // A preview that is there speaks for its template, which recorded data may name without describing it.
  const unknown =
    template.error?.kind === 'not-found' && !data && (token === '' || error) ? template.error : null;
  const summary = (): ReactNode => {
    if (data?.status === 'in-progress' && !error) return <PreviewProgress since={data.since} />;
    if (complete) return rows.length > 0 ? <ExclusionsSummary shown={shown} /> : undefined;
    if (error || token === '') return undefined;
    return data ? <LoadingProgress label={words.reading} text={words.readingCount(rows.length)} /> : <></>;
  };
  const summed = summary();

  /** What stands there while there are no exclusions to show. */
  const instead = (): ReactNode => {
    if (unknown)
      return (
        <ProblemPanel
          problem={unknown}
          level={level}
          {...nothingOfId('template', again.recorded, place.templateId, place)}
        />
      );
    if (token === '') return <StartPreview place={place} name={name} level={level} clears={CLEARED} />;
    if (error)
      return (
        <>
          <PreviewProblem problem={error} onRetry={retry} level={level} />
          {!error.retryable && (
            <StartPreview place={place} name={name} level={level} clears={CLEARED} buttonOnly />
          )}
        </>
      );
    if (!data) return <Loading label={words.reading} />;
    if (data.status === 'in-progress') return <EmptyState level={level} {...words.inProgress} />;
    if (complete) return <NothingListed recorded={again.recorded} evidence={evidence} level={level} />;
    return undefined;
  };
  return (
    <ExclusionsFrame
      place={place}
      title={words.title(name)}
      sentence={words.sentence}
      summary={summed && <SummaryRoom>{summed}</SummaryRoom>}
      list={{
        pathname: paths.templates(place),
        search: templatesSearch(readTemplatesView(search)),
      }}
      subject={{ kind: 'preview', name, arn, token }}
      shown={shown}
      extent={{
        complete,
        total: rows.length,
        more: !complete,
        remarks: complete && rows.length === 0 ? [again.recorded ? words.none.saved : words.none.text] : NONE,
      }}
      nothing={unknown !== null}
      renderPage={(parts) => (
        <TemplateFrame
          place={place}
          name={name}
          head={{ view: templateHead.preview, title: words.title(name), sentence: words.sentence }}
          nothing={unknown !== null}
          {...parts}
        />
      )}
      actions={
        complete && (
          <>
            <LinkButton to={paths.previewChanges(place, token)}>{words.compare}</LinkButton>
            {!again.recorded && (
              <Button onClick={again.start} busy={again.pending}>
                {again.pending ? words.starting : words.again}
              </Button>
            )}
          </>
        )
      }
    >
      <ExclusionsContent
        place={place}
        shown={shown}
        complete={complete}
        problem={rows.length > 0 ? error : null}
        onRetry={retry}
        after={
          rows.length > 0 &&
          evidence && <EvidenceList documents={evidence} none={words.savedNotKnown} level={level} />
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
        {rows.length === 0 && instead()}
      </ExclusionsContent>
    </ExclusionsFrame>
  );
}

interface NothingListedProps {
  /** A saved preview tells of the day that it was saved, not of now. */
  readonly recorded: boolean;
  readonly evidence: readonly EvidenceDocument[] | undefined;
  readonly level: 2 | 3;
}

/** What an empty preview says: that it lists nothing, and no more. */
function NothingListed({ recorded, evidence, level }: NothingListedProps) {
  return (
    <>
      <EmptyState
        level={level}
        title={words.none.title}
        text={recorded ? words.none.saved : words.none.text}
        {...(!recorded && { icon: <CheckIcon size={24} /> })}
      />
      {evidence && <EvidenceList documents={evidence} none={words.savedNotKnown} level={level} />}
    </>
  );
}

/** The preview of a template's exclusions, beside the list of templates or as a page. */
export function Component() {
  return <PlacePage read={readTemplatePlace} Page={PreviewView} />;
}

/** A preview that is being generated: how long it has taken so far, and no invented percentage. */
function PreviewProgress({ since }: { readonly since: number }) {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  useAnnouncement(words.announceGenerating);
  return (
    <LoadingProgress label={words.generatingLabel} text={words.generating(elapsedSeconds(since, now))} />
  );
}
