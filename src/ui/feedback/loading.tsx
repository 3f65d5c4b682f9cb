import { styled } from '@mui/material/styles';
import { useEffect, useState } from 'react';
import { words } from '../words';
import { color } from '../../theme/tokens';

/** Milliseconds after which waiting is explained: past that a reader begins to doubt. */
const SLOW_AFTER = 3000;

const Box = styled('output')({
  display: 'block',
  padding: '32px 24px',
  color: color.dim,
  textAlign: 'center',
  '& i': {
    display: 'inline-block',
    width: 12,
    height: 12,
    marginRight: 10,
    verticalAlign: '-1px',
    borderRadius: '50%',
    border: `2px solid ${color.line}`,
    borderTopColor: color.accent,
    animation: 'turn 900ms linear infinite',
  },
  '@keyframes turn': { to: { transform: 'rotate(360deg)' } },
  '@media (prefers-reduced-motion: reduce)': { '& i': { animation: 'none' } },
  '& p': { margin: '4px 0 0' },
});

export interface LoadingProps {
  /** What is being loaded, without a full stop: `Loading assessment runs`. */
  readonly label: string;
}

/** Waiting, with words; after three seconds it says that it is slow. */
export function Loading({ label }: LoadingProps) {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), SLOW_AFTER);
    return () => clearTimeout(timer);
  }, []);
  return (
    <Box>
      <i />
      {label}
      {slow && <p>{words.loadingSlow}</p>}
    </Box>
  );
}
