import { expect, test } from 'vitest';
import { EXCLUSION, exclusion, savedFolder, TEMPLATE, TOKEN } from '../../../../tests/support/saved-folder';

const saved = savedFolder();

const item = (instance: string, more: object = {}) => {
  const { arn: _arn, ...rest } = exclusion(EXCLUSION);
  return { ...rest, scopes: [{ key: 'INSTANCE_ID', value: `i-${instance}` }], ...more };
};
/** An answer about a preview with an item for each letter; `+` at the end is a token. */
const preview = (letters: string, more: object = {}) => ({
  assessmentTemplateArn: TEMPLATE,
  previewToken: TOKEN,
  previewStatus: 'COMPLETED',
  exclusionPreviews: letters
    .replace('+', '')
    .split('')
    .map((letter) => item(letter, more)),
  ...(letters.endsWith('+') && { nextToken: 'more' }),
});
const filtered = (letters: string) => ({ ...preview(letters), nextToken: 'filtered-export' });

test.each<readonly [what: string, files: object, expected: string]>([
  ['in part and as a whole', { 'cli.json': preview('ab+'), 'console.json': preview('abc') }, 'all abc'],
  ['a whole with the same item twice', { 'cli.json': preview('ab+'), 'z.json': preview('abba') }, 'all abba'],
  ['as a whole, in one file', { 'p.jsonl': [preview('ab+'), preview('abc')] }, 'all abc'],
  ['two beginnings', { 'a.json': preview('ab+'), 'b.json': preview('abc+') }, 'some abc'],
  ['a walk', { 'a.json': preview('ab+'), 'b.json': preview('cd+'), 'c.json': preview('e') }, 'all abcde'],
  ['what overlaps', { 'a.json': preview('ab+'), 'b.json': preview('bc') }, 'some abc'],
  [
    'numbered, with one item on two pages',
    { 'page1.json': preview('ab+'), 'page2.json': preview('bc') },
    'all abbc',
  ],
  ['the same in one file', { 'p.jsonl': [preview('ab+'), preview('bc')] }, 'all abbc'],
  [
    'the same, the last page saved twice',
    { 'a/page1.json': preview('ab+'), 'a/page2.json': preview('bc'), 'b/page2.json': preview('bc') },
    'all abbc',
  ],
  [
    'the same, and a part of it without its answer',
    {
      't.json': { assessmentTemplateArns: [TEMPLATE] },
      [`a.0-4r1V2mAw.${TOKEN}.json`]: [item('b'), item('c')],
      'b/page1.json': preview('ab+'),
      'b/page2.json': preview('bc'),
    },
    'all abbc',
  ],
  ['the last page alone', { 'page2.json': preview('c') }, 'some c'],
  ['an empty end', { 'a.json': preview('ab+'), 'b.json': preview('') }, 'some ab'],
  [
    'a bare list that is longer',
    { 'a.json': preview('a'), [`b.0-4r1V2mAw.${TOKEN}.json`]: [item('a'), item('b')] },
    'some ab',
  ],
  ['a filtered export of it', { 'a.json': preview('abc'), 'f.json': filtered('bc') }, 'all abc'],
  ['a filtered export of more', { 'a.json': preview('ab'), 'f.json': filtered('bc') }, 'some abc'],
  [
    'with and without empty attributes',
    { 'a.json': preview('ab', { attributes: [] }), 'b.json': preview('ab') },
    'all ab',
  ],
])('a preview that was saved: %s', (_what, files, expected) => {
  for (const [name, value] of Object.entries(files))
    saved.save(name, ...(name.endsWith('.jsonl') && Array.isArray(value) ? value : [value]));
  const store = saved.load();
  const { items } = store.previewItems(TOKEN, 0, 100);
  const word = store.preview(TOKEN)?.complete === false ? 'some' : 'all';
  expect(`${word} ${items.map(({ scopes }) => scopes[0]?.value.slice(2)).join('')}`).toBe(expected);
});
