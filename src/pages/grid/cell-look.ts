/** What a cell of a grid looks like and says. */

import { type Cell, marksOf } from '../../domain/coverage/coverage-grid';
import { KIND_SIGNS, markOf, signOf } from '../../features/coverage/reason-looks';
import { list } from '../../strings/numbers';
import { grid as words } from '../../strings/grid-changes-history';

/** How a cell is marked: by its first reason, with the number of further ones. */
export interface CellLook {
  readonly mark: string;
  readonly sign: string;
  /** `+1` where one more reason takes the check out. */
  readonly more: string | undefined;
  /** Only a part of the check could not be completed. */
  readonly part: boolean;
}

/** The mark and the sign of a key of {@link marksOf}: that of a type, or of what is known of a check without a reason. */
export function markLook(key: string): { readonly mark: string; readonly sign: string } {
  if (Object.hasOwn(KIND_SIGNS, key)) return { mark: key, sign: KIND_SIGNS[key as keyof typeof KIND_SIGNS] };
  return { mark: markOf(key), sign: signOf(key) };
}

/** How a cell is marked. */
export function lookOf(cell: Cell): CellLook {
  const [first = cell.kind, ...others] = marksOf(cell);
  return {
    ...markLook(first),
    more: others.length > 0 ? `+${others.length}` : undefined,
    part: cell.kind === 'partly',
  };
}

/** What became of one check, as text: what was not completed says why, in the service's own words. */
export const textOf = ({ kind, reasons }: Cell): string =>
  reasons.length === 0 ? words.cells[kind] : `${words.why(words.cells[kind])}${list(reasons)}`;
