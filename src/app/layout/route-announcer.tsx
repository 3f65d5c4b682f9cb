import { useEffect, useRef } from 'react';
import { useMatches, useSearchParams } from 'react-router';
import { paths } from '../../domain/address/paths';
import { readExclusionsView } from '../../domain/address/views';
import { useAnnounce } from '../../ui/feedback/announcer';
import { PAGE_TITLE_ID } from '../../ui/layout/page';

/** What a route may say about itself. */
export interface RouteHandle {
  /** It is a panel over its parent: opening and closing it is not a change of page. */
  readonly panel?: boolean;
}

/** Whether a route's handle says that it is a panel. */
export const isPanel = (handle: unknown): boolean => (handle as RouteHandle | undefined)?.panel === true;

/** Identifies the page in front of the reader: the same for a list and for the list with a panel over it. */
function usePageKey(): string {
  const matches = useMatches();
  const [search] = useSearchParams();
  const leaf = matches.at(-1);
  const below = matches.findLast(({ handle }) => !isPanel(handle));
  const alone = leaf !== undefined && isPanel(leaf.handle) && readExclusionsView(search).page;
  return (alone ? leaf : below)?.pathname ?? '/';
}

/** On a change of page moves the focus to its heading and has its title read out; not on arrival. */
export function RouteAnnouncer() {
  const key = usePageKey();
  const announce = useAnnounce();
  const last = useRef(key);
  useEffect(() => {
    const from = last.current;
    last.current = key;
    // Coming through the sign-in or through `/` is arriving, not going from one page to another.
    if (from === key || from === paths.callback() || from === paths.root()) return undefined;
    // After the page's own effects, which name the document.
    const frame = requestAnimationFrame(() => {
      announce(document.title);
      if (document.querySelector('[data-side-panel]')) return;
      document.getElementById(PAGE_TITLE_ID)?.focus({ preventScroll: true });
    });
    return () => cancelAnimationFrame(frame);
  }, [key, announce]);
  return null;
}
