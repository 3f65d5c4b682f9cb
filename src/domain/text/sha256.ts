/** SHA-256 (FIPS 180-4) at once: what a browser prints by itself cannot wait, and has no `crypto.subtle` off HTTPS. */

const BLOCK = 64;

/** The first 32 bits of the fractional part of a root, as the standard defines its constants by. */
const fraction = (root: number): number => ((root - Math.floor(root)) * 0x1_00_00_00_00) | 0;

function firstPrimes(count: number): readonly number[] {
  const primes: number[] = [];
  for (let n = 2; primes.length < count; n += 1) if (primes.every((prime) => n % prime !== 0)) primes.push(n);
  return primes;
}

const PRIMES = firstPrimes(BLOCK);
const ROUNDS = Int32Array.from(PRIMES, (prime) => fraction(Math.cbrt(prime)));
const START = Int32Array.from(PRIMES.slice(0, 8), (prime) => fraction(Math.sqrt(prime)));

const turned = (word: number, by: number): number => (word >>> by) | (word << (32 - by));

/** The message with the bit 1, zeros and its own length in bits behind it, in whole blocks. */
function padded(message: Uint8Array): Uint8Array {
  const whole = new Uint8Array(Math.ceil((message.length + 9) / BLOCK) * BLOCK);
  whole.set(message);
  whole[message.length] = 0x80;
  new DataView(whole.buffer).setBigUint64(whole.length - 8, BigInt(message.length) * 8n);
  return whole;
}

/** Takes one block into the state. */
function compress(state: Int32Array, words: Int32Array): void {
  for (let at = 16; at < BLOCK; at += 1) {
    const early = words[at - 15] ?? 0;
    const late = words[at - 2] ?? 0;
    words[at] =
      (words[at - 16] ?? 0) +
      (turned(early, 7) ^ turned(early, 18) ^ (early >>> 3)) +
      (words[at - 7] ?? 0) +
      (turned(late, 17) ^ turned(late, 19) ^ (late >>> 10));
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  for (let at = 0; at < BLOCK; at += 1) {
    const first =
      h +
      (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) +
      ((e & f) ^ (~e & g)) +
      (ROUNDS[at] ?? 0) +
      (words[at] ?? 0);
    const second = (turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0];
  }
  for (const [at, word] of [a, b, c, d, e, f, g, h].entries()) state[at] = (state[at] ?? 0) + word;
}

/** The SHA-256 of a text in UTF-8, in hexadecimal. */
export function sha256(text: string): string {
  const whole = padded(new TextEncoder().encode(text));
  const view = new DataView(whole.buffer);
  const state = START.slice();
  const words = new Int32Array(BLOCK);
  for (let block = 0; block < whole.length; block += BLOCK) {
    for (let at = 0; at < 16; at += 1) words[at] = view.getInt32(block + at * 4);
    compress(state, words);
  }
  return Array.from(state, (word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
}
