import { forEachFitting, Misfit } from './misfit';

/** Checks a value at a path and gives it back typed. Throws a {@link Misfit}. */
export type Reader<T> = (value: unknown, path: string) => T;

/** The path of an object's member: `$.exclusions["arn:..."]`. */
export const memberPath = (path: string, key: string): string =>
  /^[A-Za-z_$][\w$]*$/.test(key) ? `${path}.${key}` : `${path}[${JSON.stringify(key)}]`;

/** An object whose inside is nobody's concern here. */
export const anyObject: Reader<Readonly<Record<string, unknown>>> = (value, path) => {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Misfit(path, 'must be an object');
  return value as Readonly<Record<string, unknown>>;
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
    const length = characters(value);
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
  forEachFitting(items.entries(), ([index, item]) => work(item, `${path}[${index}]`));
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
    forEachFitting(membersOf(value, path), ([key, item]) =>
      found.set(key, read(item, memberPath(path, key))),
    );
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
    forEachFitting(entries, ({ key, read, step }) => {
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
