import type { FailedItem } from '../../domain/assessment/assessment';
import { countUndescribed } from '../../domain/assessment/failed-items';
import { Note } from '../../ui/feedback/note';

export interface UndescribedNotesProps {
  /** What was listed and could not be described. */
  readonly items: readonly Pick<FailedItem, 'code'>[];
  readonly words: {
    /** So many are not in this data. */
    readonly notThere: (count: number) => string;
    /** So many could not be loaded. */
    readonly failed: (count: number) => string;
  };
}

/** How many things are left out of a view, apart by whether they are there at all; nothing where none is. */
export function UndescribedNotes({ items, words }: UndescribedNotesProps) {
  const { notThere, failed } = countUndescribed(items);
  return (
    <>
      {notThere > 0 && <Note>{words.notThere(notThere)}</Note>}
      {failed > 0 && <Note tone="warn">{words.failed(failed)}</Note>}
    </>
  );
}
