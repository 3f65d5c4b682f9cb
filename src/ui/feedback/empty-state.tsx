import { styled } from '@mui/material/styles';
import type { ReactNode } from 'react';
import { color } from '../../theme/tokens';

const Box = styled('div')({
  padding: '40px 24px',
  textAlign: 'center',
  '& > svg': { color: color.ok, marginBottom: 4 },
  '& h2, & h3': { margin: 0, fontSize: 15, lineHeight: '20px', fontWeight: 600 },
  '& p': { margin: '4px auto 0', color: color.dim, maxWidth: '64ch' },
  '& > div': { marginTop: 16, display: 'flex', justifyContent: 'center', gap: 8 },
});

export interface EmptyStateProps {
  /** Says before the words that this is a good result. */
  readonly icon?: ReactNode;
  readonly title: string;
  readonly text?: ReactNode;
  readonly action?: ReactNode;
  /** The level of its heading in the page. */
  readonly level?: 2 | 3;
}

/** Says that there is nothing, in words that say what nothing means here. Never for errors. */
export function EmptyState({ icon, title, text, action, level = 2 }: EmptyStateProps) {
  const Heading = `h${level}` as const;
  return (
    <Box>
      {icon}
      <Heading>{title}</Heading>
      {text !== undefined && <p>{text}</p>}
      {action !== undefined && <div>{action}</div>}
    </Box>
  );
}
