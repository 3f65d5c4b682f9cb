/** Keys by which plain texts are ordered as people order them: 100,000 of them are sorted without asking a collator. */

/** The order of texts as people have it: numbers in them by size (`run 2` before `run 10`), letters without their case. */
export const words = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

const ZERO = 48;
/** A number begins with how many digits it has: the longer one is larger. Signs are below this. */
const DIGITS = 35;
const MOST_DIGITS = 66;
/** All is below 128, so that a key has one byte for each. */
const LETTERS = 102;

const isDigit = (code: number): boolean => code >= ZERO && code <= ZERO + 9;

/** By code, what stands for a plain character in a key; a digit has 1, like the first sign, and is told before. */
let places: Uint8Array | undefined;

/** Asks the collator once how it orders the plain characters: signs, then digits, then letters. */
function plainPlaces(): Uint8Array {
  const table = new Uint8Array(128);
  const characters = Array.from({ length: 95 }, (_, at) => String.fromCharCode(32 + at));
  let sign = 0;
  for (const character of characters.toSorted((a, b) => words.compare(a, b))) {
    const code = character.charCodeAt(0);
    const letter = character.toLowerCase().charCodeAt(0) - 97;
    table[code] = letter >= 0 && letter < 26 ? LETTERS + letter : isDigit(code) ? 1 : (sign += 1);
  }
  return table;
}

/**
 * Makes a key for each text, so that the keys have by their units the order that {@link words} has of the texts.
 *
 * @returns undefined where one of them has other characters than those from the blank to the tilde, or too long a number
 */
export function plainSortKeys(texts: readonly string[]): readonly string[] | undefined {
  const table = (places ??= plainPlaces());
  let length = 0;
  // A number takes one byte more than its digits.
  for (const text of texts) length += 2 * text.length;
  const bytes = new Uint8Array(length);
  const ends: number[] = [];
  let end = 0;
  for (const text of texts) {
    for (let at = 0; at < text.length;) {
      const code = text.charCodeAt(at);
      if (!isDigit(code)) {
        const place = code < 128 ? (table[code] ?? 0) : 0;
        if (place === 0) return undefined;
        bytes[end++] = place;
        at += 1;
        continue;
      }
      // Zeros in front say nothing.
      while (text.charCodeAt(at) === ZERO) at += 1;
      const first = end++;
      for (let digit = text.charCodeAt(at); isDigit(digit); digit = text.charCodeAt((at += 1)))
        bytes[end++] = digit;
      if (end - first > MOST_DIGITS + 1) return undefined;
      bytes[first] = DIGITS - 1 + end - first;
    }
    ends.push(end);
  }
  // Read as a text at once: to make each key by itself would take longer than to sort them.
  const all = new TextDecoder().decode(bytes.subarray(0, end));
  return ends.map((to, at) => all.slice(ends[at - 1] ?? 0, to));
}
