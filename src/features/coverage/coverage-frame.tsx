/** What pages of figures over all runs of an account and region have around them: their frame, the choice of a year, how far they are built. */

import { type ReactNode, useEffect, useMemo, useRef } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { type AccountPlace, readAccountPlace } from '../../domain/address/paths';
import { type CoverageView, daysOfYear, yearOf } from '../../domain/address/coverage-views';
import { changedSearch } from '../../domain/address/query-string';
import type { CoverageAnswer, CoverageProgress } from '../../domain/report/coverage-answer';
import { coverageRemarks, NoRuns } from './gaps-card';
import { ViewExportMenu, type ViewExportMenuProps, ViewExports } from '../export/view-export-menu';
import { InstancesExtent } from '../instances/copy-ids';
import { usePlace } from '../address';
import { permissionOf, ProblemActions, ProblemPanel } from '../problems';
import { SavedViews } from '../saved-views/saved-views';
import { useCoverage } from '../../inspector/queries/coverage';
import { coverage as words } from '../../strings/coverage';
import { CopyLinkButton } from '../../ui/controls/copy-button';
import { Loading } from '../../ui/feedback/states';
import { SelectField } from '../../ui/filter/fields';
import { Card, Page } from '../../ui/layout/page';
import { styled } from '@mui/material/styles';
import type { Problem } from '../../inspector/transport/problem';
import { problems } from '../../strings/problems';
import { color } from '../../theme/tokens';
import { Button } from '../../ui/controls/button';
import { useAnnounce } from '../../ui/feedback/announcer';
import { Note } from '../../ui/feedback/notices';
import { ProgressBar } from '../../ui/feedback/progress';

interface FrameProps<View extends CoverageView> {
  readonly view: View;
  readonly title: string;
  readonly sentence: string;
  /** Its saved views are among its actions: the page has no filters but these. */
  readonly savedViews?: 'overview';
  readonly children: (place: AccountPlace, answer: CoverageAnswer, view: View) => ReactNode;
}

function Frame<View extends CoverageView>({
  place,
  view,
  title,
  sentence,
  savedViews,
  children,
}: FrameProps<View> & { readonly place: AccountPlace }) {
  const { data, error, isFetching, years, goOn, stop } = useCoverage(place, view);
  const { answer, progress } = data ?? {};
  const partial = progress !== undefined && !progress.complete;
  const extent = useMemo(() => ({ filtered: false, partial }), [partial]);
  const exports: ViewExportMenuProps = {
    title,
    place,
    kind: answer && answer.kind !== 'unknown' ? answer.kind : undefined,
    remarks: answer && [...(progress ? [lookedText(progress)] : []), ...coverageRemarks(answer)],
    incomplete: progress !== undefined && isFetching,
  };
  const content = (): ReactNode => {
    if (!answer)
      return error && !isFetching ? (
        <Card flush>
          <ProblemPanel problem={error} onRetry={goOn} />
        </Card>
      ) : (
        <Loading label={words.loading} />
      );
    if (answer.runs > 0)
      return (
        <ViewExports value={exports}>
          <InstancesExtent extent={extent}>{children(place, answer, view)}</InstancesExtent>
        </ViewExports>
      );
    if (progress && !progress.complete) return null;
    return <NoRuns answer={answer} />;
  };
  return (
    <Page
      title={title}
      sentence={sentence}
      actions={
        <>
          <CoverageYears years={years} view={view} />
          {savedViews && <SavedViews kind={savedViews} />}
          <ViewExportMenu {...exports} />
          <CopyLinkButton />
        </>
      }
    >
      {progress && <BuildProgress build={{ progress, isFetching, problem: error, stop, goOn }} />}
      {content()}
    </Page>
  );
}

interface CoverageFrameProps<View extends CoverageView> extends Omit<FrameProps<View>, 'view'> {
  readonly readView: (search: URLSearchParams) => View;
}

/**
 * A page of figures over all runs of the account and region that its address names: asks for them, and says where there
 * are none.
 */
