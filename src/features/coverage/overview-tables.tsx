import { styled } from '@mui/material/styles';
import { useMemo } from 'react';
import type { To } from 'react-router';
import { paths } from '../../domain/address/paths';
import { exclusionTypeByTitle } from '../../domain/exclusions/exclusion-types';
import type { ReasonReport } from '../../domain/report/coverage-report';
import { classCell, classText, shareNotCompleted } from '../../domain/report/figure-words';
import type { CheckCounts } from '../../domain/report/judge-run';
import { type Fix, fixesText, rankedFixes } from '../../domain/report/report-words';
import type { MonthReport } from '../../domain/report/coverage-answer';
import { TypeMark } from './mark-legend';
import { coverage as words } from '../../strings/coverage';
import { shareText } from '../../domain/text/numbers';
import { number } from '../../strings/numbers';
import { color } from '../../theme/tokens';
import { Link } from '../../ui/controls/link';
import { Card } from '../../ui/layout/page';
import { type PlainColumn, PlainTable } from '../../ui/table/plain-table';

const Text = styled('p')({ margin: 0, padding: '12px 16px', fontSize: 13, color: color.dim });
const Track = styled('div')({
  height: 8,
  minWidth: 96,
  marginTop: 6,
  overflow: 'hidden',
  borderRadius: 4,
  background: color.line,
  forcedColorAdjust: 'none',
  '& > div': { height: '100%', background: color.accent },
});

/** A part of a whole; the numbers stand beside it. */
function Share({ part, whole }: { readonly part: number; readonly whole: number }) {
  const width = whole === 0 ? 0 : (100 * part) / whole;
  return (
    <Track aria-hidden="true">
      <div style={{ width: `${width}%` }} />
    </Track>
  );
}

export interface ReasonsProps {
  readonly reasons: readonly ReasonReport[];
  /** Where the instances are of which a type takes out checks. */
  readonly toInstances: (type: string) => To;
}

const instancesColumn = (toInstances: ReasonsProps['toInstances']): PlainColumn<ReasonReport> => ({
  header: words.instancesColumn,
  align: 'right',
  value: ({ instances }) => instances,
  cell: ({ type, title, instances }) => (
    <Link to={toInstances(type)} label={`${number(instances)}: ${title}`}>
      {number(instances)}
    </Link>
  ),
});

const fixColumns = (toInstances: ReasonsProps['toInstances']): readonly PlainColumn<Fix>[] => [
  { header: words.action, value: ({ action }) => action, cell: ({ action }) => action },
  {
    header: words.completes,
    align: 'right',
    value: ({ completes }) => completes,
    cell: ({ completes }) => number(completes),
  },
  {
    header: words.concerns,
    align: 'right',
    value: ({ checks }) => checks,
    cell: ({ checks }) => number(checks),
  },
  { header: words.part, cell: ({ completes, checks }) => <Share part={completes} whole={checks} /> },
  {
    header: words.heldBack,
    align: 'right',
    value: ({ heldBack }) => heldBack,
    cell: ({ heldBack }) => number(heldBack),
  },
  instancesColumn(toInstances),
];

/** The actions that would complete most, each alone. */
export function FixesTable({ reasons, toInstances }: ReasonsProps) {
  const fixes = useMemo(() => rankedFixes({ reasons }), [reasons]);
  const columns = fixColumns(toInstances);
  return (
    <Card flush title={words.fixes}>
      <Text>{fixes.length === 0 ? words.noReasons : fixesText}</Text>
      {fixes.length > 0 && (
        <PlainTable label={words.fixes} columns={columns} rows={fixes} rowId={({ type }) => type} />
      )}
    </Card>
  );
}

