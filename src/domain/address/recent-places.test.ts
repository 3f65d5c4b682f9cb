import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  MOST_ACCOUNTS,
  MOST_OF_ACCOUNT,
  pathOfRecent,
  readRecentPlace,
  readRecentPlaces,
  type RecentPlace,
  withRecentPlace,
} from './recent-places';

const id = fc.stringMatching(/^0-[0-9A-Za-z]{8}$/);
const template = fc.record({
  region: fc.constantFrom('us-west-2', 'eu-west-1'),
  // Few, so that some have more places than are remembered.
  account: fc.oneof(fc.constantFrom('123456789012', '210987654321'), fc.stringMatching(/^\d{12}$/)),
  targetId: id,
  templateId: id,
});
const run = fc.tuple(template, id).map(([place, runId]) => ({ ...place, runId }));
const recent: fc.Arbitrary<RecentPlace> = fc.oneof(
  fc.record({ kind: fc.constantFrom('template' as const, 'preview' as const), place: template }),
  fc.record({ kind: fc.constantFrom('run' as const, 'exclusions' as const), place: run }),
);

test('a place survives the way through its path', () => {
  fc.assert(
    fc.property(recent, (place) => {
      expect(readRecentPlace(pathOfRecent(place))).toEqual(place);
    }),
  );
});

test('the last places of each account are kept, the last one first, none twice', () => {
  fc.assert(
    fc.property(fc.array(recent, { maxLength: 30 }), (visits) => {
      const kept = readRecentPlaces(visits.reduce(withRecentPlace, ''));
      const last = [...new Set(visits.toReversed().map(pathOfRecent))];
      const accountOf = (path: string) => path.split('/')[2];
      const expected = last.filter(
        (path, at) =>
          last.slice(0, at).filter((other) => accountOf(other) === accountOf(path)).length < MOST_OF_ACCOUNT,
      );
      expect(kept.map(pathOfRecent)).toEqual(expected);
    }),
  );
});

test('those of the accounts that the reader was at last are kept, and no more accounts than there is room for', () => {
  const at = (index: number): RecentPlace => ({
    kind: 'template',
    place: {
      region: 'us-west-2',
      account: String(index).padStart(12, '0'),
      targetId: '0-0kFIPusq',
      templateId: '0-4r1V2mAw',
    },
  });
  const visits = Array.from({ length: MOST_ACCOUNTS + 3 }, (_, index) => at(index));
  const kept = readRecentPlaces(visits.reduce(withRecentPlace, ''));
  expect(kept).toEqual(visits.toReversed().slice(0, MOST_ACCOUNTS));
  expect(readRecentPlaces(JSON.stringify(visits.map(pathOfRecent)))).toHaveLength(MOST_ACCOUNTS);
});

test('whatever was kept, only places of ours come back', () => {
  const text = fc.oneof(
    fc.string(),
    fc.json(),
    fc
      .array(fc.oneof(fc.string(), fc.webUrl(), fc.constant('javascript:alert(1)')))
      .map((all) => JSON.stringify(all)),
  );
  fc.assert(
    fc.property(text, (any) => {
      for (const place of readRecentPlaces(any))
        expect(pathOfRecent(place)).toMatch(/^\/[a-z0-9-]+\/\d{12}\//);
    }),
  );
  expect(
    readRecentPlaces('["//evil.example/a","/us-west-2/1/runs/0-0kFIPusq/0-4r1V2mAw/0-MKkpXXPE"]'),
  ).toEqual([]);
});
