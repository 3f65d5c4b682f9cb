import {
  defaultRangeExtractor,
  type Range,
  useVirtualizer,
  useWindowVirtualizer,
} from '@tanstack/react-virtual';
import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from 'react';

/** One row to render, with the empty space before it in CSS pixels. */
export interface WindowItem {
  readonly index: number;
  readonly before: number;
}

/** Which rows are to be rendered. After rows have gone it may name one that is no longer there, until the next render. */
export interface RowWindow {
  readonly items: readonly WindowItem[];
  /** The empty space after the last item, in CSS pixels. */
  readonly after: number;
  /** Given to rows whose height is not the fixed one (the open row), and to no other. */
  readonly measure: ((element: Element | null) => void) | undefined;
}

/** The rows of a table as they are looked at: how many, in which element, and what is known of each. */
export interface WindowedRows {
  readonly count: number;
  readonly body: RefObject<HTMLElement | null>;
  /** Rows that stay mounted wherever the reader scrolls, so that the focus is never lost. */
  readonly pinned: readonly number[];
  readonly keyOf: (index: number) => string;
  /** Of a row, in CSS pixels. */
  readonly height: number;
}

export interface RowsInViewProps extends WindowedRows {
  /** What scrolls around the rows; null is the window. */
  readonly scroller: RefObject<HTMLElement | null> | null;
  /** Told which rows are in view, before anything is painted, and whenever others are. */
  readonly onWindow: (rows: RowWindow) => void;
}

const same = (a: RowWindow | undefined, b: RowWindow): boolean =>
  a?.after === b.after &&
  a.measure === b.measure &&
  a.items.length === b.items.length &&
  a.items.every(({ index, before }, at) => index === b.items[at]?.index && before === b.items[at].before);

/**
 * Draws nothing, and tells which rows are in view. It is a component, and not a hook of the table, so that its
 * code need not be there for the first rows.
 */
export function RowsInView(props: RowsInViewProps): null {
  const { count, body, scroller, pinned, keyOf, height, onWindow } = props;
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
  const inWindow = useWindowVirtualizer({ ...options, enabled: !scroller });
  const inPanel = useVirtualizer({
    ...options,
    enabled: scroller !== null,
    getScrollElement: () => scroller?.current ?? null,
  });
  // Where the rows begin inside what scrolls. It moves when anything above them appears, so it is looked
  // at after each render; the guard ends the chain.
  // oxlint-disable-next-line react/exhaustive-deps
  useLayoutEffect(() => {
    const top = body.current?.getBoundingClientRect().top;
    if (top === undefined) return;
    const panel = scroller?.current;
    const start = panel ? top - panel.getBoundingClientRect().top + panel.scrollTop : top + window.scrollY;
    setScrollMargin((known) => (Math.abs(known - start) < 1 ? known : start));
  });

  const source = scroller ? inPanel : inWindow;
  let end = scrollMargin;
  const items = source.getVirtualItems().map((item) => {
    const before = Math.max(0, item.start - end);
    end = item.end;
    return { index: item.index, before };
  });
  const after = Math.max(0, source.getTotalSize() + scrollMargin - end);
  const seen: RowWindow = { items, after, measure: source.measureElement };
  const told = useRef<RowWindow>(undefined);
  useLayoutEffect(() => {
    if (same(told.current, seen)) return;
    told.current = seen;
    onWindow(seen);
  });
  return null;
}
