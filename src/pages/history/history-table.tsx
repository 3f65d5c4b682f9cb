import { styled } from '@mui/material/styles';
import { useMemo } from 'react';
import { paths, runPlace } from '../../domain/address/paths';
import type { ExclusionHistory, HistoryType } from '../../domain/coverage/exclusion-history';
import type { AnsweredRun } from '../../inspector/queries/run-answers';
import { answers } from '../../strings/answers';
import { exclusionWord } from '../../strings/runs';
import { history as words } from '../../strings/grid-changes-history';
import { number } from '../../strings/numbers';
import { color } from '../../theme/tokens';
import { Link } from '../../ui/controls/link';
import { exportedTime } from '../../ui/table/exported-tables';
import { type PlainColumn, PlainTable } from '../../ui/table/plain-table';
import { TimeText } from '../../ui/text/time-text';

const Quiet = styled('span')({ color: color.dim });

/** A name and a time are read as one, while a type's title may take several lines. */
const Columns = styled('div')({
  '&& thead th': { minWidth: 96, whiteSpace: 'normal' },
  '& tbody th': { minWidth: 190 },
  '& tbody td:first-of-type': { whiteSpace: 'nowrap' },
});

interface Row {
  readonly answered: AnsweredRun;
  readonly counts: readonly number[] | undefined;
  readonly total: number | undefined;
}

/** Why a run has no total. */
function totalWord({ answered: { answer, run } }: Row): string {
  if (answer.kind !== 'gap') return words.counting;
  const { why, exclusions } = answer;
  // What a run listed that failed is said as everywhere else, though it is no number of the history.
  return why === 'not-evaluated' && exclusions.length > 0
    ? exclusionWord({ kind: 'count', count: exclusions.length, more: false }, run.state, words.counting)
    : answers[why].word;
}

/** What a run's total says: the number as the way to its exclusions, or why there is none. */
function Total(row: Row) {
  const { total } = row;
  const place = runPlace(row.answered.run.arn);
  const text = total === undefined ? totalWord(row) : number(total);
  if (!place || total === 0) return text;
  const link = <Link to={paths.exclusions(place)}>{text}</Link>;
  return total === undefined ? <Quiet>{link}</Quiet> : link;
}

function columnsOf(types: readonly HistoryType[]): readonly PlainColumn<Row>[] {
  return [
    {
      header: words.columns.run,
      value: ({ answered: { run } }) => run.name,
      cell: ({ answered: { run } }) => {
        const place = runPlace(run.arn);
        return place ? <Link to={paths.run(place)}>{run.name}</Link> : run.name;
      },
    },
    {
      header: words.columns.start,
      value: ({ answered: { run } }) => exportedTime(run.startedAt),
      times: true,
      cell: ({ answered: { run } }) => <TimeText at={run.startedAt} />,
    },
    {
      header: words.columns.total,
      align: 'right',
      value: (row) => row.total ?? totalWord(row),
      cell: (row) => <Total {...row} />,
    },
    ...types.map(({ title }, index): PlainColumn<Row> => ({
      header: title,
      align: 'right',
      english: true,
      value: ({ counts }) => (counts ? (counts[index] ?? 0) : null),
      cell: ({ counts }) => (counts ? number(counts[index] ?? 0) : <Quiet>{words.noNumber}</Quiet>),
    })),
  ];
}

export interface HistoryTableProps {
  /** In the order of the history's points. */
  readonly runs: readonly AnsweredRun[];
  readonly history: ExclusionHistory<unknown>;
  /** How many of the template's runs were looked at. */
  readonly remark: string;
}

/** All numbers of the history, the latest run first; a gap says with its word what is not known. */
export function HistoryTable({ runs, history: { types, points }, remark }: HistoryTableProps) {
  const rows = useMemo(
    () =>
      runs
        .map((answered, index): Row => {
          const { counts, total } = points[index] ?? {};
          return { answered, counts, total };
        })
        .toReversed(),
    [runs, points],
  );
  const columns = useMemo(() => columnsOf(types), [types]);
  return (
    <Columns>
      <PlainTable
        label={words.table}
        columns={columns}
        rows={rows}
        remark={remark}
        rowId={({ answered: { run } }) => run.arn}
      />
    </Columns>
  );
}
