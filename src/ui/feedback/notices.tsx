/** What is said beside the content: the outcome of what the reader did, and notes above what they are about. */

import { styled } from '@mui/material/styles';
import { createContext, type ReactNode, useCallback, useContext, useState } from 'react';
import { color, size } from '../../theme/tokens';
import { IconButton } from '../controls/button';
import { CloseIcon, InfoIcon, WarningIcon } from '../controls/icons';
import { StatusText, type Tone } from '../text/status-text';
import { words } from '../words';

/** The outcome of something the reader did. It stays until it is dismissed or replaced. */
interface Notice {
  readonly tone: Tone;
  readonly text: string;
}

/** Shows a notice in place of the one before; undefined takes that away. */
type Notify = (notice: Notice | undefined) => void;

const NoticeContext = createContext<Notify>(() => undefined);

const Bar = styled('div')({
  position: 'fixed',
  left: '50%',
  bottom: 24,
  transform: 'translateX(-50%)',
  zIndex: 40,
  // Above what can be done with rows that are chosen, which stands there too.
  'body:has([data-selection-bar]) &': { bottom: 96 },
  display: 'flex',
  alignItems: 'center',
  gap: 12,
  maxWidth: 'min(640px, calc(100vw - 32px))',
  padding: '8px 8px 8px 16px',
  background: color.paper,
  border: `1px solid ${color.outline}`,
  borderRadius: size.radius,
});

/** Shows at most one notice, at the bottom, and has it read out. */
export function NoticesProvider({ children }: { readonly children: ReactNode }) {
  const [notice, setNotice] = useState<Notice>();
  const notify = useCallback<Notify>((next) => setNotice(next), []);
  return (
    <NoticeContext value={notify}>
      {children}
      <output aria-live="polite">
        {notice && (
          <Bar>
            <StatusText tone={notice.tone}>{notice.text}</StatusText>
            <IconButton label={words.dismiss} onClick={() => setNotice(undefined)}>
              <CloseIcon />
            </IconButton>
          </Bar>
        )}
      </output>
    </NoticeContext>
  );
}

/** The function that shows a notice. */
export function useNotice(): Notify {
  return useContext(NoticeContext);
}

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

interface NoteProps {
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
