/** What stands where an answer would stand: that it is on its way, that it is empty, that it failed. */

import { styled } from '@mui/material/styles';
import { type ReactNode, useEffect, useState } from 'react';
import { color, font, size } from '../../theme/tokens';
import { WarningIcon } from '../controls/icons';
import { words } from '../words';
import { visibleText } from '../../domain/text/safe-text';

/** Milliseconds after which waiting is explained: past that a reader begins to doubt. */
const SLOW_AFTER = 3000;

const Waiting = styled('output')({
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

interface LoadingProps {
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
    <Waiting>
      <i />
      {label}
      {slow && <p>{words.loadingSlow}</p>}
    </Waiting>
  );
}

const Nothing = styled('div')({
  padding: '40px 24px',
  textAlign: 'center',
  '& > svg': { color: color.ok, marginBottom: 4 },
  '& h2, & h3': { margin: 0, fontSize: 15, lineHeight: '20px', fontWeight: 600 },
  '& p': { margin: '4px auto 0', color: color.dim, maxWidth: '64ch' },
  '& > div': { marginTop: 16, display: 'flex', justifyContent: 'center', gap: 8 },
});

interface EmptyStateProps {
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
    <Nothing>
      {icon}
      <Heading>{title}</Heading>
      {text !== undefined && <p>{text}</p>}
      {action !== undefined && <div>{action}</div>}
    </Nothing>
  );
}

const Failed = styled('div')({
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

interface ErrorPanelProps {
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
    <Failed role="alert" data-tone={tone}>
      <WarningIcon />
      <div>
        <Heading>{title}</Heading>
        <p>{text}</p>
        {(details !== undefined || requestId !== undefined) && (
          <details>
            <summary>{words.errorDetails}</summary>
            {details !== undefined && <code>{visibleText(details)}</code>}
            {requestId !== undefined && (
              <div>
                {words.requestId} <code>{requestId}</code>
              </div>
            )}
          </details>
        )}
        {action !== undefined && <Action>{action}</Action>}
      </div>
    </Failed>
  );
}
