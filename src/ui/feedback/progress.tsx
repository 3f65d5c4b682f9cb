/** How far something has come: a bar, and words beside it. */

import { keyframes, styled } from '@mui/material/styles';
import type { ReactNode } from 'react';
import { color } from '../../theme/tokens';

const slide = keyframes({ from: { transform: 'translateX(-100%)' }, to: { transform: 'translateX(300%)' } });

const Track = styled('div')({
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

interface ProgressBarProps {
  readonly label: string;
  /** From 0 to 1; left out while the whole is not known. */
  readonly share?: number | undefined;
}

/** How far something has come; without a share nobody knows how far, and it keeps moving. */
export function ProgressBar({ label, share }: ProgressBarProps) {
  const percent = share && Math.round(share * 100);
  return (
    <Track
      // A native one without a value keeps moving where the reader asked for less motion.
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
      role="progressbar"
      aria-label={label}
      aria-valuenow={percent}
      data-endless={percent === undefined || undefined}
    >
      <div style={{ width: percent && `${percent}%` }} />
    </Track>
  );
}

const Row = styled('div')({ marginTop: 10, color: color.dim });
const Line = styled('div')({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '0 12px' });

interface LoadingProgressProps extends ProgressBarProps {
  /** What is loaded and, where it is known, of how many, in words. */
  readonly text: string;
  /** Nothing is under way: there is no bar. */
  readonly stopped?: boolean;
  /** What can be done about it, beside the words. */
  readonly action?: ReactNode;
}

/** How far something has come, in words and as a bar. */
export function LoadingProgress({ text, stopped = false, action, ...bar }: LoadingProgressProps) {
  return (
    <Row>
      <Line>
        <span>{text}</span>
        {action}
      </Line>
      {!stopped && <ProgressBar {...bar} />}
    </Row>
  );
}
