/** What a reader chose for the table of a list, as the browser keeps it. */

import { useCallback, useMemo } from 'react';
import {
  readPreferences,
  type TableOffer,
  type TablePreferences,
  writePreferences,
} from '../../domain/lists/tables';
import { usePersistedChoice } from '../../ui/controls/persisted-choice';

const keyOf = (offer: TableOffer): string => `table-${offer.id}`;
const asKept = (kept: string | null): string => kept ?? '';

/** What the reader chose for a table, on this visit or an earlier one, for what is not a component. */
export function storedPreferences(offer: TableOffer): TablePreferences {
  try {
    return readPreferences(localStorage.getItem(keyOf(offer)) ?? '', offer);
  } catch {
    // Storage may be forbidden: then the first load is of the usual size.
    return readPreferences('', offer);
  }
}

/** The preferences of a table, and the function that changes and keeps them. */
export function useTablePreferences(
  offer: TableOffer,
): readonly [TablePreferences, (preferences: TablePreferences) => void] {
  const [text, keep] = usePersistedChoice(keyOf(offer), asKept);
  const preferences = useMemo(() => readPreferences(text, offer), [text, offer]);
  const change = useCallback((next: TablePreferences) => keep(writePreferences(next)), [keep]);
  return [preferences, change];
}

export interface TablePreferencesProps {
  readonly offer: TableOffer;
  /** The columns' headers, by their ids. */
  readonly headers: Readonly<Record<string, string>>;
  readonly preferences: TablePreferences;
  readonly onChange: (preferences: TablePreferences) => void;
  /** The table scrolls sideways where its columns have no room; others leave some out. */
  readonly scrolls?: boolean;
}
