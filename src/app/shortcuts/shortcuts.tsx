import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { paths } from '../../domain/address/paths';
import { pathOfRecent, readRecentPlace } from '../../domain/address/recent-places';
import { changedSearch } from '../../domain/address/views';
import { type Pending, readKey, type Shortcut } from '../../domain/text/key-sequence';
import { useScope } from '../../inspector/queries/provider';
import { adjacentRun } from '../../inspector/queries/template-runs';
import { shortcuts as words } from '../../strings/shell';
import { useNotice } from '../../ui/feedback/notices';
import { isOverlayOpen } from '../../ui/overlay/modal';
import { words as uiWords } from '../../ui/words';
import { useDialogs } from '../layout/dialogs';
import { useCurrentPlace } from '../places/current-place';
import { useSingleKeys } from './platform';
import { focusFilter, focusRow, openNeighbour } from './rows';

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
  const scope = useScope(place ?? { region: '', account: '' });

  const tell = (text: string): void => notice({ tone: 'neutral', text });
  const toRun = async (step: 1 | -1): Promise<void> => {
    if (shown?.kind !== 'run' && shown?.kind !== 'exclusions') return;
    if (openNeighbour(step)) return;
    // Beside a list, its rows say what is next; alone, the template's runs do.
    if (document.querySelector('[data-side-panel]')) return tell(words.noOtherRun);
    const run = await adjacentRun(client, scope, shown.place, step).catch(() => null);
    if (!run) return tell(run === null ? words.runsFailed : words.noOtherRun);
    const view = changedSearch(new URLSearchParams(search), { type: undefined });
    return navigate(`${pathOfRecent({ kind: shown.kind, place: run })}${view}`);
  };
  const copyLink = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(window.location.href);
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
