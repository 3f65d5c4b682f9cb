/** Finds things by the words of their texts: the console's palette and the endpoint's instances by one rule. */

const normal = (text: string): string => text.toLowerCase();

const wordsOf = (query: string): readonly string[] => normal(query).split(/\s+/);

/** Whether every word of a query stands somewhere in a text, in whatever case. An empty query fits everything. */
export function fits(query: string, text: string): boolean {
  const within = normal(text);
  return wordsOf(query).every((word) => within.includes(word));
}

/**
 * The things that a query fits, at most `most`: first those whose text begins with it, each part in the
 * order that it had. Each text is read once: there may be tens of thousands, and this is done at every key.
 */
export function bestFits<Thing>(
  query: string,
  things: readonly Thing[],
  textOf: (thing: Thing) => string,
  most: number,
): readonly Thing[] {
  const start = normal(query.trim());
  const sought = wordsOf(query);
  const begin: Thing[] = [];
  const others: Thing[] = [];
  for (const thing of things) {
    if (begin.length >= most) break;
    const within = normal(textOf(thing));
    if (!sought.every((word) => within.includes(word))) continue;
    if (within.startsWith(start)) begin.push(thing);
    else if (others.length < most) others.push(thing);
  }
  return [...begin, ...others].slice(0, most);
}
