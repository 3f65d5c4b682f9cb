import { styled } from '@mui/material/styles';
import { type ReactNode, useMemo } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import {
  type AllAccountsView,
  type CoverageView,
  readAllAccountsView,
} from '../../domain/address/coverage-views';
import { changedSearch } from '../../domain/address/query-string';
import type { DataKind } from '../../domain/assessment/account-data';
import { type CoverageAnswer, mergeCoverage } from '../../domain/report/coverage-answer';
import { type CoverageOfPlace, useAllCoverage } from '../../inspector/queries/coverage';
import { common } from '../../strings/shell';
import { allAccounts as words } from '../../strings/coverage';
import { color } from '../../theme/tokens';
import { Button } from '../../ui/controls/button';
import { CopyLinkButton } from '../../ui/controls/copy-button';
import { EmptyState, Loading } from '../../ui/feedback/states';
import { Note } from '../../ui/feedback/notices';
import { SelectField } from '../../ui/filter/fields';
import { Card, Page } from '../../ui/layout/page';
import { ViewExportMenu } from '../export/view-export-menu';
import { CoverageYears } from './coverage-frame';

const Progress = styled('output')({ display: 'block', color: color.dim });
const KINDS: readonly DataKind[] = ['recorded', 'simulated'];

/** All accounts and regions of a view, with the sum of those whose data is of the kind that is shown. */
export interface AllAccounts {
  readonly places: readonly CoverageOfPlace[];
  readonly kind: DataKind;
  /** Undefined while nothing of this kind has come. */
  readonly sum: CoverageAnswer | undefined;
}

function useSum(places: readonly CoverageOfPlace[], kind: DataKind): CoverageAnswer | undefined {
  return useMemo(() => {
    const answers = places.flatMap(({ answer }) => (answer?.kind === kind ? [answer] : []));
    return answers.length === 0 ? undefined : mergeCoverage(answers);
  }, [places, kind]);
}

export interface AllAccountsFrameProps<View extends CoverageView> {
  readonly title: string;
  readonly sentence: string;
  readonly readView: (search: URLSearchParams) => View;
  readonly children: (all: AllAccounts, view: View & AllAccountsView) => ReactNode;
}

/**
 * A page of figures over every account and region: adds up what has come, says how much is on its way, and keeps
 * recorded and simulated apart.
 */
export function AllAccountsFrame<View extends CoverageView>(props: AllAccountsFrameProps<View>) {
  const { title, sentence, readView, children } = props;
  const [search] = useSearchParams();
  const navigate = useNavigate();
  const view = { ...readView(search), ...readAllAccountsView(search) };
  const { from, to } = view;
  const places = useAllCoverage({ from, to });
  const ofAllTimes = useAllCoverage({});
  const there = KINDS.filter((each) => places.some(({ answer }) => answer?.kind === each));
  const kind = view.data ?? there[0] ?? 'recorded';
  const sum = useSum(places, kind);
  const ofAll = useSum(ofAllTimes, kind);
  const waiting = places.filter(({ answer, problem }) => !answer && !problem).length;
  const unread = places.filter(({ problem }) => problem);
  const retries = unread.flatMap(({ problem, retry }) => (problem?.retryable ? [retry] : []));
  return (
    <Page
      title={title}
      sentence={sentence}
      actions={
        <>
          {there.length > 1 && (
            <SelectField
              label={words.data}
              value={kind}
              options={there.map((each) => ({ value: each, label: common[each] }))}
              onChange={(data) => void navigate({ search: changedSearch(search, { data }) })}
            />
          )}
          <CoverageYears months={ofAll?.months} view={view} />
          <ViewExportMenu
            title={title}
            place={undefined}
            kind={kind}
            remarks={[words.progress(places.length - waiting - unread.length, places.length)]}
            incomplete={waiting > 0}
          />
          <CopyLinkButton />
        </>
      }
    >
      {waiting > 0 && (
        <Progress aria-live="polite">{words.progress(places.length - waiting, places.length)}</Progress>
      )}
      {!sum && waiting > 0 && <Loading label={words.loading} />}
      {!sum && waiting === 0 && (
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
      {children({ places, kind, sum }, view)}
    </Page>
  );
}