const reasonColumns = (toInstances: ReasonsProps['toInstances']): readonly PlainColumn<ReasonReport>[] => [
  {
    header: words.type,
    value: ({ title }) => title,
    cell: ({ type, title }) => {
      const slug = exclusionTypeByTitle(title)?.slug;
      return (
        <>
          <TypeMark type={type} />
          <span lang="en">
            {slug === undefined ? title : <Link to={paths.exclusionType(slug)}>{title}</Link>}
          </span>
        </>
      );
    },
  },
  {
    header: words.checks,
    align: 'right',
    value: ({ checks }) => checks,
    cell: ({ checks }) => number(checks),
  },
  instancesColumn(toInstances),
  {
    header: words.exclusions,
    align: 'right',
    value: ({ exclusions }) => exclusions,
    cell: ({ exclusions }) => number(exclusions),
  },
  { header: words.runsColumn, align: 'right', value: ({ runs }) => runs, cell: ({ runs }) => number(runs) },
];

/** The types of exclusion by the checks that they take out. */
export function ReasonsTable({ reasons, toInstances }: ReasonsProps) {
  const columns = reasonColumns(toInstances);
  if (reasons.length === 0) return null;
  return (
    <Card flush title={words.reasons}>
      <PlainTable label={words.reasons} columns={columns} rows={reasons} rowId={({ type }) => type} />
    </Card>
  );
}

export interface MonthsTableProps {
  readonly months: readonly MonthReport[];
  /** Where the runs of a month are listed; undefined where no one list has them. */
  readonly toRuns: ((days: { readonly from: string; readonly to: string }) => To) | undefined;
}

/** The last day of a month, `2019-03`, in UTC. */
function lastDay(month: string): string {
  const [year = 0, of = 0] = month.split('-').map(Number);
  return new Date(Date.UTC(year, of, 0)).toISOString().slice(0, 10);
}

/** The checks of a class: where there may be more of them, it says so. */
const ofClass = (header: string, key: keyof CheckCounts): PlainColumn<MonthReport> => ({
  header,
  align: 'right',
  value: ({ checks, runsOfUnknownScope }) => classCell(checks, key, runsOfUnknownScope === 0),
  cell: ({ checks, runsOfUnknownScope }) => classText(checks, key, runsOfUnknownScope === 0),
});

const monthColumns = (toRuns: MonthsTableProps['toRuns']): readonly PlainColumn<MonthReport>[] => [
  { header: words.month, value: ({ month }) => month, cell: ({ month }) => month },
  {
    header: words.runsColumn,
    align: 'right',
    value: ({ runs }) => runs,
    cell: ({ month, runs }) =>
      toRuns ? (
        <Link
          to={toRuns({ from: `${month}-01`, to: lastDay(month) })}
          label={`${words.runs(runs)}: ${month}`}
        >
          {number(runs)}
        </Link>
      ) : (
        number(runs)
      ),
  },
  ofClass(words.inScope, 'inScope'),
  ofClass(words.notCompleted, 'notCompleted'),
  {
    header: words.share,
    align: 'right',
    cell({ checks, runsOfUnknownScope }) {
      const found = shareNotCompleted(checks, runsOfUnknownScope === 0);
      if (!found) return '–';
      return (
        <>
          {words.atLeast(shareText(found.share, 0), found.isLeast)}
          <Share part={checks.notCompleted} whole={checks.inScope} />
        </>
      );
    },
  },
  ofClass(words.partly, 'partly'),
  ofClass(words.notEvaluated, 'notEvaluated'),
  ofClass(words.notKnown, 'notKnown'),
  ofClass(words.checked, 'checked'),
];

/** The checks of the runs of each month, the latest first. */
export function MonthsTable({ months, toRuns }: MonthsTableProps) {
  const rows = useMemo(() => months.toReversed(), [months]);
  const columns = monthColumns(toRuns);
  return (
    <Card flush title={words.months}>
      {rows.length === 0 ? (
        <Text>{words.noMonths}</Text>
      ) : (
        <PlainTable label={words.months} columns={columns} rows={rows} rowId={({ month }) => month} />
      )}
    </Card>
  );
}
