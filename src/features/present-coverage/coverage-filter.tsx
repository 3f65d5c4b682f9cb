/** Narrows a list of instances by what the present service covers, and says what is left out by it. */
import { styled } from '@mui/material/styles';
import { COVERAGE_STATES, type CoverageState } from '../../domain/present-coverage/instance-coverage';
import type { CoverageToday } from '../../inspector/queries/today/coverage-today';
import { presentCoverage } from '../../strings/present-coverage';
import { color } from '../../theme/tokens';
import { SelectField } from '../../ui/filter/fields';
import { stateOf } from './coverage-today';

const { list: words, states } = presentCoverage;

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
const UNSURE: readonly CoverageState[] = ['partly', 'gone', 'not-said', 'not-in-data', 'no-data'];

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
    return count === undefined ? [] : [words.counted[state](count)];
  });
  if (pending > 0) parts.push(words.pending(pending));
  return parts.length > 0 ? words.apart(parts) : undefined;
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
    documents.length > 0 ? undefined : pending ? words.looking : problem ? words.failed : words.noData;
  return (
    <Line>
      {offered && (
        <SelectField
          label={words.column}
          none={words.any}
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
