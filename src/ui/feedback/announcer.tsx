import { createContext, type ReactNode, useCallback, useContext, useEffect, useRef, useState } from 'react';
import { VisuallyHidden } from '../layout/visually-hidden';

/** Says a sentence once to assistive technology, politely. */
export type Announce = (text: string) => void;

const AnnounceContext = createContext<Announce>(() => undefined);

/** Holds the one live region. Two regions take turns, so the same words twice are said twice. */
export function AnnouncerProvider({ children }: { readonly children: ReactNode }) {
  const [announcement, setAnnouncement] = useState({ text: '', turn: 0 });
  const announce = useCallback<Announce>(
    (text) => setAnnouncement(({ turn }) => ({ text, turn: 1 - turn })),
    [],
  );
  return (
    <AnnounceContext value={announce}>
      {children}
      {[0, 1].map((turn) => (
        <VisuallyHidden key={turn} as="output" aria-live="polite">
          {announcement.turn === turn ? announcement.text : ''}
        </VisuallyHidden>
      ))}
    </AnnounceContext>
  );
}

/** The function that speaks through the live region. */
export function useAnnounce(): Announce {
  return useContext(AnnounceContext);
}

/**
 * Has a sentence read out once, when it first stands; the same sentence again is not repeated. What is
 * muted counts as announced: it stands behind something that speaks for itself.
 */
export function useAnnouncement(text: string | undefined, muted = false): void {
  const announce = useAnnounce();
  const mutedNow = useRef(muted);
  useEffect(() => {
    mutedNow.current = muted;
  }, [muted]);
  useEffect(() => {
    if (text !== undefined && !mutedNow.current) announce(text);
  }, [announce, text]);
}
