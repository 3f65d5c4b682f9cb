import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { useDialogs } from '../layout/dialogs';
import { useCurrentPlace } from '../places';
import { type Pending, readKey, type Shortcut, useSingleKeys } from './keys';
import { paths } from '../../domain/address/paths';
import { changedSearch } from '../../domain/address/query-string';
import { pathOfRecent, readRecentPlace } from '../../domain/address/recent-places';
import { useInspector } from '../../inspector/queries/inspector-context';
import { adjacentRun } from '../../inspector/queries/templates';
import { shortcuts as words } from '../../strings/shell';
import { copyText } from '../../ui/controls/copy-button';
import { useNotice } from '../../ui/feedback/notices';
import { focusAdjacentGroup, isOverlayOpen } from '../../ui/overlay/focus';
import { words as uiWords } from '../../ui/words';

const TYPING = 'input, textarea, select, [contenteditable], [role="combobox"], [role="textbox"]';

/** Whether a key is the reader's own business: typed into a field, with a modifier, or meant for a menu. */
function isNotForUs(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey)
    return true;
  if (event.target instanceof Element && event.target.closest(TYPING)) return true;
  return isOverlayOpen();
}

function useRunShortcut(): (shortcut: Shortcut) => void {
  const open = useDialogs();
  const navigate = useNavigate();
  const notice = useNotice();
  const client = useQueryClient();
  const here = useCurrentPlace();
  const { pathname, search } = useLocation();
  const shown = readRecentPlace(pathname);
  const place = shown?.place ?? here;
  const inspector = useInspector(place ?? { region: '', account: '' });

  const tell = (text: string): void => notice({ tone: 'neutral', text });
  const toRun = async (step: 1 | -1): Promise<void> => {
    if (shown?.kind !== 'run' && shown?.kind !== 'exclusions') return;
    if (openNeighbour(step)) return;
    // Beside a list, its rows say what is next; alone, the template's runs do.
    if (document.querySelector('[data-side-panel]')) return tell(words.noOtherRun);
    const run = await adjacentRun(client, inspector, shown.place, step).catch(() => null);
    if (!run) return tell(run === null ? words.runsFailed : words.noOtherRun);
    const view = changedSearch(new URLSearchParams(search), { type: undefined });
    return navigate(`${pathOfRecent({ kind: shown.kind, place: run })}${view}`);
  };
  const copyLink = async (): Promise<void> => {
    try {
      await copyText(window.location.href);
      notice({ tone: 'ok', text: words.linkCopied });
    } catch {
      notice({ tone: 'warn', text: uiWords.copyFailed });
    }
  };
  const row = (step: 1 | -1): void => {
    if (!focusRow(step)) tell(words.noRows);
  };

  const actions: Readonly<Record<Shortcut, () => void>> = {
    filter: () => focusFilter(),
    templates: () => here && void navigate(paths.templates(here)),
    runs: () => here && void navigate(paths.runs(here)),
    'next-row': () => row(1),
    'previous-row': () => row(-1),
    'previous-run': () => void toRun(-1),
    'next-run': () => void toRun(1),
    'next-gap': () => press('next-gap'),
    'previous-gap': () => press('previous-gap'),
    'copy-link': () => void copyLink(),
    'keyboard-map': () => open('keyboard-map'),
  };
  return (shortcut) => actions[shortcut]();
}

/** Listens for shortcuts: single keys, never while the reader types, and not at all when they are turned off. */
export function Shortcuts() {
  const run = useRunShortcut();
  const [on] = useSingleKeys();
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  useEffect(() => {
    if (!on) return undefined;
    let pending: Pending | undefined;
    const onKeyDown = (event: KeyboardEvent): void => {
      // A modifier alone, on the way to a key such as `?`, is no key.
      if (['Shift', 'Control', 'Alt', 'AltGraph', 'Meta', 'CapsLock'].includes(event.key)) return;
      if (isNotForUs(event)) {
        pending = undefined;
        return;
      }
      const read = readKey(pending, event.key, event.timeStamp);
      pending = read.pending;
      if (!read.shortcut) return;
      event.preventDefault();
      latest.current(read.shortcut);
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [on]);
  return null;
}

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
function focusRow(step: 1 | -1): boolean {
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
function openNeighbour(step: 1 | -1): boolean {
  const rows = [...document.querySelectorAll<HTMLElement>(ROWS)];
  const current = rows.findIndex((row) => row.getAttribute('aria-current') === 'true');
  const neighbour = current < 0 ? undefined : rows[current + step];
  const link = neighbour?.querySelector<HTMLElement>('a[data-opener]');
  link?.click();
  return link !== null && link !== undefined;
}

/** Presses the button of the page that a shortcut stands for. Where the page has none, nothing happens. */
function press(shortcut: Shortcut): void {
  document.querySelector<HTMLElement>(`[data-shortcut="${shortcut}"] button`)?.click();
}

/** Puts the focus into the filter of what is in front of the reader. False when there is none. */
function focusFilter(): boolean {
  const fields = [
    ...document.querySelectorAll<HTMLElement>('main input[type="search"], main [role="combobox"]'),
  ].filter(visible);
  const panel = document.activeElement?.closest('[data-side-panel]');
  const field = fields.find((each) => panel?.contains(each)) ?? fields[0];
  field?.focus();
  return field !== undefined;
}
