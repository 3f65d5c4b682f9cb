import { useEffect } from 'react';
import { useAnnounce } from './announcer';

/** Has a sentence read out once, when it first stands; the same sentence again is not repeated. */
export function useAnnouncement(text: string | undefined): void {
  const announce = useAnnounce();
  useEffect(() => {
    if (text !== undefined) announce(text);
  }, [announce, text]);
}
