import { styled } from '@mui/material/styles';
import type { ReactNode } from 'react';
import { color, size } from '../../theme/tokens';
import { InfoIcon, WarningIcon } from '../controls/icons';

const Box = styled('div')({
  display: 'flex',
  flexWrap: 'wrap',
  gap: '8px 12px',
  alignItems: 'flex-start',
  padding: '10px 16px',
  marginBottom: 12,
  borderRadius: size.radius,
  border: `1px solid ${color.line}`,
  background: color.quiet,
  '& > svg': { flex: 'none', marginTop: 2, color: color.dim },
  '& > div': { flex: '1 1 180px', minWidth: 0 },
  '&[data-tone="warn"]': { background: color.warnQuiet, borderColor: color.warn },
  '&[data-tone="warn"] > svg': { color: color.warn },
});

export interface NoteProps {
  readonly tone?: 'info' | 'warn';
  readonly action?: ReactNode;
  readonly children: ReactNode;
}

/** Something the reader should know about what stands below, such as a refresh that failed. */
export function Note({ tone = 'info', action, children }: NoteProps) {
  return (
    <Box data-tone={tone}>
      {tone === 'warn' ? <WarningIcon /> : <InfoIcon />}
      <div>{children}</div>
      {action}
    </Box>
  );
}
