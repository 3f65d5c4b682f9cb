/** The first characters of a text. They are Unicode code points, so that none is cut in two. */
export function firstCharacters(text: string, most: number): string {
  // A code point has one or two of JavaScript's units.
  return Array.from(text.slice(0, 2 * most))
    .slice(0, most)
    .join('');
}
