/** The column of a list of instances that says what the present service covers. */
import { styled } from '@mui/material/styles';
import { type CoverageState, lastScanned, scanCodes } from '../../domain/present-coverage/instance-coverage';
import type { CoverageToday } from '../../inspector/queries/today/coverage-today';
import { presentCoverage as words } from '../../strings/present-coverage';
import { color } from '../../theme/tokens';
import { exportedTime } from '../../ui/table/exported-tables';
import type { PlainColumn } from '../../ui/table/plain-table';
import { StatusText } from '../../ui/text/status-text';
import { scansOf, stateOf, TONES } from './coverage-today';

const Cell = styled('span')({ display: 'inline-block', minWidth: 'min(var(--room, 176px), 40vw)' });
const Why = styled('span')({ display: 'block', fontSize: 12, lineHeight: '16px', color: color.dim });

/** The reasons of an instance's scans, but for those that went well: also an active one may never have been made yet. */
function reasonsOf(today: CoverageToday, id: string): readonly string[] {
  const reasons = scansOf(today, id).flatMap(({ statusCode, scanType, reason }) =>
    reason !== undefined && (statusCode === 'INACTIVE' || reason !== 'SUCCESSFUL')
      ? [{ scanType, reason }]
      : [],
  );
  const byReason = new Map<string, string[]>();
  for (const { scanType, reason } of reasons)
    byReason.set(reason, [...(byReason.get(reason) ?? []), scanType]);
  return [...byReason].map(([reason, types]) => `${types.join(', ')}: ${reason}`);
}

interface TodayCellProps {
  readonly today: CoverageToday;
  readonly id: string;
  readonly state: CoverageState | undefined;
}

function TodayCell({ today, id, state }: TodayCellProps) {
  if (!state) return <Cell>{today.problem ? words.failed : words.pending}</Cell>;
  return (
    <Cell>
      <StatusText tone={TONES[state]}>{words.states[state]}</StatusText>
      {reasonsOf(today, id).map((why) => (
        <Why key={why} lang="en">
          {why}
        </Why>
      ))}
    </Cell>
  );
}

/** The column; taken away it has the codes of each scan, the time of the last one, and the documents that say so. */
export const coverageColumn = <Row extends { readonly id: string }>(
  today: CoverageToday,
): PlainColumn<Row> => ({
  id: 'today',
  header: words.list.column,
  value: ({ id }) => {
    const state = stateOf(today, id);
    return state ? words.states[state] : null;
  },
  beside: [
    {
      header: words.list.scans,
      value: ({ id }) => scansOf(today, id).map(scanCodes).join('; ') || null,
    },
    {
      header: words.list.lastScanned,
      value: ({ id }) => {
        const at = lastScanned(scansOf(today, id));
        return exportedTime(at);
      },
    },
    {
      header: words.list.documents,
      // Of one that no document names: those that do not.
      value: ({ id }) => {
        const of = scansOf(today, id).map(({ document }) => document);
        const names = of.length > 0 ? of : (today.documentsFor.get(id) ?? []).map(({ document }) => document);
        return [...new Set(names)].join('; ') || null;
      },
    },
  ],
  cell: ({ id }) => <TodayCell today={today} id={id} state={stateOf(today, id)} />,
});
