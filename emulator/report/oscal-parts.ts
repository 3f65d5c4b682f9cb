/** What OSCAL documents are put together of: identifiers, times, properties and texts as NIST's schema has them. */
import { uuidOf } from '../hashes';
import { markdownText } from '../../src/domain/export/csv-markdown';

/** Namespace of our own properties, and of all that identifiers are made of. */
const NAMESPACE = 'urn:inspector-exclusions-console:oscal';

/** The namespace of URLs and URNs (RFC 9562, 6.6). */
const RFC_URL = '6ba7b811-9dad-11d1-80b4-00c04fd430c8';

const OURS = uuidOf(NAMESPACE, RFC_URL);
/** The identifier of what these names name together: the same in every report. */
export const id = (...names: readonly string[]): string => uuidOf(names.join('\n'), OURS);

/** OSCAL's times are of 1900 to 2999, with a zone; undefined for what is not known or outside. */
export function oscalTime(at: number | undefined): string | undefined {
  const year = at === undefined ? NaN : new Date(at).getUTCFullYear();
  return at !== undefined && year >= 1900 && year <= 2999 ? new Date(at).toISOString() : undefined;
}

/** A text in one line. */
export const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

/** Properties of our own; OSCAL's values are of one line, and none is empty. */
export function props(values: Readonly<Record<string, readonly string[] | string>>) {
  const all = Object.entries(values).flatMap(([name, value]) =>
    [value].flat().map((each) => ({ name, ns: NAMESPACE, value: oneLine(each) })),
  );
  return all.filter(({ value }) => value !== '');
}

/** One line of Markdown that shows a text; OSCAL has no empty one. */
export const line = (text: string): string => markdownText(oneLine(text)) || '–';

/** A member that is left out where its list would be empty: OSCAL has no empty lists. */
export const some = <Name extends string, T>(name: Name, items: readonly T[]) =>
  (items.length > 0 ? { [name]: items } : {}) as { readonly [Key in Name]?: readonly T[] };
