const normal = (text: string): string => text.toLowerCase();

/** Whether every word of a query stands somewhere in a text, in whatever case. An empty query fits everything. */
export function fits(query: string, text: string): boolean {
  const within = normal(text);
  return normal(query)
    .split(/\s+/)
    .every((word) => within.includes(word));
}

/**
 * The things that a query fits, at most `most`: first those whose text begins with it, each part in the
 * order that it had.
 */
export function bestFits<Thing>(
  query: string,
  things: readonly Thing[],
  textOf: (thing: Thing) => string,
  most: number,
): readonly Thing[] {
  const start = normal(query.trim());
  const fitting = things.filter((thing) => fits(query, textOf(thing)));
  const begins = (thing: Thing): boolean => normal(textOf(thing)).startsWith(start);
  return [...fitting.filter(begins), ...fitting.filter((thing) => !begins(thing))].slice(0, most);
}
