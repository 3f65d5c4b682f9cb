/** Readers of the values in a document: each checks one and gives it back typed, or says what does not fit. */

import { forEachFittingItem, Misfit } from './problems';

/** Checks a value at a path and gives it back typed. Throws a {@link Misfit}. */
export type Reader<T> = (value: unknown, path: string) => T;

/** The path of an object's member: `$.exclusions["arn:..."]`. */
export const memberPath = (path: string, key: string): string =>
  /^[A-Za-z_$][\w$]*$/.test(key) ? `${path}.${key}` : `${path}[${JSON.stringify(key)}]`;

/** Whether a value is an object, and no list. */
export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** An object whose inside is nobody's concern here. */
export const anyObject: Reader<Readonly<Record<string, unknown>>> = (value, path) => {
  if (!isRecord(value)) throw new Misfit(path, 'must be an object');
  return value;
};

/** An object as a map of its own members, so that no name in it can be mistaken for an inherited one. */
export const membersOf: Reader<ReadonlyMap<string, unknown>> = (value, path) =>
  new Map(Object.entries(anyObject(value, path)));

const PAIRS = /[\uD800-\uDBFF][\uDC00-\uDFFF]/g;

/** Characters are Unicode code points, as where requests are checked. */
const characters = (value: string): number => value.length - (value.match(PAIRS)?.length ?? 0);

/** A text of a length in characters, and of a form if one is given. */
export function text(minimum: number, maximum: number, form?: RegExp): Reader<string> {
  return (value, path) => {
    if (typeof value !== 'string') throw new Misfit(path, 'must be a text');
    // A text of so many code units has at least half as many characters: nearly none has to be looked through.
    const isSurelyRight = value.length >= 2 * minimum && value.length <= maximum;
    const length = isSurelyRight ? value.length : characters(value);
    if (length < minimum || length > maximum)
      throw new Misfit(path, `must have ${minimum} to ${maximum} characters, has ${length}`);
    if (form && !form.test(value)) throw new Misfit(path, `must match ${form.source}`);
    return value;
  };
}

export function oneOf(...values: readonly string[]): Reader<string> {
  return (value, path) => {
    if (typeof value === 'string' && values.includes(value)) return value;
    throw new Misfit(path, `must be one of ${values.join(', ')}`);
  };
}

export function integer(minimum: number, maximum: number): Reader<number> {
  return (value, path) => {
    if (typeof value === 'number' && Number.isInteger(value) && value >= minimum && value <= maximum)
      return value;
    throw new Misfit(path, `must be a whole number from ${minimum} to ${maximum}`);
  };
}

export const truth: Reader<boolean> = (value, path) => {
  if (typeof value === 'boolean') return value;
  throw new Misfit(path, 'must be true or false');
};

/**
 * Does some work for each item of a list, with the item's path.
 * @throws Misfit that holds all that did not fit
 */
export function forEachItem<T>(
  items: readonly T[],
  path: string,
  work: (item: T, path: string) => void,
): void {
  forEachFittingItem(items, (item, index) => work(item, `${path}[${index}]`));
}

export function list<T>(read: Reader<T>, minimum: number, maximum: number): Reader<readonly T[]> {
  return (value, path) => {
    if (!Array.isArray(value)) throw new Misfit(path, 'must be a list');
    if (value.length < minimum || value.length > maximum)
      throw new Misfit(path, `must have ${minimum} to ${maximum} items, has ${value.length}`);
    const items: T[] = [];
    forEachItem(value as readonly unknown[], path, (item, at) => items.push(read(item, at)));
    return items;
  };
}

/** The items of an answer: any number, because several answers may have been merged into one document. */
export const many = <T>(read: Reader<T>): Reader<readonly T[]> => list(read, 0, Number.MAX_SAFE_INTEGER);

/** An object used as a dictionary. */
export function dictionary<T>(read: Reader<T>): Reader<ReadonlyMap<string, T>> {
  return (value, path) => {
    const found = new Map<string, T>();
    const own = anyObject(value, path);
    forEachFittingItem(Object.keys(own), (key) => found.set(key, read(own[key], memberPath(path, key))));
    return found;
  };
}

