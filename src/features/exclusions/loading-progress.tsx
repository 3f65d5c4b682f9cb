import { keyframes } from '@emotion/react';
import type { ReactNode } from 'react';
import { styled } from '@mui/material/styles';
import { color } from '../../theme/tokens';

const slide = keyframes({ from: { transform: 'translateX(-100%)' }, to: { transform: 'translateX(300%)' } });

const Row = styled('div')({ marginTop: 10, color: color.dim });
const Line = styled('div')({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '0 12px' });

const Bar = styled('div')({
  height: 3,
  marginTop: 6,
  borderRadius: 2,
  overflow: 'hidden',
  background: color.line,
  '& > div': { width: '33%', height: '100%', borderRadius: 2, background: color.accent },
  '&[data-endless] > div': { animation: `${slide} 1600ms linear infinite` },
  '@media (prefers-reduced-motion: reduce)': {
    '&[data-endless] > div': { width: '100%', opacity: 0.5, animation: 'none' },
  },
});

export interface LoadingProgressProps {
  /** What is loaded and, where it is known, of how many, in words. */
  readonly text: string;
  readonly label: string;
  /** From 0 to 1; left out while the whole is not known. */
  readonly share?: number | undefined;
  /** Nothing is under way: there is no bar. */
  readonly stopped?: boolean;
  /** What can be done about it, beside the words. */
  readonly action?: ReactNode;
}

/** How far something has come, in words and as a bar; without a share nobody knows how far. */
export function LoadingProgress({ text, label, share, stopped = false, action }: LoadingProgressProps) {
  const percent = share === undefined ? undefined : Math.round(share * 100);
  return (
    <Row>
      <Line>
        <span>{text}</span>
        {action}
      </Line>
      {!stopped && (
        <Bar
          // A native one without a value keeps moving where the reader asked for less motion.
          // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
          role="progressbar"
          aria-label={label}
          aria-valuenow={percent}
          data-endless={percent === undefined || undefined}
        >
          <div style={percent === undefined ? undefined : { width: `${percent}%` }} />
        </Bar>
      )}
    </Row>
  );
}
