import { useCallback } from 'react';
import { parseArn } from '../../domain/address/arn';
import { addFilter, noFilters, removeFilter, type ViewFilter } from '../../domain/lists/view-filters';
import {
  type Parameters,
  readCount,
  readDay,
  readDuration,
  readName,
  readSeconds,
  USUAL_DURATIONS,
} from '../../domain/address/query-string';
import {
  type AssessmentTarget,
  type RulesPackage,
  shortPackageName,
} from '../../domain/assessment/assessment';
import { visibleLine } from '../../domain/text/safe-text';
import { formatDuration } from '../../domain/text/times';
import { useSearchChange } from '../address';
import { lists } from '../../strings/lists';
import type { FilterProperty, FilterValue } from '../../ui/filter/filter-offers';

const { filters } = lists;

/** A part of a name, or a pattern. What is typed freely is this. */
export const byName: FilterProperty = {
  id: 'name',
  words: filters.name,
  values: [],
  read(typed) {
    const name = readName(typed);
    return name === undefined ? undefined : { value: name, label: visibleLine(name) };
  },
  hint: lists.nameHint,
};

/** A choice among what is known. */
export const byChoice = (
  id: 'package' | 'reason' | 'status' | 'target' | 'template',
  values: readonly FilterValue[],
): FilterProperty => ({ id, words: filters[id], values });

/**
 * The values for a choice among things that have names, in the order of these.
 *
 * @param valueOf what an address says of the thing of an ARN; undefined leaves it out
 */
export function namedChoices<Thing extends { readonly name: string }>(
  things: ReadonlyMap<string, Thing>,
  valueOf: (arn: string) => string | undefined,
  nameOf = ({ name }: Thing): string => name,
): readonly FilterValue[] {
  const names = [...things].flatMap(([arn, thing]) => {
    const value = valueOf(arn);
    return value === undefined ? [] : [[value, nameOf(thing)] as const];
  });
  return [...new Map(names)]
    .map(([value, label]) => ({ value, label }))
    .toSorted((a, b) => a.label.localeCompare(b.label, 'en', { numeric: true }));
}

/** A choice among targets, by ARN. */
export const byTarget = (targets: ReadonlyMap<string, AssessmentTarget>): FilterProperty =>
  byChoice(
    'target',
    namedChoices(targets, (arn) => parseArn(arn)?.id),
  );

function packageValue(arn: string): string | undefined {
  const parsed = parseArn(arn);
  return parsed && `${parsed.account}/${parsed.id}`;
}

/** A choice among rules packages, by ARN. */
export const byPackage = (packages: ReadonlyMap<string, RulesPackage>): FilterProperty =>
  byChoice(
    'package',
    namedChoices(packages, packageValue, ({ name }) => shortPackageName(name)),
  );

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

/** The least or the most that there may be of something. */
export const byCount = (id: 'least' | 'most'): FilterProperty => ({
  id,
  words: filters[id],
  values: [],
  read(typed) {
    const count = readCount(typed.trim());
    return count === undefined ? undefined : { value: String(count), label: String(count) };
  },
  hint: lists.countHint,
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
  // The service is asked for a name as it stands in the address; the reader sees what that is.
  return property.values.find((each) => each.value === value)?.label ?? visibleLine(value);
}

/** How a list's view changes. Each change stands in the address, in the place of the one before. */
export interface ViewChanges {
  readonly change: (changes: Parameters) => void;
  readonly add: (filter: ViewFilter) => void;
  readonly remove: (filter: ViewFilter) => void;
  readonly clear: () => void;
}

/** @param parameters what the address says now, as far as it can be read */
export function useViewChanges(parameters: Parameters): ViewChanges {
  const changeSearch = useSearchChange();
  const change = useCallback(
    (changes: Parameters): void => changeSearch({ ...parameters, ...changes }),
    [changeSearch, parameters],
  );
  return {
    change,
    add: (filter) => change(addFilter(parameters, filter)),
    remove: (filter) => change(removeFilter(parameters, filter)),
    clear: () => change(noFilters),
  };
}