/** A member that may be missing or null: undefined then. */
export function optional<T>(read: Reader<T>): Reader<T | undefined> {
  return (value, path) => (value === undefined || value === null ? undefined : read(value, path));
}

/** A member that may be missing or null: `otherwise` then. */
export function withDefault<T>(read: Reader<T>, otherwise: T): Reader<T> {
  return (value, path) => (value === undefined || value === null ? otherwise : read(value, path));
}

type Members = Readonly<Record<string, Reader<unknown>>>;
type ReadMembers<M extends Members> = { readonly [Key in keyof M]: ReturnType<M[Key]> };

/** An object with these members. Others are ignored, because services add members over the years. */
export function members<M extends Members>(readers: M): Reader<ReadMembers<M>> {
  // What does not depend on the object is made once: there may be a million of them.
  const entries = Object.entries(readers).map(([key, read]) => ({ key, read, step: memberPath('', key) }));
  return (value, path) => {
    const own = anyObject(value, path);
    const found: Record<string, unknown> = {};
    forEachFittingItem(entries, ({ key, read, step }) => {
      const inner = Object.hasOwn(own, key) ? own[key] : undefined;
      try {
        found[key] = read(inner, path + step);
      } catch (error) {
        if (inner === undefined && error instanceof Misfit) throw new Misfit(path + step, 'is missing');
        throw error;
      }
    });
    return found as ReadMembers<M>;
  };
}

/** 9999-12-31T23:59:59Z in seconds: what is larger is in milliseconds. */
export const LAST_SECOND = 253_402_300_799;
const DATE =
  /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?\s*(Z|[+-]\d\d(?::?\d\d)?)$/i;
const SECONDS = /^\d{1,12}(?:\.\d{1,9})?$/;

function fromSeconds(seconds: number, path: string): number {
  if (seconds >= 0 && seconds <= LAST_SECOND) return Math.round(seconds * 1000);
  throw new Misfit(path, 'must be a time in seconds since 1970');
}

function offsetMinutes(zone: string): number {
  if (zone.toUpperCase() === 'Z') return 0;
  const digits = zone.slice(1).replace(':', '').padEnd(4, '0');
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2));
  return zone.startsWith('-') ? -minutes : minutes;
}

function fromDate(value: string, path: string): number {
  const found = DATE.exec(value.trim());
  if (!found)
    throw new Misfit(
      path,
      'must be a time: seconds since 1970, or a date with its zone such as 2019-03-04T10:11:12Z or 2019-03-04 10:11:12+00:00',
    );
  const [, year, month, day, hour, minute, second = '0', fraction = '0', zone = 'Z'] = found;
  const fields = [year, month, day, hour, minute, second].map(Number);
  const [y = 0, m = 0, d = 0, h = 0, min = 0, s = 0] = fields;
  const local = Date.UTC(y, m - 1, d, h, min, s);
  const back = new Date(local);
  // Date.UTC carries 30 February over into March; such a date is none.
  const real =
    back.getUTCFullYear() === y &&
    back.getUTCMonth() === m - 1 &&
    back.getUTCDate() === d &&
    back.getUTCHours() === h &&
    back.getUTCMinutes() === min &&
    back.getUTCSeconds() === s;
  const offset = offsetMinutes(zone);
  if (!real || Math.abs(offset) > 14 * 60) throw new Misfit(path, 'is not a date of the calendar');
  const at = local - offset * 60_000 + Math.round(Number(`0.${fraction}`) * 1000);
  return fromSeconds(at / 1000, path);
}

/**
 * A point in time in milliseconds, from every form that AWS's tools print: a number of seconds (CLI 1), a number in
 * quotes, an ISO date (CLI 2), or Python's `2019-03-04 10:11:12+00:00`. A date without its zone is refused.
 */
export const instant: Reader<number> = (value, path) => {
  if (typeof value === 'number') return fromSeconds(value, path);
  if (typeof value !== 'string') throw new Misfit(path, 'must be a time');
  return SECONDS.test(value) ? fromSeconds(Number(value), path) : fromDate(value, path);
};

/** The same as the wire has it: epoch seconds with a fraction. */
export const wireInstant: Reader<number> = (value, path) => instant(value, path) / 1000;
