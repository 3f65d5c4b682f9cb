/** The edges that make a side panel or a column wider; their code comes when the panel or the table gets attention. */

import { styled } from '@mui/material/styles';
import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react';
import { color, covering } from '../../theme/tokens';
import { words } from '../words';
import { LEAST_COLUMN } from '../table/columns';

const Handle = styled('div')({
  position: 'absolute',
  top: 0,
  bottom: 0,
  width: 24,
  zIndex: 1,
  cursor: 'col-resize',
  touchAction: 'none',
  '&::after': {
    content: '""',
    position: 'absolute',
    top: 4,
    bottom: 4,
    left: '50%',
    borderLeft: `1px solid ${color.outline}`,
  },
  '&:hover::after, &:focus-visible::after, &[data-dragging]::after': {
    borderLeft: `3px solid ${color.accent}`,
    marginLeft: -1,
  },
  '&:focus-visible': { outlineOffset: -4 },
  '@media print': { display: 'none' },
});

/** How far an arrow key goes, in CSS pixels; with Shift several times as far. */
const STEP = 16;

export interface WidthHandleProps {
  /** What it is the width of, for assistive technology. */
  readonly label: string;
  /** The width now and its bounds, in CSS pixels. */
  readonly width: () => number;
  readonly least: number;
  readonly most: () => number;
  /** At which edge of what it widens it lies. */
  readonly edge: 'left' | 'right';
  /** Shows a width while it is being dragged. */
  readonly onDrag: (width: number) => void;
  /** Keeps a width; undefined is the one that fits. */
  readonly onChange: (width: number | undefined) => void;
}

/**
 * The edge of something that can be dragged, a window splitter of the ARIA practices: arrow keys widen and narrow, Home and End go to the
 * bounds, Enter and a double click to the width that fits.
 */
export function WidthHandle(props: WidthHandleProps) {
  const { label, width, least, most, edge, onDrag, onChange } = props;
  const [now, setNow] = useState<number>();
  const [drag, setDrag] = useState<{ readonly x: number; readonly from: number }>();
  const sign = edge === 'right' ? 1 : -1;
  const bounded = (to: number): number => Math.round(Math.min(Math.max(to, least), Math.max(least, most())));
  const measure = (): void => setNow(Math.round(width()));
  const keep = (to: number | undefined): void => {
    onChange(to === undefined ? undefined : bounded(to));
    requestAnimationFrame(measure);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = (event.shiftKey ? 5 : 1) * STEP * sign;
    const to = new Map([
      ['ArrowRight', width() + step],
      ['ArrowLeft', width() - step],
      ['Home', least],
      ['End', most()],
      ['Enter', undefined],
    ]);
    if (!to.has(event.key) || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    keep(to.get(event.key));
  };
  const toOf = (event: PointerEvent): number =>
    bounded((drag?.from ?? 0) + (event.clientX - (drag?.x ?? 0)) * sign);
  return (
    // A separator that has the focus is a control of its own (ARIA 1.2).
    <Handle
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
      role="separator"
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      aria-label={label}
      aria-orientation="vertical"
      aria-valuenow={now}
      aria-valuemin={least}
      aria-valuemax={now === undefined ? undefined : Math.max(now, Math.round(most()))}
      ref={(node) => {
        if (node && now === undefined) measure();
      }}
      data-dragging={drag && ''}
      style={{ [edge]: edge === 'right' ? 0 : -12 }}
      onFocus={measure}
      onKeyDown={onKeyDown}
      onDoubleClick={() => keep(undefined)}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        setDrag({ x: event.clientX, from: width() });
      }}
      onPointerMove={(event) => {
        if (drag) onDrag(toOf(event));
      }}
      onPointerUp={(event) => {
        if (!drag) return;
        setDrag(undefined);
        // A press that went nowhere is the half of a double click.
        if (event.clientX !== drag.x) keep(toOf(event));
      }}
      onPointerCancel={() => {
        if (drag) onDrag(drag.from);
        setDrag(undefined);
      }}
    />
  );
}

/** Where the panel takes the place of its page there is nothing to choose. */
const Edge = styled('div')({
  position: 'absolute',
  top: 0,
  bottom: 0,
  left: 0,
  [covering]: { display: 'none' },
  '@media print': { display: 'none' },
});

/** The least width that a panel is read in, and the most that its page leaves it, in CSS pixels and as a share of the window. */
const LEAST_PANEL = 360;
const MOST_PANEL = 0.6;

interface PanelHandleProps {
  readonly title: string;
  /** Shows a width, in CSS pixels, while it is being dragged. */
  readonly onDrag: (width: string) => void;
  /** Keeps it; an empty one is the usual width. */
  readonly onChange: (width: string) => void;
}

/** See {@link WidthHandle}. */
export function PanelHandle({ title, onDrag, onChange }: PanelHandleProps) {
  const place = useRef<HTMLDivElement>(null);
  return (
    <Edge ref={place}>
      <WidthHandle
        label={words.widthOf(title)}
        edge="left"
        least={LEAST_PANEL}
        most={() => window.innerWidth * MOST_PANEL}
        width={() => place.current?.parentElement?.getBoundingClientRect().width ?? 0}
        onDrag={(width) => onDrag(String(width))}
        onChange={(width) => onChange(width === undefined ? '' : String(width))}
      />
    </Edge>
  );
}

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
export function ColumnHandle({ header, onWidth }: ColumnHandleProps) {
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
