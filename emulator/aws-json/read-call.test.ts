import fc from 'fast-check';
import { expect, test } from 'vitest';
import { JsonFlaw, parseStrictJson } from './read-call';

const read = (text: string) => parseStrictJson(new TextEncoder().encode(text));

test('whatever JSON.stringify prints is read as it was', () => {
  // Four levels at most, so that the bound on depth is not what is tested here.
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
      const text = JSON.stringify(value);
      expect(read(text)).toEqual(JSON.parse(text));
    }),
  );
});

test.each([
  ['a key twice', '{"a":1,"a":2}'],
  ['a key twice, once escaped', String.raw`{"a":1,"\u0061":2}`],
  ['a key twice in an inner object', '{"b":[{"a":1},{"a":1,"c":{},"a":2}]}'],
  ['__proto__ twice', '{"__proto__":{},"__proto__":{}}'],
  ['NaN', '{"a":NaN}'],
  ['Infinity', '{"a":Infinity}'],
  ['a number too large', '{"a":1e999}'],
  ['a negative number too large', '[-1e400]'],
  ['trailing garbage', '{} x'],
  ['two values', '{}{}'],
  ['a trailing comma', '{"a":1,}'],
  ['an unclosed list', '{"a":[1,2'],
  ['a byte order mark', '\uFEFF{}'],
  ['nothing', ''],
  ['an unpaired quote', '"'],
  ['33 levels', '['.repeat(33) + ']'.repeat(33)],
  ['200,000 levels', '['.repeat(200_000)],
])('%s is refused', (_, text) => {
  expect(() => read(text)).toThrow(JsonFlaw);
});

test('wrong UTF-8 is refused, not repaired', () => {
  expect(() => parseStrictJson(Uint8Array.of(0x22, 0xc3, 0x28, 0x22))).toThrow('not valid UTF-8');
});

test('the same key in two objects is no duplicate, and 32 levels are not too many', () => {
  expect(read('[{"a":1},{"a":{"a":2}}]')).toEqual([{ a: 1 }, { a: { a: 2 } }]);
  expect(() => read('['.repeat(32) + ']'.repeat(32))).not.toThrow();
});

test('text that looks like structure inside a string is only text', () => {
  const value = { 'a{:"1e999': String.raw`"},[\":` };
  expect(read(JSON.stringify(value))).toEqual(value);
});
