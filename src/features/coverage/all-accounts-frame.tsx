import { styled } from '@mui/material/styles';
import { type ReactNode, useMemo, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import {
  type AllAccountsView,
  type CoverageView,
  readAllAccountsView,
} from '../../domain/address/coverage-views';
import { changedSearch } from '../../domain/address/query-string';
import type { MarkedKind } from '../../domain/assessment/account-data';
import { type CoverageAnswer, mergeCoverage } from '../../domain/report/coverage-answer';
import { type CoverageOfPlace, placeKey, useAllCoverage, yearsOf } from '../../inspector/queries/coverage';
import { common } from '../../strings/shell';
import { allAccounts as words } from '../../strings/coverage';
import { color } from '../../theme/tokens';
import { Button } from '../../ui/controls/button';
import { CopyLinkButton } from '../../ui/controls/copy-button';
import { EmptyState, Loading } from '../../ui/feedback/states';
import { Note } from '../../ui/feedback/notices';
import { SelectField } from '../../ui/filter/fields';
import { Card, Page } from '../../ui/layout/page';
import { InstancesExtent } from '../instances/copy-ids';
import { SavedViews } from '../saved-views/saved-views';
import { ViewExportMenu, type ViewExportMenuProps, ViewExports } from '../export/view-export-menu';
import { BuildProgress, CoverageYears, lookedText } from './coverage-frame';
import { coverageRemarks } from './gaps-card';

const Progress = styled('output')({ display: 'block', marginBottom: 12, color: color.dim });
/** So high that what stands below is not seen to move when figures take its place. */
const Waiting = styled('div')({ minHeight: '80vh' });
const KINDS: readonly MarkedKind[] = ['recorded', 'simulated', 'unknown'];

/** All accounts and regions of a view, with the sum of those whose data is of the kind that is shown. */
export interface AllAccounts {
  readonly places: readonly CoverageOfPlace[];
  readonly kind: MarkedKind;
  /** How many could not be read. */
  readonly unread: number;
  /** Undefined while nothing of this kind has come. */
  readonly sum: CoverageAnswer | undefined;
}

function useSum(places: readonly CoverageOfPlace[], kind: MarkedKind): CoverageAnswer | undefined {
  return useMemo(() => {
    const answers = places.flatMap(({ answer }) => (answer?.kind === kind ? [answer] : []));
    return answers.length === 0 ? undefined : mergeCoverage(answers);
  }, [places, kind]);
}

/** How far the figures have come of those places whose endpoint does not add up by itself; undefined where each one does. */
function builtOf(places: readonly CoverageOfPlace[]) {
  const built = places.flatMap(({ progress }) => progress ?? []);
  if (built.length === 0) return undefined;
  return {
    looked: built.reduce((sum, { looked }) => sum + looked, 0),
    listed: built.reduce((sum, { listed }) => sum + listed, 0),
    listComplete: built.every(({ listComplete }) => listComplete),
    complete: built.every(({ complete }) => complete),
  };
}

/** The years in which runs of any place began, as far as they are known. */
function yearsOfAll(places: readonly CoverageOfPlace[], ofAll: CoverageAnswer | undefined) {
  const built = places.flatMap(({ progress }) => progress?.years ?? []);
  const years = [...new Set([...(yearsOf(ofAll) ?? []), ...built])];
  return years.length > 0 ? years.toSorted().toReversed() : undefined;
}

/** Whether a place's figures, or the rest of them, are still on their way. */
export const isUnderWay = ({ isFetching, answer, progress }: CoverageOfPlace): boolean =>
  isFetching && (!answer || progress !== undefined);

export interface AllAccountsFrameProps<View extends CoverageView> {
  readonly title: string;
  readonly sentence: string;
  readonly readView: (search: URLSearchParams) => View;
  /** Its saved views are among its actions: the page has no filters but these. */
  readonly savedViews?: 'allAccounts';
  readonly children: (all: AllAccounts, view: View & AllAccountsView) => ReactNode;
}

/**
 * A page of figures over every account and region: adds up what has come, says how much is on its way, and keeps
 * recorded and simulated apart.
 */
export function AllAccountsFrame<View extends CoverageView>(props: AllAccountsFrameProps<View>) {
  const { title, sentence, readView, savedViews, children } = props;
  const [search] = useSearchParams();
  const navigate = useNavigate();
  const view = { ...readView(search), ...readAllAccountsView(search) };
  const { from, to } = view;
  const places = useAllCoverage({ from, to });
  const there = KINDS.filter((each) => places.some(({ answer }) => answer?.kind === each));
  // Which kind is shown does not depend on who answers first: recorded data stands before any other. What is asked again
  // later, of a place that could not be read or of another year, changes nothing of that.
  const [settled, setSettled] = useState(false);
  const unanswered = places.some(({ answer, isFetching }) => !answer && isFetching);
  if (!settled && !unanswered) setSettled(true);
  const kind = view.data ?? (settled ? there[0] : undefined) ?? 'recorded';
  const sum = useSum(places, kind);
  const underWay = places.filter(isUnderWay);
  const waiting = underWay.length;
  // The years to choose from, asked for behind everything else. What is built run by run tells its years by itself.
  const ofAllTimes = useAllCoverage(
    {},
    (from ?? to) === undefined || waiting > 0
      ? []
      : places.flatMap((place) => (place.answer && !place.progress ? [placeKey(place)] : [])),
  );
  const ofAll = useSum((from ?? to) === undefined ? places : ofAllTimes, kind);
  const unread = places.filter(({ answer, isFetching }) => !answer && !isFetching);
  const retries = unread.flatMap(({ problem, retry }) => (!problem || problem.retryable ? [retry] : []));
  const built = builtOf(places);
  const partial = waiting > 0 || unread.length > 0 || built?.complete === false;
  const extent = useMemo(() => ({ filtered: false, partial }), [partial]);
  const exports: ViewExportMenuProps = {
    title,
    place: undefined,
    kind: kind === 'unknown' ? undefined : kind,
    remarks: [
      words.progress(places.length - waiting - unread.length, places.length),
      ...(built ? [lookedText(built)] : []),
      ...(unread.length > 0 ? [words.unread(unread.length)] : []),
      ...(sum ? coverageRemarks(sum, unread.length) : []),
    ],
    incomplete: waiting > 0,
  };
  const goOn = (): void => {
    const unfinished = places.filter(({ progress }) => progress && !progress.complete);
    for (const { retry } of unfinished.length > 0 ? unfinished : places.filter(({ progress }) => progress))
      retry();
    for (const retry of retries) retry();
  };
  return (
    <Page
      title={title}
      sentence={sentence}
      actions={
        <>
          {there.length > 1 && there.includes(kind) && (
            <SelectField
              label={words.data}
              value={kind}
              options={there.map((each) => ({ value: each, label: words.kinds[each] }))}
              onChange={(data) => void navigate({ search: changedSearch(search, { data }) })}
            />
          )}
          <CoverageYears years={yearsOfAll(places, ofAll)} view={view} />
          {savedViews && <SavedViews kind={savedViews} />}
          <ViewExportMenu {...exports} />
          <CopyLinkButton />
        </>
      }
    >
      <Progress aria-live="polite">
        {words.progress(places.length - waiting - unread.length, places.length)}
      </Progress>
      {built && (
        <BuildProgress
          build={{
            progress: built,
            isFetching: waiting > 0,
            problem: places.find(({ answer, problem, isFetching }) => answer && problem && !isFetching)
              ?.problem,
            stop: () => underWay.forEach(({ stop }) => stop()),
            goOn,
          }}
        />
      )}
      {!sum && unanswered && (
        <Waiting>
          <Loading label={words.loading} />
        </Waiting>
      )}
      {!sum && !unanswered && (
        <Card>
          <EmptyState {...words.none} />
        </Card>
      )}
      {unread.length > 0 && (
        <Note
          tone="warn"
          action={
            retries.length > 0 && (
              <Button onClick={() => retries.forEach((retry) => retry())}>{common.tryAgain}</Button>
            )
          }
        >
          {words.unread(unread.length)}
        </Note>
      )}
      <ViewExports value={exports}>
        <InstancesExtent extent={extent}>
          {children({ places, kind, sum, unread: unread.length }, view)}
        </InstancesExtent>
      </ViewExports>
    </Page>
  );
}
