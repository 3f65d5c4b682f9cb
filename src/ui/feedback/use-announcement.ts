import { useEffect, useRef } from 'react';
import { useAnnounce } from './announcer';

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
