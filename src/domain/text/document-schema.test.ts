import { expect, test } from 'vitest';
import { closedObject, dictionary, list, readDocument, text, textLike } from './document-schema';

const schema = closedObject({
  name: text(3),
  tags: dictionary(textLike(/^[a-z]+$/, 'must be lower case'), list(text(2))),
});

/** All that does not fit of a document, as `path reason`. */
function misfits(document: unknown): readonly string[] {
  try {
    readDocument(
      schema,
      document,
      (_, all) => new Error(all.map((each) => `${each.path} ${each.reason}`).join('\n')),
    );
    return [];
  } catch (error) {
    return (error as Error).message.split('\n');
  }
}

test.each<[string, unknown, readonly string[]]>([
  ['what fits', { name: 'abc', tags: { a: ['x', 'yz'] } }, []],
  ['a list for an object', [], [' must be an object']],
  ['nothing in it', {}, ['name is missing', 'tags is missing']],
  [
    'several members that nobody knows',
    { name: 'abc', nmae: 1, tags: {}, b: 2, c: 3 },
    ['nmae is not known here', 'b is not known here', 'c is not known here'],
  ],
  [
    'several faults inside',
    { name: 'abcd', tags: { a: ['xyz', 1] } },
    [
      'name must have 1 to 3 characters, has 4',
      'tags.a[0] must have 1 to 2 characters, has 3',
      'tags.a[1] must be a text',
    ],
  ],
  [
    'a name that objects have by themselves',
    { name: 'a', tags: { constructor: [] } },
    ['tags.constructor is no name that can be used'],
  ],
])('%s', (_, document, expected) => {
  expect(misfits(document)).toEqual(expected);
});
