/** Keys by which plain texts are ordered as people order them: 100,000 of them are sorted without asking a collator. */

/** The order of texts as people have it: numbers in them by size (`run 2` before `run 10`), letters without their case. */
export const textOrder = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

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
  for (const character of characters.toSorted((a, b) => textOrder.compare(a, b))) {
    const code = character.charCodeAt(0);
    const letter = character.toLowerCase().charCodeAt(0) - 97;
    table[code] = letter >= 0 && letter < 26 ? LETTERS + letter : isDigit(code) ? 1 : (sign += 1);
  }
  return table;
}

/** Keys one behind the other: by their bytes they have the order that {@link textOrder} has of the texts. */
interface Keys {
  readonly bytes: Uint8Array;
  /** Where each key ends; the next one begins there. */
  readonly ends: Uint32Array;
}

/** @returns undefined where a text has other characters than those from the blank to the tilde, or too long a number */
function plainKeys(texts: readonly string[]): Keys | undefined {
  const table = (places ??= plainPlaces());
  let length = 0;
  // A number takes one byte more than its digits.
  for (const text of texts) length += 2 * text.length;
  const bytes = new Uint8Array(length);
  const ends = new Uint32Array(texts.length);
  let end = 0;
  for (let index = 0; index < texts.length; index += 1) {
    const text = texts[index] ?? '';
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
    ends[index] = end;
  }
  return { bytes, ends };
}

/** Bytes of a key are below this. */
const VALUES = 128;
/** What a number holds without loss has so many bits. */
const BITS = 53;
/** So few are put in order by comparing them. */
const FEW = 24;

/** Keys that are to be put in order: {@link plainOrder} does it by numbers, which are sorted without asking a function which is larger. */
class KeyOrder {
  readonly #bytes: Uint8Array;
  readonly #ends: Uint32Array;
  readonly #descending: boolean;
  /** Indices of keys. */
  readonly order: Uint32Array;

  constructor({ bytes, ends }: Keys, descending: boolean) {
    this.#bytes = bytes;
    this.#ends = ends;
    this.#descending = descending;
    // Counted, not taken from an iterator, which would be a fifth of the whole work.
    this.order = new Uint32Array(ends.length);
    for (let index = 0; index < ends.length; index += 1) this.order[index] = index;
  }

  #begin(index: number): number {
    return index === 0 ? 0 : (this.#ends[index - 1] ?? 0);
  }

  /** Compares two keys that are the same up to some byte. A key that has ended comes first, which is as if zeros followed. */
  #compare(a: number, b: number, skip: number): number {
    const [endA = 0, endB = 0] = [this.#ends[a], this.#ends[b]];
    let atA = this.#begin(a) + skip;
    let atB = this.#begin(b) + skip;
    while (atA < endA && atB < endB && this.#bytes[atA] === this.#bytes[atB]) {
      atA += 1;
      atB += 1;
    }
    const difference =
      (atA < endA ? (this.#bytes[atA] ?? 0) : 0) - (atB < endB ? (this.#bytes[atB] ?? 0) : 0);
    return this.#descending ? -difference : difference;
  }

  /** How many bytes further all keys from one place to another are the same. */
  #same(from: number, to: number, skip: number): number {
    const first = this.order[from] ?? 0;
    const begin = this.#begin(first) + skip;
    let length = (this.#ends[first] ?? 0) - begin;
    for (let place = from + 1; place < to && length > 0; place += 1) {
      const index = this.order[place] ?? 0;
      const other = this.#begin(index) + skip;
      length = Math.min(length, (this.#ends[index] ?? 0) - other);
      for (let at = 0; at < length; at += 1)
        if (this.#bytes[begin + at] !== this.#bytes[other + at]) length = at;
    }
    return length;
  }

  /**
   * Puts the keys from one place to another in order, which are the same up to some byte: the bytes that follow and the place in
   * one number each. Those whose numbers have the same bytes are put in order by what is behind.
   */
  sort(from: number, to: number, sameBefore: number): void {
    const { order } = this;
    const count = to - from;
    if (count <= FEW) {
      order.subarray(from, to).sort((a, b) => this.#compare(a, b, sameBefore) || a - b);
      return;
    }
    const skip = sameBefore + this.#same(from, to, sameBefore);
    const room = 2 ** Math.ceil(Math.log2(count));
    const width = Math.floor((BITS - Math.log2(room)) / Math.log2(VALUES));
    const most = VALUES ** width - 1;
    const packed = new Float64Array(count);
    for (let place = 0; place < count; place += 1) {
      const index = order[from + place] ?? 0;
      const begin = this.#begin(index) + skip;
      const end = this.#ends[index] ?? 0;
      let lead = 0;
      for (let at = begin; at < begin + width; at += 1)
        lead = lead * VALUES + (at < end ? (this.#bytes[at] ?? 0) : 0);
      packed[place] = (this.#descending ? most - lead : lead) * room + place;
    }
    packed.sort();
    const before = order.slice(from, to);
    let begun = 0;
    let last = -1;
    for (let at = 0; at <= count; at += 1) {
      const value = packed[at] ?? 0;
      const lead = at < count ? Math.floor(value / room) : -1;
      if (at < count) order[from + at] = before[value - lead * room] ?? 0;
      if (at > 0 && lead === last) continue;
      // With a zero at the end all of them have ended, and are the same.
      const ended = (this.#descending ? most - last : last) % VALUES === 0;
      if (at - begun > 1 && !ended) this.sort(from + begun, from + at, skip + width);
      begun = at;
      last = lead;
    }
  }
}

/**
 * The indices of texts in the order that {@link textOrder} has of them, or in the reverse one; those of equal texts as they stand.
 *
 * @returns undefined where one of them has other characters than those from the blank to the tilde, or too long a number
 */
export function plainOrder(texts: readonly string[], descending = false): Uint32Array | undefined {
  const keys = plainKeys(texts);
  if (!keys) return undefined;
  const sorting = new KeyOrder(keys, descending);
  sorting.sort(0, texts.length, 0);
  return sorting.order;
}
