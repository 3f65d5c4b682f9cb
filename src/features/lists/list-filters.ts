import { formatDuration } from '../../domain/text/durations';
import {
  readDay,
  readDuration,
  readName,
  readSeconds,
  USUAL_DURATIONS,
} from '../../domain/lists/filter-values';
import type { FilterProperty, FilterValue } from '../../ui/filter/filter-properties';
import { lists } from '../../strings/lists';

const { filters } = lists;

/** A part of a name, or a pattern. What is typed freely is this. */
export const byName: FilterProperty = {
  id: 'name',
  words: filters.name,
  values: [],
  read(typed) {
    const name = readName(typed);
    return name === undefined ? undefined : { value: name, label: name };
  },
  hint: lists.nameHint,
};

/** A choice among what is known. */
export const byChoice = (
  id: 'status' | 'template' | 'target' | 'package',
  values: readonly FilterValue[],
): FilterProperty => ({ id, words: filters[id], values });

/** The first or the last day of something. */
export const byDay = (id: 'from' | 'to'): FilterProperty => ({
  id,
  words: filters[id],
  values: [],
  read(typed) {
    const day = readDay(typed);
    return day === undefined ? undefined : { value: day, label: day };
  },
  hint: lists.dayHint,
});

const durationValue = (seconds: number): FilterValue => ({
  value: String(seconds),
  label: formatDuration(seconds),
});

/** The least or the most that a duration may be. */
export const byDuration = (id: 'shortest' | 'longest'): FilterProperty => ({
  id,
  words: filters[id],
  values: USUAL_DURATIONS.map(durationValue),
  read(typed) {
    const seconds = readDuration(typed);
    return seconds === undefined ? undefined : durationValue(seconds);
  },
  hint: lists.durationHint,
});

/** The label of a value that an address may hold in other words than it is shown in. */
export function labelOf(property: FilterProperty, value: string): string {
  const seconds = property.id === 'shortest' || property.id === 'longest' ? readSeconds(value) : undefined;
  if (seconds !== undefined) return formatDuration(seconds);
  return property.values.find((each) => each.value === value)?.label ?? value;
}

/** The values for a choice, from names by their values; in the order of the names. */
export function choices(names: ReadonlyMap<string, string>): readonly FilterValue[] {
  return [...names]
    .map(([value, label]) => ({ value, label }))
    .toSorted((a, b) => a.label.localeCompare(b.label, 'en', { numeric: true }));
}