export function CoverageFrame<View extends CoverageView>({ readView, ...frame }: CoverageFrameProps<View>) {
  const place = usePlace(readAccountPlace);
  const [search] = useSearchParams();
  return <Frame key={`${place.region}/${place.account}`} place={place} view={readView(search)} {...frame} />;
}

const OTHER = 'other';

/** Narrows figures to the runs that began in one year; an address can name any days. */
export function CoverageYears({
  years,
  view,
}: {
  /** Those in which runs of all times began, the latest first; undefined while they are not known. */
  readonly years: readonly string[] | undefined;
  readonly view: CoverageView;
}) {
  const [search] = useSearchParams();
  const navigate = useNavigate();
  if (!years) return null;
  const chosen = yearOf(view, OTHER);
  // A year of which no run was looked at yet can still be the one that is chosen.
  const offered = chosen === undefined || chosen === OTHER ? years : [...new Set([...years, chosen])];
  const other = { value: OTHER, label: words.years(view.from ?? '…', view.to ?? '…') };
  return (
    <SelectField
      label={words.year}
      none={words.allYears}
      value={chosen}
      options={[
        ...offered
          .toSorted()
          .toReversed()
          .map((year) => ({ value: year, label: year })),
        ...(chosen === OTHER ? [other] : []),
      ]}
      onChange={(year) => {
        if (year === OTHER) return;
        void navigate({ search: changedSearch(search, daysOfYear(year)) }, { preventScrollReset: true });
      }}
    />
  );
}

const { built: buildWords } = words;

const Line = styled('div')({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '0 12px' });
const Quiet = styled('p')({ margin: '8px 0 0', fontSize: 12, color: color.dim });

type Looked = Pick<CoverageProgress, 'looked' | 'listed' | 'listComplete' | 'complete'>;

/** How many runs figures are of, of how many, in words. */
export const lookedText = ({ looked, listed, listComplete }: Looked): string =>
  buildWords.looked(looked, listed, !listComplete);

/** Figures that are built run by run, and the ways to end that and to go on with it. */
interface CoverageBuild {
  readonly progress: Looked;
  readonly isFetching: boolean;
  /** Why it ended before the last run. */
  readonly problem?: Problem | null | undefined;
  readonly stop: () => void;
  readonly goOn: () => void;
}

/** How many runs the figures below are of, with the way to look at no more of them, and to go on. */
export function BuildProgress({ build }: { readonly build: CoverageBuild }) {
  const { progress, isFetching, problem, stop, goOn } = build;
  const announce = useAnnounce();
  const { looked, listed, listComplete, complete } = progress;
  const text = lookedText(progress);
  const done = complete && !isFetching;
  // Of how many nobody knows until the list is at its end.
  const share = listComplete && listed > 0 ? looked / listed : undefined;
  const wasFetching = useRef(isFetching);
  useEffect(() => {
    if (wasFetching.current && done) announce(buildWords.done(listed));
    wasFetching.current = isFetching;
  }, [announce, done, isFetching, listed]);
  const toggle = (): void => {
    if (!isFetching) return goOn();
    stop();
    announce(buildWords.stopped);
  };
  return (
    <>
      {problem && !isFetching && (
        <Note
          tone="warn"
          action={<ProblemActions problem={problem} onRetry={goOn} permission={permissionOf(problem)} />}
        >
          {buildWords.cutShort(text)} {problems[problem.kind].title}.{' '}
          {problems[problem.kind].text(permissionOf(problem))}
        </Note>
      )}
      <Card>
        <Line>
          <span>{done ? buildWords.done(listed) : isFetching ? text : buildWords.stoppedAt(text)}</span>
          <Button emphasis="plain" onClick={toggle}>
            {isFetching ? buildWords.stop : done ? buildWords.again : buildWords.goOn}
          </Button>
        </Line>
        {isFetching && <ProgressBar label={buildWords.label} share={share} />}
        <Quiet>{buildWords.explanation}</Quiet>
      </Card>
    </>
  );
}
