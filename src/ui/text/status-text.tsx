import { styled } from '@mui/material/styles';
import { color } from '../../theme/tokens';

/** How a state is to be read. Colour only repeats what the word says. */
export type Tone = 'ok' | 'warn' | 'bad' | 'progress' | 'neutral';

const hues: Readonly<Record<Tone, string>> = {
  ok: color.ok,
  warn: color.warn,
  bad: color.bad,
  progress: color.accent,
  neutral: color.dim,
};

const Text = styled('span')({
  '&::before': {
    content: '""',
    display: 'inline-block',
    width: 8,
    height: 8,
    borderRadius: '50%',
    marginRight: 8,
    border: '2px solid currentColor',
    background: 'currentColor',
    boxSizing: 'border-box',
  },
  '&[data-hollow]::before': { background: 'transparent' },
});

export interface StatusTextProps {
  readonly tone: Tone;
  readonly children: string;
}

/** A status: a dot in the tone's colour (hollow while it is in progress) and its word. */
export function StatusText({ tone, children }: StatusTextProps) {
  return (
    <Text style={{ color: hues[tone] }} data-hollow={tone === 'progress' || undefined}>
      {children}
    </Text>
  );
}
