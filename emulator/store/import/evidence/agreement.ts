/**
 * Whether two documents say the same of a thing. Some tools cut times to whole seconds (Ruby's and Steampipe's prints), where others
 * of the same answer have milliseconds: both are right, and the finer one says more.
 */

import { isRecord, LAST_SECOND } from '../readers';

/** The members that hold times: in milliseconds, or as the wire has them, in seconds with a fraction. */
const TIME = /^(?:at|date|\w+At)$/;

/** How many of a time's own units a second has. */
const unitsOf = (time: number): number => (time > LAST_SECOND ? 1000 : 1);

/** The beginning of a time's second, in the time's own unit. */
const cut = (time: number): number => Math.floor(time / unitsOf(time)) * unitsOf(time);

/** Whether a time may have been cut to its second. */
export const isWholeSecond = (time: number): boolean => cut(time) === time;

/** The last moment that a time may stand for, in milliseconds: of a whole second all of that second. */
export const latestOf = (milliseconds: number): number =>
  isWholeSecond(milliseconds) ? milliseconds + 999 : milliseconds;

/** The moment that two documents tell, as the finer one has it; undefined where they tell two. */
export function sameMoment(a: number, b: number): number | undefined {
  if (a === b || cut(a) === b) return a;
  return cut(b) === a ? b : undefined;
}

/** Stands for what two documents do not say alike; `undefined` is what neither of them says. */
const DIFFER = Symbol('differ');

/** Items with keys (tags, attributes, scopes), which come in any order, in one; undefined for a list of anything else. */
export function byKeys(items: readonly unknown[]): readonly unknown[] | undefined {
  if (!items.every((item) => isRecord(item) && typeof item['key'] === 'string')) return undefined;
  return items
    .map((item) => ({ item, text: JSON.stringify(item) }))
    .toSorted((a, b) => (a.text < b.text ? -1 : 1))
    .map(({ item }) => item);
}

/** Two lists of as many items. Of two orders that say the same one is kept, whichever list comes first. */
function mergedLists(a: readonly unknown[], b: readonly unknown[]): unknown {
  const [inOrder, other] = [byKeys(a), byKeys(b)];
  if (inOrder && other) {
    if (JSON.stringify(inOrder) !== JSON.stringify(other)) return DIFFER;
    return JSON.stringify(a) < JSON.stringify(b) ? a : b;
  }
  const items = a.map((item, index) => merged(item, b[index], false));
  return items.includes(DIFFER) ? DIFFER : items;
}

/** @param isTime whether the values stand under the name of a time */
function merged(a: unknown, b: unknown, isTime: boolean): unknown {
  if (a === b) return b;
  if (isTime && typeof a === 'number' && typeof b === 'number') return sameMoment(a, b) ?? DIFFER;
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length ? mergedLists(a, b) : DIFFER;
  if (!isRecord(a) || !isRecord(b)) return DIFFER;
  const all: Record<string, unknown> = {};
  for (const name of new Set([...Object.keys(b), ...Object.keys(a)])) {
    const both = merged(a[name], b[name], TIME.test(name));
    if (both === DIFFER) return DIFFER;
    all[name] = both;
  }
  return all;
}

/**
 * What two values say that are the same but for the precision of their times, each time as the finer one has it: `b` itself
 * where it says all of that, else `a` itself where that does. Undefined where they differ.
 */
export function agreed<T extends object | number | string | boolean>(a: T, b: T): T | undefined {
  const both = merged(a, b, true);
  if (both === DIFFER) return undefined;
  const text = JSON.stringify(both);
  if (text === JSON.stringify(b)) return b;
  return text === JSON.stringify(a) ? a : (both as T);
}
