import { styled } from '@mui/material/styles';
import { color } from '../../theme/tokens';

const Row = styled('div')({
  marginTop: 10,
  color: color.dim,
  '& progress': {
    display: 'block',
    width: '100%',
    height: 4,
    marginTop: 6,
    border: 0,
    borderRadius: 2,
    background: color.line,
    accentColor: color.accent,
  },
});

export interface LoadingProgressProps {
  /** What is loaded and, where it is known, of how many, in words. */
  readonly text: string;
  readonly label: string;
  /** From 0 to 1; left out while the whole is not known. */
  readonly share?: number | undefined;
}

/** How far something has come, in words and as a bar; without a share nobody knows how far. */
export function LoadingProgress({ text, label, share }: LoadingProgressProps) {
  return (
    <Row>
      {text}
      <progress aria-label={label} {...(share !== undefined && { value: share, max: 1 })} />
    </Row>
  );
}
