import { styled } from '@mui/material/styles';
import { createContext, type ReactNode, useCallback, useContext, useState } from 'react';
import { words } from '../words';
import { color, size } from '../../theme/tokens';
import { IconButton } from '../controls/button';
import { CloseIcon } from '../controls/icons';
import { StatusText, type Tone } from '../text/status-text';

/** The outcome of something the reader did. It stays until it is dismissed or replaced. */
export interface Notice {
  readonly tone: Tone;
  readonly text: string;
}

export type Notify = (notice: Notice) => void;

const NoticeContext = createContext<Notify>(() => undefined);

const Bar = styled('div')({
  position: 'fixed',
  left: '50%',
  bottom: 24,
  transform: 'translateX(-50%)',
  zIndex: 40,
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
