import { styled } from '@mui/material/styles';
import { useMemo } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import type { TemplatePlace } from '../../domain/address/paths';
import { changedSearch, readLookView } from '../../domain/address/views';
import { exclusionHistory } from '../../domain/coverage/exclusion-history';
import { UndescribedNotes } from '../../features/lists/list-problem';
import { LoadMoreRuns } from '../../features/runs/load-more-runs';
import { useScope } from '../../inspector/queries/provider';
import { useRunAnswers } from '../../inspector/queries/run-answers';
import type { TemplateRuns } from '../../inspector/queries/template-runs';
import { history as words } from '../../strings/history';
import { color } from '../../theme/tokens';
import { Button } from '../../ui/controls/button';
import { useAnnouncement } from '../../ui/feedback/announcer';
import { EmptyState } from '../../ui/feedback/empty-state';
import { Note } from '../../ui/feedback/note';
import { Card } from '../../ui/layout/card';
import { HistoryChart } from './history-chart';
import { HistoryTable } from './history-table';

/** How many runs are looked at unless the reader asks for more: each is a list of its own. */
const FEW = 12;

const Quiet = styled('span')({ color: color.dim });

export interface HistoryViewProps {
  readonly place: TemplatePlace;
  readonly list: TemplateRuns;
}

/** The chart and the table of a template's runs. */
export function HistoryView({ place, list }: HistoryViewProps) {
  const [search] = useSearchParams();
  const navigate = useNavigate();
  const { runs: most = FEW } = readLookView(search);
  const looked = useMemo(() => list.runs.slice(0, most).toReversed(), [list.runs, most]);
  const answered = useRunAnswers(useScope(place), looked);
  const history = useMemo(
    () =>
      exclusionHistory(
        answered.map(({ run, answer }) => ({
          run,
          exclusions: answer.kind === 'known' ? answer.exclusions : undefined,
        })),
      ),
    [answered],
  );
  const loading = answered.filter(({ answer }) => answer.kind === 'loading').length;
  const gaps = history.gaps - loading;
  const retries = answered.flatMap(({ retry }) => retry ?? []);
  const rest = list.runs.length - looked.length;
  useAnnouncement(loading === 0 ? words.looked(looked.length, list.runs.length, list.more) : undefined);

  const lookedText =
    loading > 0
      ? words.loadingRuns(looked.length - loading, looked.length)
      : words.looked(looked.length, list.runs.length, list.more);
  if (looked.length === 0)
    return (
      <Card flush>
        <EmptyState {...words.empty} />
      </Card>
    );
  return (
    <>
      {loading === 0 && gaps > 0 && (
        <Note
          tone="warn"
          action={
            retries.length > 0 && (
              <Button onClick={() => retries.forEach((retry) => retry())}>{words.retry}</Button>
            )
          }
        >
          {words.gaps(gaps, looked.length)}
        </Note>
      )}
      <UndescribedNotes items={list.undescribed} words={words.undescribed} />
      <Card
        title={words.chart}
        tools={
          <>
            <Quiet>{lookedText}</Quiet>
            <LoadMoreRuns
              most={most}
              few={FEW}
              rest={rest}
              onMore={(next) =>
                void navigate(
                  { search: changedSearch(search, { runs: String(next) }) },
                  { replace: true, preventScrollReset: true },
                )
              }
            />
          </>
        }
      >
        {loading === 0 && history.types.length === 0 && gaps < looked.length ? (
          <EmptyState
            {...(gaps + list.undescribed.length === 0
              ? words.noExclusions
              : words.noneKnown(looked.length - gaps))}
          />
        ) : (
          <HistoryChart history={history} />
        )}
      </Card>
      <Card flush>
        <HistoryTable remark={lookedText} runs={answered} history={history} />
      </Card>
    </>
  );
}
