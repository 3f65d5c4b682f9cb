/** The whole grid as a small picture beside it: where its gaps are, also of ten thousand rows, and the way to them. */

import { styled } from '@mui/material/styles';
import { type MouseEvent, useMemo } from 'react';
import { type GridRow, stretches } from '../../domain/coverage/coverage-grid';
import { markRules } from '../../features/coverage/reason-looks';
import { color, size } from '../../theme/tokens';
import { markLook } from './cell-look';

/** More than these cannot be told apart on a screen. */
const MOST_ROWS = 400;
/** How high a row is there at most, and how wide a column, in CSS pixels. */
const ROW = 8;
const COLUMN = 18;

const Frame = styled('div')({
  ...markRules,
  position: 'sticky',
  top: size.topBar + 12,
  flex: 'none',
  alignSelf: 'flex-start',
  margin: '12px 16px',
  border: `1px solid ${color.line}`,
  borderRadius: 4,
  cursor: 'pointer',
  '& svg': { display: 'block', width: '100%', height: '100%' },
  '& rect[data-mark]': { fill: 'var(--mark)', boxShadow: 'none', background: 'none' },
  '& rect[data-mark="none-listed"], & rect[data-mark="not-evaluated"]': {
    fill: color.line,
    stroke: color.outline,
    strokeWidth: 1,
    strokeDasharray: '2 2',
    vectorEffect: 'non-scaling-stroke',
  },
  // The grid itself is as easily seen as a whole there, or this would take its room.
  '@media (max-width: 959.95px), print': { display: 'none' },
});

interface GridOverviewProps {
  readonly rows: readonly GridRow[];
  /** Called with the number of the row that was pointed at. */
  readonly onGo: (row: number) => void;
}

/** The grid from far away. It is for the eye and the pointer only: the grid has everything that it shows. */
export function GridOverview({ rows, onGo }: GridOverviewProps) {
  const all = useMemo(() => stretches(rows, MOST_ROWS), [rows]);
  const columns = rows[0]?.cells.length ?? 0;
  const go = ({ currentTarget, clientY }: MouseEvent): void => {
    const { top, height } = currentTarget.getBoundingClientRect();
    onGo(Math.min(rows.length - 1, Math.max(0, Math.floor(((clientY - top) / height) * rows.length))));
  };
  return (
    <Frame
      aria-hidden="true"
      onClick={go}
      style={{ width: columns * COLUMN, height: `min(${rows.length * ROW}px, 70vh)` }}
    >
      <svg viewBox={`0 0 ${columns} ${rows.length}`} preserveAspectRatio="none" focusable="false">
        {all.map(({ mark, column, from, to }) => (
          <rect
            key={`${column} ${from}`}
            data-mark={markLook(mark).mark}
            x={column + 0.05}
            y={from}
            width={0.9}
            height={to - from}
          />
        ))}
      </svg>
    </Frame>
  );
}
