import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readJsonDocuments } from './json-documents';

const values = (source: string): unknown[] => readJsonDocuments(source).map(({ value }) => value);

test('one document, several, and one a line are read alike, whatever stands between them', () => {
  const object = fc.dictionary(
    fc.string().filter((key) => key !== '__proto__'),
    fc.jsonValue().filter((value) => !JSON.stringify(value).includes('__proto__')),
  );
  fc.assert(
    fc.property(
      fc.array(object, { minLength: 1, maxLength: 5 }),
      fc.constantFrom('', '\n', '\r\n\n', ' '),
      fc.constantFrom(0, 2),
      (objects, between, indent) => {
        const texts = objects.map((value) => JSON.stringify(value, null, indent));
        const expected = texts.map((text) => JSON.parse(text) as unknown);
        expect(values(texts.join(between))).toEqual(expected);
      },
    ),
  );
});

test('lists are documents as well, also one a line', () => {
  expect(values('[1, {"a": 2}]\n[]')).toEqual([[1, { a: 2 }], []]);
});

test('members of one name are taken in different objects, and so are texts like them', () => {
  const source = '{"a":{"a":["a:","a:",{"a":":"},{"a":"\\\\"}]},"b":"a"}{"a":1}';
  expect(values(source)).toEqual([{ a: { a: ['a:', 'a:', { a: ':' }, { a: '\\' }] }, b: 'a' }, { a: 1 }]);
});

/** An object with so many members, each of another name. */
const wide = (members: number): string =>
  JSON.stringify(Object.fromEntries(Array.from({ length: members }, (_, at) => [`m${at}`, at])));

test.each([1, 7, 8, 9, 10, 40])('of %i members, none may have the name of another', (members) => {
  expect(values(wide(members))).toHaveLength(1);
  for (const again of [0, members - 1])
    expect(() => values(wide(members).replace('}', `,"m${again}":0}`))).toThrow(
      `the member "m${again}" appears twice`,
    );
});

test('a text ends at the quote before which no backslash, or an even number of them, stands', () => {
  const source = String.raw`{"a":"\\\\","b":"\\\"}","c":"\\\\\"{","d\\":"\\"}`;
  expect(values(source)).toEqual([JSON.parse(source)]);
});

test.each([
  ['', 'line 1: holds no JSON document'],
  ['\n\n"a"', 'line 3: is not a JSON object or list'],
  ['{}\n{"a":', 'line 2: the file is cut off: the JSON that begins here does not end'],
  ['{"a": "\\', 'the file is cut off'],
  ['{}\n{"a": NaN}', 'line 2: the document that begins here is not valid JSON'],
  ['{"a": 1,}', 'not valid JSON'],
  ['{"a": 1,\n"b": {}, "a": 2}', 'line 2: the member "a" appears twice'],
  ['{"a": [{"b\\"": 1, "b\\u0022" : 2}]}', 'the member "b\\"" appears twice'],
  ['{a: 1, b: 2}', 'not valid JSON'],
  ['{"\\x": 1, "\\x": 2}', 'not valid JSON'],
  ['{}]', 'is not a JSON object'],
  ['{"__proto__": {}}', 'a member is named __proto__'],
  ['{"a": {"\\u005f_proto__": {}}}', 'a member is named __proto__'],
  [`{"a": ${'['.repeat(100_000)}`, 'nests deeper than 64 levels'],
])('%s is refused', (source, message) => {
  expect(() => values(source)).toThrow(message);
});
