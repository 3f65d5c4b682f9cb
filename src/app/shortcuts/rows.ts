import { focusAdjacentGroup } from '../../ui/controls/group-navigation';

/**
 * The rows of the table that the reader is at, found in the document: any table of any page has them, and
 * its rows are where the focus is moved to.
 */
const ROWS = 'tbody > tr.row';

const visible = (element: Element): boolean =>
  element.checkVisibility({ visibilityProperty: true }) && element.closest('[inert]') === null;

function rowsHere(): readonly HTMLElement[] {
  const { activeElement } = document;
  const tables = [...document.querySelectorAll('table')].filter(
    (table) => visible(table) && table.querySelector(ROWS),
  );
  const table =
    tables.find((each) => each.contains(activeElement)) ??
    tables.find((each) => each.querySelector('[aria-current="true"]')) ??
    tables[0];
  return table ? [...table.querySelectorAll<HTMLElement>(ROWS)] : [];
}

/** What a row is there for: the link that opens a panel, else its name. */
const mainControl = (row: HTMLElement): HTMLElement | null =>
  row.querySelector<HTMLElement>('a[data-opener]') ?? row.querySelector<HTMLElement>('th a, td a, button');

/**
 * Moves the focus to the row after (1) or before (-1) the one that has it, else to the one that a panel is
 * about, else to the first. In an open panel, and on a page without rows, the groups of exclusions are the rows.
 *
 * @returns whether there is any row
 */
export function focusRow(step: 1 | -1): boolean {
  const panel = document.activeElement?.closest('[data-side-panel]') ?? null;
  if (focusAdjacentGroup(panel, step)) return true;
  const rows = rowsHere();
  if (rows.length === 0) return focusAdjacentGroup(document.querySelector('main'), step);
  const focused = rows.findIndex((row) => row.contains(document.activeElement));
  const current = rows.findIndex((row) => row.getAttribute('aria-current') === 'true');
  const from = focused >= 0 ? focused : current;
  const target = rows[Math.min(rows.length - 1, Math.max(0, from < 0 ? 0 : from + step))];
  if (target) mainControl(target)?.focus();
  return true;
}

/** Opens the neighbour of the row that the open panel is about. False when there is none in the document. */
export function openNeighbour(step: 1 | -1): boolean {
  const rows = [...document.querySelectorAll<HTMLElement>(ROWS)];
  const current = rows.findIndex((row) => row.getAttribute('aria-current') === 'true');
  const neighbour = current < 0 ? undefined : rows[current + step];
  const link = neighbour?.querySelector<HTMLElement>('a[data-opener]');
  link?.click();
  return link !== null && link !== undefined;
}

/** Puts the focus into the filter of what is in front of the reader. False when there is none. */
export function focusFilter(): boolean {
  const fields = [
    ...document.querySelectorAll<HTMLElement>('main input[type="search"], main [role="combobox"]'),
  ].filter(visible);
  const panel = document.activeElement?.closest('[data-side-panel]');
  const field = fields.find((each) => panel?.contains(each)) ?? fields[0];
  field?.focus();
  return field !== undefined;
}
