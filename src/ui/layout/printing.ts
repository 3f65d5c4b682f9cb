/** What the browser prints is whole: while it does, everything that is shown in part is in the document. */
import { useSyncExternalStore } from 'react';
import { flushSync } from 'react-dom';

let printing = false;
const listeners = new Set<() => void>();

function set(now: boolean): void {
  printing = now;
  // At once: the browser lays the paper out as soon as the event's listeners are done.
  flushSync(() => {
    for (const listener of listeners) listener();
  });
}

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) {
    window.addEventListener('beforeprint', begin);
    window.addEventListener('afterprint', end);
  }
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    window.removeEventListener('beforeprint', begin);
    window.removeEventListener('afterprint', end);
    printing = false;
  };
}

const begin = (): void => set(true);
const end = (): void => set(false);

/** Whether the browser is printing: then a part of a list, a table or a text has to be all of it. */
export function usePrinting(): boolean {
  return useSyncExternalStore(subscribe, () => printing);
}
