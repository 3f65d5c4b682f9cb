/** Gives for each text one string that all equal ones share. */
export type TextPool = (text: string) => string;

/**
 * Makes an empty pool. Ten thousand exclusions say a dozen things, but each answer brings its texts anew:
 * shared, they take their memory once, and are compared and looked up without being read again.
 */
export function createTextPool(): TextPool {
  const known = new Map<string, string>();
  return (text) => {
    const same = known.get(text);
    if (same !== undefined) return same;
    known.set(text, text);
    return text;
  };
}
