import { useCallback, useSyncExternalStore } from 'react';

const listeners = new Set<() => void>();
/** What was read or chosen in this tab; it outlives a browser that keeps nothing. */
const known = new Map<string, string | null>();

function storedText(key: string): string | null {
  const text = known.get(key);
  if (text !== undefined) return text;
  let stored: string | null = null;
  try {
    stored = localStorage.getItem(key);
  } catch {
    // Storage may be forbidden: then a choice lasts as long as the tab.
  }
  known.set(key, stored);
  return stored;
}

function onStorage({ key }: StorageEvent): void {
  if (key === null) known.clear();
  else known.delete(key);
  for (const listener of listeners) listener();
}

let following = false;

function subscribe(listener: () => void): () => void {
  // Once for the window, and from then on: what other tabs choose while no place shows it is not to be missed.
  if (!following) window.addEventListener('storage', onStorage);
  following = true;
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/**
 * A choice of the reader's that this browser keeps, the same in all its tabs.
 *
 * @param read makes a choice of what was kept, null where nothing was. Total, and the same for the same text
 * @returns the choice, and the function that changes it
 */
export function usePersistedChoice<Choice extends string>(
  key: string,
  read: (kept: string | null) => Choice,
): readonly [Choice, (choice: Choice) => void] {
  const choice = useSyncExternalStore(subscribe, () => read(storedText(key)));
  const choose = useCallback(
    (next: Choice): void => {
      try {
        localStorage.setItem(key, next);
      } catch {
        // As above.
      }
      known.set(key, next);
      for (const listener of listeners) listener();
    },
    [key],
  );
  return [choice, choose];
}
