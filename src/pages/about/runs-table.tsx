import { styled } from '@mui/material/styles';
import { parseArn } from '../../domain/address/arn';
import { paths, runPlace } from '../../domain/address/paths';
import {
  type DataKind,
  restsOnSavedLists,
  type RunData,
  statusOfRunData,
} from '../../domain/assessment/account-data';
import { isoUtc } from '../../domain/text/dates';
import { about as texts } from '../../strings/about';
import { exclusionWord } from '../../strings/exclusion-status';
import { color } from '../../theme/tokens';
import { Button } from '../../ui/controls/button';
import { Link } from '../../ui/controls/link';
import { Card } from '../../ui/layout/card';
import { type PlainColumn, PlainTable } from '../../ui/table/plain-table';
import { TimeText } from '../../ui/text/time-text';

const Text = styled('p')({ margin: 0, padding: '12px 16px', fontSize: 13, color: color.dim });
const More = styled('div')({
  display: 'flex',
  alignItems: 'center',
  gap: 12,
  padding: '12px 16px',
  borderTop: `1px solid ${color.line}`,
});

function RunLink({ run: { arn, described } }: { readonly run: RunData }) {
  const place = runPlace(arn);
  const shown = described?.name ?? parseArn(arn)?.id ?? arn;
  return place ? <Link to={paths.exclusions(place)}>{shown}</Link> : shown;
}

/** When the service gave the lists: it matters where they were saved, and then the answer may not say. */
function Answered({ run }: { readonly run: RunData }) {
  if (!restsOnSavedLists(run)) return texts.unknownCount;
  return run.answeredAt === undefined ? texts.answerNotKnown : <TimeText at={run.answeredAt} zone />;
}

const originOf = ({ exclusions }: RunData, kind: DataKind): string =>
  exclusions === 'recorded' && kind === 'simulated' ? texts.savedInSimulated : texts.origins[exclusions];

const columnsOf = (kind: DataKind): readonly PlainColumn<RunData>[] => [
  { header: texts.run, value: ({ arn }) => arn, cell: (run) => <RunLink run={run} /> },
  {
    header: texts.created,
    value: ({ described }) => (described ? (isoUtc(described.createdAt) ?? null) : null),
    cell: ({ described }) => <TimeText at={described?.createdAt} zone />,
  },
  {
    header: texts.exclusions,
    value: (run) => exclusionWord(statusOfRunData(run), texts.unknownCount),
    cell: (run) => exclusionWord(statusOfRunData(run), texts.unknownCount),
    align: 'right',
  },
  {
    header: texts.origin,
    value: (run) => originOf(run, kind),
    cell: (run) => originOf(run, kind),
  },
  {
    header: texts.answered,
    value: ({ answeredAt }) => (answeredAt === undefined ? null : (isoUtc(answeredAt) ?? null)),
    cell: (run) => <Answered run={run} />,
  },
];

export interface RunsTableProps {
  readonly kind: DataKind;
  readonly runs: readonly RunData[];
  readonly total: number;
  readonly hasMore: boolean;
  readonly loadingMore: boolean;
  readonly onMore: () => void;
}

/** For each run of the region, whether its exclusions are recorded, simulated or absent. */
export function RunsTable({ kind, runs, total, hasMore, loadingMore, onMore }: RunsTableProps) {
  return (
    <Card flush title={`${texts.runs} (${texts.count(total)})`}>
      <Text>{runs.length === 0 ? texts.noRuns : texts.runsText}</Text>
      {runs.length > 0 && (
        <PlainTable
          label={texts.runs}
          columns={columnsOf(kind)}
          rows={runs}
          rowId={({ arn }) => arn}
          remark={hasMore ? texts.shown(runs.length, total) : undefined}
        />
      )}
      {hasMore && (
        <More>
          <Button onClick={onMore} busy={loadingMore}>
            {loadingMore ? texts.loadingMore : texts.loadMore}
          </Button>
          {texts.shown(runs.length, total)}
        </More>
      )}
    </Card>
  );
}
