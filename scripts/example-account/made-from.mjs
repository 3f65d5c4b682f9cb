import { createHash } from 'node:crypto';

/** @param {string} text @returns {Buffer} bytes that depend on nothing but the text: the generator's only chance */
const bytes = (text) => createHash('sha256').update(`example-prod ${text}`).digest();

const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** An Inspector id, `0-` and 8 base-62 characters. */
export function idFrom(text) {
  let rest = bytes(text).readBigUInt64BE();
  let id = '';
  for (let i = 0; i < 8; i += 1) {
    id += DIGITS[Number(rest % 62n)];
    rest /= 62n;
  }
  return `0-${id}`;
}

/** An EC2 instance id, `i-` and 17 hexadecimal digits. */
export const instanceId = (text) => `i-0${bytes(text).toString('hex').slice(0, 16)}`;

/** A whole number from 0 up to, but not including, `below`. */
export const numberFrom = (text, below) => bytes(text).readUInt32BE() % below;

/** One of the items of a list. */
export const oneFrom = (text, list) => list[numberFrom(text, list.length)];

/** `count` moments between two ISO times, evenly spread with some unevenness, in order, as ISO texts. */
export function momentsBetween(from, to, count, text) {
  const [begin, end] = [Date.parse(from), Date.parse(to)];
  const step = (end - begin) / count;
  return Array.from({ length: count }, (_, i) => {
    const time = begin + step * i + numberFrom(`${text} moment ${i}`, Math.max(1, Math.floor(step)));
    return `${new Date(time).toISOString().slice(0, 19)}Z`;
  });
}
