/** What of a page does not stand in its address, and is there again when somebody comes back to it. */

import { useEffect, useState } from 'react';

/** By the entry of the history and what it is of. It lasts as long as the document, as the data of the pages do. */
const kept = new Map<string, number>();

/** The router's key of the entry that is shown; the first of a document has none. */
export function entryKey(): string {
  const state: unknown = window.history.state;
  return typeof state === 'object' && state !== null && 'key' in state ? String(state.key) : '';
}

/**
 * A number of a page's own, such as how many rows it shows, which Back and Forward give again.
 *
 * @param name what it is of, one of its kind on the page
 * @returns the number, and the function that changes it
 */
export function useKeptNumber(
  name: string,
  initial: number,
): readonly [value: number, change: (next: number) => void] {
  const [value, setValue] = useState(() => kept.get(`${entryKey()} ${name}`) ?? initial);
  // After each render: what is typed into a filter puts another entry in the place of this one.
  useEffect(() => {
    const key = `${entryKey()} ${name}`;
    if (value === initial) kept.delete(key);
    else kept.set(key, value);
  });
  return [value, setValue];
}
