import { useEffect, useMemo, useRef } from 'react';
import type { RunPlace } from '../../domain/address/paths';
import { useStartContext } from './provider';
import { startRunExclusions } from './prefetch';

/** A pointer that only crosses a link is gone by then. In milliseconds. */
const DWELL = 65;

/** What a link does with the attention that it gets. */
export interface Warming {
  readonly onPointerEnter: () => void;
  readonly onPointerLeave: () => void;
  readonly onFocus: () => void;
  readonly onBlur: () => void;
}

/**
 * For a link to a run's exclusions: asks for them when the pointer dwells on the link or the focus comes
 * to it, so that they are there when it is followed. What is not followed is broken off.
 */
export function useWarmExclusions(place: RunPlace | undefined): Warming {
  const context = useStartContext();
  const latest = useRef({ context, place });
  const asking = useRef<AbortController>(undefined);
  useEffect(() => {
    latest.current = { context, place };
  });
  const warming = useMemo(() => {
    const leave = (): void => asking.current?.abort();
    const come = (wait: number): void => {
      leave();
      const { signal } = (asking.current = new AbortController());
      const ask = (): void => {
        const { context: now, place: run } = latest.current;
        if (run && !signal.aborted) startRunExclusions({ ...now, signal }, run);
      };
      const timer = setTimeout(ask, wait);
      signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
    };
    return {
      onPointerEnter: () => come(DWELL),
      onPointerLeave: leave,
      onFocus: () => come(0),
      onBlur: leave,
    };
  }, []);
  useEffect(() => warming.onBlur, [warming]);
  return warming;
}
