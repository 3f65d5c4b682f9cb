/** A document that does not fit, with the JSON path of the misfit and the reason, for a person. */
export class FleetError extends Error {
  readonly path: string;
  readonly reason: string;

  constructor(path: string, reason: string) {
    super(`${path}: ${reason}`);
    this.name = 'FleetError';
    this.path = path;
    this.reason = reason;
  }
}

/** A place in a JSON document: its value, and the path that names it in an error. */
export interface Place {
  readonly value: unknown;
  readonly path: string;
}

/** The members of an object, which has to have all of `required` and nothing beyond `optional`. */
export function members<R extends string, O extends string>(
  { value, path }: Place,
  required: readonly R[],
  optional: readonly O[],
): Readonly<Record<R, Place> & Record<O, Place | undefined>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new FleetError(path, 'must be an object');
  const own = new Map(Object.entries(value));
  const allowed: readonly string[] = [...required, ...optional];
  for (const key of own.keys())
    if (!allowed.includes(key)) throw new FleetError(`${path}.${key}`, 'is not known here');
  for (const key of required) if (!own.has(key)) throw new FleetError(`${path}.${key}`, 'is missing');
  const places = [...own].map(([key, inner]) => [key, { value: inner, path: `${path}.${key}` }]);
  return Object.fromEntries(places) as Record<R, Place> & Record<O, Place | undefined>;
}

/** The items of a list. */
export function items({ value, path }: Place): readonly Place[] {
  if (!Array.isArray(value)) throw new FleetError(path, 'must be a list');
  return value.map((inner: unknown, i) => ({ value: inner, path: `${path}[${i}]` }));
}

/** The entries of an object that is a dictionary. */
export function entries({ value, path }: Place): readonly (readonly [string, Place])[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new FleetError(path, 'must be an object');
  return Object.entries(value).map(([key, inner]) => [
    key,
    { value: inner, path: `${path}[${JSON.stringify(key)}]` },
  ]);
}

/** A text of 1 to `max` characters, of a form if one is asked for. */
export function text({ value, path }: Place, max: number, form?: RegExp, what?: string): string {
  if (typeof value !== 'string') throw new FleetError(path, 'must be a text');
  if (value.length < 1 || value.length > max) throw new FleetError(path, `must have 1 to ${max} characters`);
  if (form && !form.test(value)) throw new FleetError(path, `must be ${what ?? `like ${String(form)}`}`);
  return value;
}

/** One of a few texts. */
export function oneOf<T extends string>(place: Place, choices: readonly T[]): T {
  const found = choices.find((choice) => choice === place.value);
  if (found === undefined) throw new FleetError(place.path, `must be one of ${choices.join(', ')}`);
  return found;
}

/** A moment, written in ISO 8601 with its zone; gives milliseconds since the epoch. */
export function moment(place: Place): number {
  const form = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?(?:Z|[+-]\d\d:\d\d)$/;
  const written = text(place, 40, form, 'a time such as 2019-03-04T10:11:12Z');
  const time = Date.parse(written);
  // Date.parse carries 30 February over into March.
  const day = new Date(`${written.slice(0, 10)}T00:00:00Z`);
  if (Number.isNaN(time) || day.toISOString().slice(0, 10) !== written.slice(0, 10))
    throw new FleetError(place.path, 'is no time of the calendar');
  return time;
}

/** True or false. */
export function truth({ value, path }: Place): boolean {
  if (typeof value !== 'boolean') throw new FleetError(path, 'must be true or false');
  return value;
}
