import { expect, test } from 'vitest';
import type { SourceDocument } from './account-data';
import { partDocuments } from './left-out-documents';

const documentOf = (name: string, kind: string): SourceDocument => ({
  name,
  kind,
  bytes: 1,
  sha256: '0'.repeat(64),
  importedAt: 0,
});

test('documents that were left out stand apart, with the reason and on whose account', () => {
  const list = documentOf('a.json', 'list-exclusions');
  const picture = documentOf('b.png', 'passed over: an image');
  const foreign = documentOf('c.json', 'skipped: no answer of Inspector: its members are unknown');
  const odd = documentOf('d.json', 'passed over');
  expect(partDocuments([list, picture, foreign, odd])).toEqual({
    used: [list, odd],
    leftOut: [
      { document: picture, how: 'passed over', reason: 'an image' },
      { document: foreign, how: 'skipped', reason: 'no answer of Inspector: its members are unknown' },
    ],
  });
});
