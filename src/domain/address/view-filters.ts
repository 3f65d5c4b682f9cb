import type { Parameters } from './views';

/** One filter of a list, by its parameter in the address. */
export interface ViewFilter {
  readonly property: string;
  readonly value: string;
}

/** The parameters that filter a list, in the order to show them in. */
const FILTERS = [
  'name',
  'status',
  'template',
  'target',
  'package',
  'from',
  'to',
  'shortest',
  'longest',
] as const;

/** Of these several may hold at once, and one of them is enough; of the others a new one takes the old one's place. */
const SEVERAL: ReadonlySet<string> = new Set(['status']);

/** The ends of a range: what the other end is, and on which side it has to be. */
const RANGES: Readonly<Record<string, readonly [other: string, side: 1 | -1]>> = {
  from: ['to', 1],
  to: ['from', -1],
  shortest: ['longest', 1],
  longest: ['shortest', -1],
};

const order = new Intl.Collator('en', { numeric: true });

const valuesOf = (parameters: Parameters, property: string): readonly string[] => {
  const value = parameters[property];
  return typeof value === 'string' ? [value] : (value ?? []);
};

/** The filters that a view's parameters hold. */
export function filtersIn(parameters: Parameters): readonly ViewFilter[] {
  return FILTERS.flatMap((property) => valuesOf(parameters, property).map((value) => ({ property, value })));
}

/** The changes of parameters that add a filter. The end of a range that it contradicts is taken out. */
export function addFilter(parameters: Parameters, { property, value }: ViewFilter): Parameters {
  if (SEVERAL.has(property)) {
    const values = [...new Set([...valuesOf(parameters, property), value])];
    return { [property]: values };
  }
  const [other, side] = RANGES[property] ?? [];
  const [end] = other === undefined ? [] : valuesOf(parameters, other);
  const contradicts = end !== undefined && side !== undefined && order.compare(end, value) * side < 0;
  return { [property]: value, ...(contradicts && other !== undefined && { [other]: undefined }) };
}

/** The changes of parameters that take a filter out. */
export function removeFilter(parameters: Parameters, { property, value }: ViewFilter): Parameters {
  const left = valuesOf(parameters, property).filter((each) => each !== value);
  return { [property]: left.length === 0 ? undefined : left };
}

/** The changes of parameters that take every filter out. */
export const noFilters: Parameters = Object.fromEntries(FILTERS.map((property) => [property, undefined]));
