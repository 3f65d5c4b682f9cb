/** The edge of a column that makes it wider; its code comes when the table gets attention. */

import { useRef } from 'react';
import { WidthHandle } from '../controls/width-handle';
import { words } from '../words';
import { LEAST_COLUMN } from './columns';

/** Beside the text of a cell, in CSS pixels. */
const PADDING = 20;

/** The width in which the longest text of a column stands in one line, as far as it is in the document. */
function fittingWidth(head: HTMLElement, most: number): number {
  const { cellIndex } = head as HTMLTableCellElement;
  const rows = head.closest('table')?.querySelectorAll<HTMLTableRowElement>('tr:has(> th)') ?? [];
  const widths = [...rows].map(({ cells }) => {
    const cell = cells[cellIndex];
    const text = cell?.firstElementChild;
    if (!(text instanceof HTMLElement)) return 0;
    const { display, whiteSpace } = text.style;
    text.style.display = 'inline-block';
    text.style.whiteSpace = 'nowrap';
    const width = text.scrollWidth;
    text.style.display = display;
    text.style.whiteSpace = whiteSpace;
    return width;
  });
  return Math.min(most, Math.max(LEAST_COLUMN, ...widths.map((width) => width + PADDING)));
}

interface ColumnHandleProps {
  /** What the column is called. */
  readonly header: string;
  readonly onWidth: (width: number) => void;
}

/** See {@link WidthHandle}. It leaves the other columns some room: one that finds none goes. */
export default function ColumnHandle({ header, onWidth }: ColumnHandleProps) {
  const place = useRef<HTMLSpanElement>(null);
  const head = (): HTMLElement | null => place.current?.closest('th') ?? null;
  const most = (): number => (head()?.closest('table')?.clientWidth ?? 0) / 2;
  return (
    <span ref={place}>
      <WidthHandle
        label={words.widthOf(header)}
        edge="right"
        least={LEAST_COLUMN}
        most={most}
        width={() => head()?.getBoundingClientRect().width ?? 0}
        onDrag={(width) => head()?.style.setProperty('width', `${width}px`)}
        onChange={(width) => {
          const node = head();
          if (node) onWidth(width ?? fittingWidth(node, most()));
        }}
      />
    </span>
  );
}
