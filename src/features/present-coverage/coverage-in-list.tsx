/** What the present service covers, in a list of instances: in words, as a column, and as a filter that says what is left out by it. */

import { styled } from '@mui/material/styles';
import {
  COVERAGE_STATES,
  type CoverageState,
  coverageState,
  type InstanceScan,
  lastScanned,
  scanCodes,
} from '../../domain/present-coverage/instance-coverage';
import type { CoverageToday } from '../../inspector/queries/coverage-today';
import { presentCoverage as words } from '../../strings/present-coverage';
import { color } from '../../theme/tokens';
import { exportedTime } from '../../ui/table/exported-tables';
import type { PlainColumn } from '../../ui/table/plain-table';
import { StatusText, type Tone } from '../../ui/text/status-text';
import { SelectField } from '../../ui/filter/fields';

const NONE: readonly InstanceScan[] = [];

/** The scans of an instance that data names. */
export const scansOf = ({ scans }: CoverageToday, id: string): readonly InstanceScan[] =>
  scans.get(id) ?? NONE;

/** What is known of an instance; undefined while it is asked about, and where that failed. */
export function stateOf(today: CoverageToday, id: string): CoverageState | undefined {
  return today.asked.has(id)
    ? coverageState(scansOf(today, id), today.documentsFor.get(id) ?? [])
    : undefined;
}

/** How each state is to be read: nothing that is not known looks like good news. */
export const TONES: Readonly<Record<CoverageState, Tone>> = {
  covered: 'ok',
  partly: 'warn',
  'not-covered': 'bad',
  gone: 'neutral',
  'not-all-saved': 'neutral',
  'not-said': 'neutral',
  'not-in-data': 'neutral',
  'no-data': 'neutral',
};

/** Why a scan is as it is, in words of ours; the service's own code stands beside them. */
export const reasonWords = (reason: string): string =>
  (words.reasons as Readonly<Record<string, string>>)[reason] ?? words.newReason;

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

const { list: listWords, states } = words;

/** A line of its own from the beginning, so that what comes does not move the list. */
const Line = styled('div')({
  flex: '1 1 100%',
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  gap: '4px 12px',
  minHeight: 36,
});
const Quiet = styled('span')({ fontSize: 12, color: color.dim });
const OPTIONS = COVERAGE_STATES.map((state) => ({ value: state, label: states[state] }));

/** Of which instances nothing is known: the list must not look as if they were covered, or were not. */
const UNSURE: readonly CoverageState[] = [
  'partly',
  'gone',
  'not-all-saved',
  'not-said',
  'not-in-data',
  'no-data',
];

/**
 * What stands beside those that are not covered: how many more were not checked then and are no such case, each kind by itself.
 * Undefined where there is none.
 */
export function apartFrom(
  today: CoverageToday,
  instances: readonly { readonly id: string }[],
): string | undefined {
  const counts = new Map<CoverageState, number>();
  let pending = 0;
  for (const { id } of instances) {
    const state = stateOf(today, id);
    if (state) counts.set(state, (counts.get(state) ?? 0) + 1);
    else pending += 1;
  }
  const parts = UNSURE.flatMap((state) => {
    const count = counts.get(state);
    return count === undefined ? [] : [listWords.counted[state](count)];
  });
  if (pending > 0) parts.push(listWords.pending(pending));
  return parts.length > 0 ? listWords.apart(parts) : undefined;
}

interface TodayFilterProps {
  readonly today: CoverageToday;
  readonly value: CoverageState | undefined;
  /** What is left out, in words. */
  readonly apart: string | undefined;
  readonly onChange: (state: CoverageState | undefined) => void;
}

/** A choice of what is known today, with what it leaves out; where there is no data on it, that. */
export function TodayFilter({ today, value, apart, onChange }: TodayFilterProps) {
  const { documents, pending, problem } = today;
  const offered = documents.length > 0 || value !== undefined;
  const without =
    documents.length > 0
      ? undefined
      : pending
        ? listWords.looking
        : problem
          ? listWords.failed
          : listWords.noData;
  return (
    <Line>
      {offered && (
        <SelectField
          label={listWords.column}
          none={listWords.any}
          value={value}
          options={OPTIONS}
          onChange={onChange}
        />
      )}
      {without !== undefined && <Quiet>{without}</Quiet>}
      {without === undefined && apart !== undefined && <Quiet>{apart}</Quiet>}
    </Line>
  );
}
