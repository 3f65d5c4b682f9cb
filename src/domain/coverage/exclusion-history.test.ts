import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Exclusion } from '../assessment/assessment';
import { groupExclusions } from '../exclusions/group-exclusions';
import { applyChanges, exclusionChanges, exclusionHistory, exclusionIdentity } from './exclusion-history';

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

describe('exclusion changes', () => {
  const scope = fc.oneof(
    fc.record({ key: fc.constant('INSTANCE_ID'), value: fc.constantFrom('i-1', 'i-2', 'i-3') }),
    fc.record({ key: fc.constant('RULES_PACKAGE_ARN'), value: fc.constantFrom('p-1', 'p-2') }),
    fc.record({ key: fc.constant('OTHER'), value: fc.string() }),
  );
  const answer: fc.Arbitrary<readonly Exclusion[]> = fc.array(
    fc.record({
      arn: fc.option(fc.string(), { nil: undefined }),
      title: fc.constantFrom(
        'Agent not found',
        'agent  not found',
        'Rules evaluation error',
        'Something new',
      ),
      description: fc.string(),
      recommendation: fc.string(),
      scopes: fc.array(scope, { maxLength: 3 }),
      attributes: fc.constant([]),
    }),
    { maxLength: 25 },
  );
  const identities = (exclusions: readonly Exclusion[]): ReadonlySet<string> =>
    new Set(exclusions.map(exclusionIdentity));

  test('nothing is new or gone between an answer and itself', () => {
    fc.assert(
      fc.property(answer, (a) => {
        const { added, kept, gone } = exclusionChanges(a, a);
        expect([added, gone]).toEqual([[], []]);
        expect(identities(kept)).toEqual(identities(a));
      }),
    );
  });

  test('the changes lead from the earlier answer to the later one, and back', () => {
    fc.assert(
      fc.property(answer, answer, (a, b) => {
        const changes = exclusionChanges(a, b);
        expect(applyChanges(changes, a)).toEqual(identities(b));
        expect(applyChanges({ added: changes.gone, gone: changes.added }, b)).toEqual(identities(a));
        const { added, kept, gone } = exclusionChanges(b, a);
        expect([identities(added), identities(kept), identities(gone)]).toEqual([
          identities(changes.gone),
          identities(changes.kept),
          identities(changes.added),
        ]);
        const parts = [...changes.added, ...changes.kept, ...changes.gone].map(exclusionIdentity);
        expect(new Set(parts).size).toBe(parts.length);
      }),
    );
  });

  test('ARNs, texts and the order of scopes make no difference; instances and packages do', () => {
    const one: Exclusion = {
      arn: 'a',
      title: 'Agent not found',
      description: '',
      recommendation: '',
      scopes: [
        { key: 'INSTANCE_ID', value: 'i-1' },
        { key: 'RULES_PACKAGE_ARN', value: 'p-1' },
      ],
      attributes: [],
    };
    const same = { ...one, arn: 'b', description: 'x', scopes: one.scopes.toReversed() };
    expect(exclusionIdentity(same)).toBe(exclusionIdentity(one));
    const other = { ...one, scopes: one.scopes.slice(0, 1) };
    expect(exclusionIdentity(other)).not.toBe(exclusionIdentity(one));
  });
});
