import { useEffect, useState } from 'react';
import { elapsedSeconds } from '../../domain/text/times';
import { previews as words } from '../../strings/previews';
import { useAnnouncement } from '../../ui/feedback/announcer';
import { LoadingProgress } from '../../ui/feedback/progress';

/** A preview that is being generated: how long it has taken so far, and no invented percentage. */
export function PreviewProgress({ since }: { readonly since: number }) {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  useAnnouncement(words.announceGenerating);
  return (
    <LoadingProgress label={words.generatingLabel} text={words.generating(elapsedSeconds(since, now))} />
  );
}
