import { styled } from '@mui/material/styles';
import { useRef } from 'react';
import { color } from '../../theme/tokens';

/** The rows of a table that are chosen, by their ids. An id stays chosen while its row is not in the document. */
export interface Selection {
  readonly ids: ReadonlySet<string>;
  readonly onChange: (ids: ReadonlySet<string>) => void;
}

/**
 * The rows that are chosen after the box of one was pressed: with `from` all rows from there to it become what it becomes.
 *
 * @param order the ids of all rows, as they stand one below the other
 */
export function toggled(
  { ids }: Pick<Selection, 'ids'>,
  order: readonly string[],
  id: string,
  from = id,
): ReadonlySet<string> {
  const chosen = new Set(ids);
  const [first = 0, last = 0] = [order.indexOf(from), order.indexOf(id)].toSorted((a, b) => a - b);
  for (const each of first < 0 ? [id] : order.slice(first, last + 1))
    if (ids.has(id)) chosen.delete(each);
    else chosen.add(each);
  return chosen;
}

const Box = styled('label')({
  display: 'inline-flex',
  flex: 'none',
  alignItems: 'center',
  justifyContent: 'center',
  width: 24,
  height: 24,
  marginLeft: -4,
  verticalAlign: 'middle',
  // Shift and a click would select the text between them.
  userSelect: 'none',
  '& input': { width: 16, height: 16, margin: 0, accentColor: color.accent },
  '@media print': { display: 'none' },
});

export interface SelectBoxProps {
  readonly label: string;
  readonly checked: boolean;
  /** Some of what it stands for is chosen. */
  readonly mixed?: boolean;
  /** `range` is whether Shift was held: from the last row to this one. */
  readonly onToggle: (range: boolean) => void;
}

/** The box that chooses a row, or all of them. */
export function SelectBox({ label, checked, mixed = false, onToggle }: SelectBoxProps) {
  return (
    <Box>
      <input
        type="checkbox"
        data-select=""
        aria-label={label}
        checked={checked}
        ref={(node) => {
          if (node) node.indeterminate = mixed;
        }}
        onChange={({ nativeEvent }) =>
          // The change of a box comes with the click of a pointer, or of the blank.
          onToggle((nativeEvent as unknown as MouseEvent).shiftKey)
        }
      />
    </Box>
  );
}

const NONE: ReadonlySet<string> = new Set();

/** What the boxes of a table do: of one row, and of `rows`, which become chosen all together, or none of them. */
export function useSelecting(selection: Selection | undefined, order: readonly string[]) {
  const last = useRef<string>(undefined);
  const { ids = NONE, onChange } = selection ?? {};
  return {
    chosen: ids,
    choose(id: string, range: boolean): void {
      onChange?.(toggled({ ids }, order, id, range ? last.current : id));
      last.current = id;
    },
    /** The box for the rows of `some`. */
    all(some: readonly string[], label: string) {
      const count = some.filter((id) => ids.has(id)).length;
      return (
        <SelectBox
          label={label}
          checked={count > 0 && count === some.length}
          mixed={count > 0 && count < some.length}
          onToggle={() => onChange?.(count === some.length ? NONE : new Set([...ids, ...some]))}
        />
      );
    },
  };
}
