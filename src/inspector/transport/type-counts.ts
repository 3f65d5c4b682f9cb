/** How many exclusions of a run are of which type, as a list's answer tells it. Loaded lazily: the first rows do not wait for it. */
import type { TypeCount } from '../../domain/exclusions/type-counts';
import { required } from './convert';
import { listOf, membersOf, number, text } from './wire-members';

/** How many exclusions are of which type, as it came: it is read where it is shown, by {@link readTypeCounts}. */
export interface ToldTypes {
  /** By the index of a type, how many are of it. */
  readonly counts: unknown;
  readonly types: unknown;
}

/**
 * Reads what was told, in the order of the answer's types, which all of its rows share.
 *
 * @throws Problem of kind `bad-answer` for what is no such answer
 */
export function readTypeCounts({ counts, types }: ToldTypes): readonly TypeCount[] {
  const known = listOf(types, 'exclusionTypes', ({ key, title }) => ({
    key: text(key, 'key'),
    title: text(title, 'title'),
  }));
  return Object.entries(membersOf(counts, 'byType')).map(([index, given]) => {
    const { key, title } = required(known[Number(index)], 'exclusionTypes');
    return { key, title, count: number(given, 'byType') };
  });
}
