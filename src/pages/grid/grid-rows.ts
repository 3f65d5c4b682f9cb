/** Which rows of a grid are shown, in which order, and which of their cells one is at. */

import { useCallback, useMemo, useState } from 'react';
import { useSearchParams } from 'react-router';
import { type GridView, readGridView } from '../../domain/address/coverage-views';
import { type Identities, identityText } from '../../domain/assessment/instances';
import {
  type CellPlace,
  type CoverageGrid,
  type GridRow,
  INSTANCE_COLUMN,
  isGap,
  nextGap,
  orderedRows,
  rowsWith,
} from '../../domain/coverage/coverage-grid';
import { groupFinder, groupInstances } from '../../domain/assessment/instance-groups';
import { groupLabel } from '../../features/instances/instance-groups';
import type { Sort } from '../../domain/lists/tables';
import { grid as words } from '../../strings/grid-changes-history';
import type { GridColumn } from './grid-cells';

/** A grid that has cells. */
export type FullGrid = Extract<CoverageGrid, { readonly kind: 'grid' }>;

/** The rows that are asked for, in their order, and what asks for them. */
export function useGridRows(grid: FullGrid, columns: readonly GridColumn[], identities: Identities) {
  const [search] = useSearchParams();
  const keys = useMemo(() => columns.map(({ key }) => key), [columns]);
  const view = useMemo(() => readGridView(search, [INSTANCE_COLUMN, ...keys]), [search, keys]);
  const { gapsOnly, marks, find, sort } = view;
  const ordered = useMemo(() => orderedRows(grid.rows, sort, keys), [grid, sort, keys]);
  const fitting = useMemo(() => {
    const wanted = find?.toLowerCase();
    return rowsWith(ordered, marks).filter(
      ({ instanceId, cells }) =>
        (!gapsOnly || cells.some(({ kind }) => kind !== 'checked')) &&
        (wanted === undefined ||
          `${instanceId}\n${identityText(identities.get(instanceId))}`.toLowerCase().includes(wanted)),
    );
  }, [ordered, marks, gapsOnly, find, identities]);
  return {
    view,
    ...useMemo(() => inGroups(fitting, view.group, identities), [fitting, view.group, identities]),
  };
}

/** Rows with those of a group together, the group with the most gaps first, and by the row that each group begins with what it is. */
function inGroups(rows: readonly GridRow[], kind: GridView['group'], identities: Identities) {
  const heads = new Map<number, string>();
  if (kind === undefined) return { rows, heads };
  const groupOf = groupFinder(kind, identities);
  const together: GridRow[] = [];
  for (const { subject, items, open } of groupInstances(
    rows,
    ({ instanceId }) => groupOf(instanceId),
    ({ cells }) => cells.some(isGap),
  )) {
    heads.set(together.length, words.groupHead(groupLabel(subject, kind), open, items.length));
    together.push(...items);
  }
  return { rows: together, heads };
}

const START: CellPlace = { row: 0, column: 0 };

/** Where a reader is in a grid. */
export interface GridCursor {
  /** The cell that the Tab key leads to. */
  readonly active: CellPlace;
  /** Whether it is to have the focus, and since which request: each further one asks once more. */
  readonly wanted: number;
  readonly goTo: (place: CellPlace, focus: boolean) => void;
}

/** The reader's place in a grid, and the way to the next gap; false where there is none. */
export function useGridCursor(
  rows: readonly GridRow[],
): GridCursor & { readonly jump: (step: 1 | -1) => boolean } {
  const [state, setState] = useState({ of: rows, active: START, wanted: 0, visited: false });
  // Other rows, or the same in another order: one begins at the top.
  if (state.of !== rows) setState({ ...state, of: rows, active: START, visited: false });
  const goTo = useCallback(
    (active: CellPlace, focus: boolean): void =>
      setState((now) => ({ ...now, active, visited: true, wanted: now.wanted + Number(focus) })),
    [],
  );
  const jump = (step: 1 | -1): boolean => {
    const gap = nextGap(rows, state.visited ? state.active : undefined, step);
    if (gap) goTo(gap, true);
    return gap !== undefined;
  };
  return { active: state.active, wanted: state.wanted, goTo, jump };
}

/** What the grid can be sorted by: each column, and the way it goes where that is turned round. */
export function sortOptions(columns: readonly GridColumn[], sort: Sort | undefined) {
  const all = [
    { key: INSTANCE_COLUMN, name: words.instance },
    ...columns.map(({ key, short: name }) => ({ key, name })),
  ];
  return all.map(({ key, name }) =>
    sort?.column === key && sort.direction === 'descending'
      ? { value: `-${key}`, label: words.reversed(name) }
      : { value: key, label: name },
  );
}
