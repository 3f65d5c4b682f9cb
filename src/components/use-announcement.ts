import { useEffect, useRef } from 'react';
import { useAnnounce } from './announcer';

/**
 * Has a sentence read out once, when it first stands; the same sentence again is not repeated. What is
 * hushed counts as said: it stands behind something that speaks for itself.
 */
export function useAnnouncement(text: string | undefined, hushed = false): void {
  const announce = useAnnounce();
  const hushedNow = useRef(hushed);
  useEffect(() => {
    hushedNow.current = hushed;
  }, [hushed]);
  useEffect(() => {
    if (text !== undefined && !hushedNow.current) announce(text);
  }, [announce, text]);
}
