import { type KeyboardEvent, useState } from 'react';

/** What a row of controls needs to be one stop of the Tab key: see {@link useRovingFocus}. */
export interface RovingFocus {
  /** For what the controls are in, each of them marked with `data-roving`. */
  readonly onKeyDown: (event: KeyboardEvent) => void;
  /** For the control of a key. */
  readonly tabIndexOf: (key: string) => 0 | -1;
  /** Called when the control of a key gets the focus. */
  readonly onFocusOf: (key: string) => void;
}

/**
 * Many controls in a row as one stop of the Tab key: the left and right arrows, Home and End go from one to the other, as the ARIA
 * practices have it for a toolbar.
 *
 * @param keys of the controls, in the order of the document
 * @param first which of them Tab leads to until one was visited
 */
export function useRovingFocus(keys: readonly string[], first: string | undefined): RovingFocus {
  const [visited, setVisited] = useState<string>();
  const known = (key: string | undefined): number => (key === undefined ? -1 : keys.indexOf(key));
  const active = [known(visited), known(first), 0].find((index) => index >= 0) ?? 0;
  const activeKey = keys[active];
  return {
    tabIndexOf: (key) => (key === activeKey ? 0 : -1),
    onFocusOf: setVisited,
    onKeyDown(event) {
      if (event.altKey || event.ctrlKey || event.metaKey) return;
      const to = new Map([
        ['ArrowRight', active + 1],
        ['ArrowLeft', active - 1],
        ['Home', 0],
        ['End', keys.length - 1],
      ]).get(event.key);
      if (to === undefined) return;
      event.preventDefault();
      const next = Math.min(keys.length - 1, Math.max(0, to));
      event.currentTarget.querySelectorAll<HTMLElement>('[data-roving]')[next]?.focus();
    },
  };
}
