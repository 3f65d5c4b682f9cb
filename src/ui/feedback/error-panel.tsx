import { styled } from '@mui/material/styles';
import type { ReactNode } from 'react';
import { words } from '../words';
import { color, font, size } from '../../theme/tokens';
import { WarningIcon } from '../controls/icons';

const Box = styled('div')({
  display: 'flex',
  gap: 12,
  padding: 16,
  margin: 16,
  borderRadius: size.radius,
  border: `1px solid ${color.bad}`,
  background: color.badQuiet,
  '& > svg': { flex: 'none', marginTop: 2, color: color.bad },
  '& h2, & h3': { margin: 0, fontSize: 15, lineHeight: '20px', fontWeight: 600 },
  '& p': { margin: '4px 0 0', maxWidth: '72ch', overflowWrap: 'anywhere' },
  '& details': { marginTop: 8, color: color.dim },
  '& summary': { cursor: 'pointer', minHeight: 24 },
  '& code': { font: `12.5px/20px ${font.mono}`, overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' },
  '&[data-tone="warn"]': { borderColor: color.warn, background: color.warnQuiet },
  '&[data-tone="warn"] > svg': { color: color.warn },
});

const Action = styled('div')({
  marginTop: 12,
  display: 'flex',
  flexWrap: 'wrap',
  gap: 8,
  '&:empty': { display: 'none' },
});

export interface ErrorPanelProps {
  /** What happened, in the reader's words. */
  readonly title: string;
  /** Why, and what can be done about it. */
  readonly text: ReactNode;
  readonly requestId?: string | undefined;
  /** What the machine said, folded away. */
  readonly details?: string | undefined;
  readonly action?: ReactNode;
  readonly tone?: 'bad' | 'warn';
  readonly level?: 2 | 3;
}

/** An error in the place where the answer would stand. */
export function ErrorPanel({
  title,
  text,
  requestId,
  details,
  action,
  tone = 'bad',
  level = 2,
}: ErrorPanelProps) {
  const Heading = `h${level}` as const;
  return (
    <Box role="alert" data-tone={tone}>
      <WarningIcon />
      <div>
        <Heading>{title}</Heading>
        <p>{text}</p>
        {(details !== undefined || requestId !== undefined) && (
          <details>
            <summary>{words.errorDetails}</summary>
            {details !== undefined && <code>{details}</code>}
            {requestId !== undefined && (
              <div>
                {words.requestId} <code>{requestId}</code>
              </div>
            )}
          </details>
        )}
        {action !== undefined && <Action>{action}</Action>}
      </div>
    </Box>
  );
}
