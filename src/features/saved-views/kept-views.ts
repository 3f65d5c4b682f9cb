/** The views that a reader saved, as this browser keeps them: each reader's by themselves. */

import { useCallback, useMemo } from 'react';
import { readSavedViews, type SavedView, writeSavedViews } from '../../domain/address/saved-views';
import { usePersistedChoice } from '../../ui/controls/persisted-choice';

/** Who signs in next at the same browser neither sees them nor writes over them. */
const keyOf = (subject: string): string => `saved-views:${subject}`;
const asKept = (kept: string | null): string => kept ?? '';

/** Changes what is kept. False where the browser kept nothing, because its storage is full or forbidden: then nothing is changed. */
export type ChangeViews = (to: (views: readonly SavedView[]) => readonly SavedView[]) => boolean;

/**
 * The views of a reader, the same in all tabs, and the function that changes them.
 *
 * @param subject the reader's id at the sign-in server
 */
export function useKeptViews(subject: string): readonly [readonly SavedView[], ChangeViews] {
  const key = keyOf(subject);
  const [text, keep] = usePersistedChoice(key, asKept);
  const views = useMemo(() => readSavedViews(text), [text]);
  const change = useCallback<ChangeViews>(
    (to) => {
      try {
        // Of what is kept now, not of what is shown: another tab may have saved one a moment ago.
        const next = writeSavedViews(to(readSavedViews(localStorage.getItem(key) ?? '')));
        // By itself, because the choice is kept without a word where storage refuses it.
        localStorage.setItem(key, next);
        keep(next);
        return true;
      } catch {
        return false;
      }
    },
    [key, keep],
  );
  return [views, change];
}
