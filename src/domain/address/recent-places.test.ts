import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  MOST_RECENT,
  pathOfRecent,
  readRecentPlace,
  readRecentPlaces,
  type RecentPlace,
  withRecentPlace,
} from './recent-places';

const id = fc.stringMatching(/^0-[0-9A-Za-z]{8}$/);
const template = fc.record({
  region: fc.constantFrom('us-west-2', 'eu-west-1'),
  account: fc.stringMatching(/^\d{12}$/),
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

test('the last places are kept, the last one first, none twice, no more than there is room for', () => {
  fc.assert(
    fc.property(fc.array(recent, { maxLength: 20 }), (visits) => {
      const kept = readRecentPlaces(visits.reduce(withRecentPlace, ''));
      const expected = [...new Set(visits.toReversed().map(pathOfRecent))].slice(0, MOST_RECENT);
      expect(kept.map(pathOfRecent)).toEqual(expected);
    }),
  );
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
