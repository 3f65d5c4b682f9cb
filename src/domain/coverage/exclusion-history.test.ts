import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Exclusion } from '../assessment/assessment';
import { groupExclusions } from '../exclusions/exclusion-groups';
import { exclusionHistory } from './exclusion-history';

const exclusion: fc.Arbitrary<Exclusion> = fc.record({
  arn: fc.constant(undefined),
  title: fc.constantFrom('Agent not found', 'agent not found', 'Rules evaluation error', 'Something new'),
  description: fc.constant(''),
  recommendation: fc.constant(''),
  scopes: fc.constant([]),
  attributes: fc.constant([]),
});
const runs = fc.array(
  fc.record({
    run: fc.string(),
    exclusions: fc.option(fc.array(exclusion, { maxLength: 12 }), { nil: undefined }),
  }),
  { maxLength: 12 },
);

test('every run stays, every exclusion counts once, and a gap is never zero', () => {
  fc.assert(
    fc.property(runs, (all) => {
      const { types, points, most, gaps } = exclusionHistory(all);
      expect(points.map(({ run }) => run)).toEqual(all.map(({ run }) => run));
      expect(gaps).toBe(all.filter(({ exclusions }) => exclusions === undefined).length);
      expect(most).toBe(Math.max(0, ...all.map(({ exclusions }) => exclusions?.length ?? 0)));
      const together = groupExclusions(all.flatMap(({ exclusions }) => exclusions ?? []));
      expect(types).toEqual(together.groups.map(({ key, title, cause }) => ({ key, title, cause })));
      expect(new Set(types.map(({ key }) => key)).size).toBe(types.length);
      for (const [i, { counts, total }] of points.entries()) {
        const known = all[i]?.exclusions;
        expect(total).toBe(known?.length);
        expect(counts?.length).toBe(known && types.length);
        expect(counts?.reduce((sum, count) => sum + count, 0)).toBe(known?.length);
      }
    }),
  );
});

test('the exclusions of a run are read once, however many runs arrive after it', () => {
  let reads = 0;
  const first: Exclusion[] = ['Agent not found', 'agent not found'].map((title) => ({
    arn: undefined,
    get title() {
      reads += 1;
      return title;
    },
    description: '',
    recommendation: '',
    scopes: [],
    attributes: [],
  }));
  for (let arrived = 0; arrived < 5; arrived += 1) {
    const later = Array.from({ length: arrived }, (_, run) => ({ run, exclusions: [] }));
    expect(exclusionHistory([{ run: -1, exclusions: first }, ...later]).most).toBe(2);
  }
  expect(reads).toBe(2);
});
