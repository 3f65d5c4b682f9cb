import {
  defaultRangeExtractor,
  type Range,
  useVirtualizer,
  useWindowVirtualizer,
} from '@tanstack/react-virtual';
import {
  createContext,
  type RefObject,
  useCallback,
  useContext,
  useLayoutEffect,
  useMemo,
  useState,
} from 'react';
import { size } from '../../theme/tokens';
import { usePrinting } from '../layout/printing';

/** What scrolls around the content: null is the window, else the body of a side panel. */
export const ScrollerContext = createContext<RefObject<HTMLElement | null> | null>(null);

/** From this many rows on only those in view are in the document. */
export const VIRTUAL_FROM = 100;

/** One row to render, with the empty space before it in CSS pixels. */
export interface WindowItem {
  readonly index: number;
  readonly before: number;
}

export interface RowWindow {
  readonly items: readonly WindowItem[];
  /** The empty space after the last item, in CSS pixels. */
  readonly after: number;
  /** Given to rows whose height is not the fixed one (the open row), and to no other. */
  readonly measure: ((element: Element | null) => void) | undefined;
}

/**
 * Which of `count` rows are to be rendered while `body` scrolls in the window, or in the panel around it.
 * `pinned` rows stay mounted wherever the reader scrolls, so that the focus is never lost.
 *
 * @param height of a row, in CSS pixels
 */
export function useRowWindow(
  count: number,
  body: RefObject<HTMLElement | null>,
  pinned: readonly number[],
  keyOf: (index: number) => string,
  height: number = size.row,
): RowWindow {
  const scroller = useContext(ScrollerContext);
  // On paper nobody scrolls.
  const printing = usePrinting();
  const virtual = count > VIRTUAL_FROM && !printing;
  const [scrollMargin, setScrollMargin] = useState(0);
  const pins = pinned.join();
  const rangeExtractor = useCallback(
    (range: Range): number[] => {
      const kept = pins === '' ? [] : pins.split(',').map(Number);
      return [...new Set([...defaultRangeExtractor(range), ...kept])]
        .filter((index) => index < range.count)
        .toSorted((a, b) => a - b);
    },
    [pins],
  );
  const options = {
    count,
    estimateSize: () => height,
    overscan: 10,
    scrollMargin,
    rangeExtractor,
    getItemKey: keyOf,
  };
  // The virtualizer's functions are called in this render only and are never handed to memoised parts.
  // oxlint-disable-next-line react/incompatible-library
  const inWindow = useWindowVirtualizer({ ...options, enabled: virtual && !scroller });
  const inPanel = useVirtualizer({
    ...options,
    enabled: virtual && scroller !== null,
    getScrollElement: () => scroller?.current ?? null,
  });
  // Where the rows begin inside what scrolls. It moves when anything above them appears, so it is looked
  // at after each render; the guard ends the chain.
  // oxlint-disable-next-line react/exhaustive-deps
  useLayoutEffect(() => {
    const top = body.current?.getBoundingClientRect().top;
    if (!virtual || top === undefined) return;
    const panel = scroller?.current;
    const start = panel ? top - panel.getBoundingClientRect().top + panel.scrollTop : top + window.scrollY;
    setScrollMargin((known) => (Math.abs(known - start) < 1 ? known : start));
  });

  const everything = useMemo(
    () => Array.from({ length: virtual ? 0 : count }, (_, index) => ({ index, before: 0 })),
    [count, virtual],
  );
  if (!virtual) return { items: everything, after: 0, measure: undefined };

  const source = scroller ? inPanel : inWindow;
  let end = scrollMargin;
  const items = source.getVirtualItems().map((item) => {
    const before = Math.max(0, item.start - end);
    end = item.end;
    return { index: item.index, before };
  });
  const after = Math.max(0, source.getTotalSize() + scrollMargin - end);
  return { items, after, measure: source.measureElement };
}
