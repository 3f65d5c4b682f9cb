import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checksShare } from './checks-share';
import { coverageGrid } from './coverage-grid';
import { scopesOf } from './exclusion-scopes';

const INSTANCES = ['i-1', 'i-2', 'i-3', 'i-4'];
const PACKAGES = ['p-1', 'p-2', 'p-3'];
const instance = (value: string) => ({ key: 'INSTANCE_ID', value });
const rulesPackage = (value: string) => ({ key: 'RULES_PACKAGE_ARN', value });
const WHOLE = 'Agent not found';
const PARTIAL = 'Network Reachability error –VPN';

const exclusions = (titles: readonly string[], ids: readonly string[] = INSTANCES) =>
  fc.array(
    fc.record({
      title: fc.constantFrom(...titles),
      scopes: fc
        .tuple(
          fc.subarray([...ids], { maxLength: 2 }),
          fc.subarray([...PACKAGES, 'p-elsewhere'], { maxLength: 2 }),
        )
        .map(([some, packages]) => [...some.map(instance), ...packages.map(rulesPackage)]),
    }),
    { maxLength: 20 },
  );

test('overlaps never count twice: the grid and the plain union agree, and the cells add up', () => {
  fc.assert(
    fc.property(exclusions([WHOLE, 'Rules evaluation error']), (all) => {
      const grid = coverageGrid(INSTANCES, PACKAGES, all, true);
      const union = checksShare(INSTANCES, PACKAGES, all);
      if (grid.kind !== 'grid' || union.kind !== 'share') throw new Error('There are instances and packages');
      expect(grid.share).toBe(union.share);
      expect(grid.totals.notCompleted).toBe(union.notCompleted);
      const { cells, checked, notCompleted, partly, notEvaluated } = grid.totals;
      expect(checked + notCompleted + partly + notEvaluated).toBe(cells);
      expect(cells).toBe(INSTANCES.length * PACKAGES.length);
      expect(coverageGrid(INSTANCES, PACKAGES, [...all, ...all], true)).toEqual(grid);
    }),
  );
});

test('every cell follows from the exclusions that reach it, one by one', () => {
  fc.assert(
    fc.property(
      exclusions([WHOLE, PARTIAL], [...INSTANCES, 'i-elsewhere']),
      fc.boolean(),
      (all, evaluated) => {
        const grid = coverageGrid(INSTANCES, PACKAGES, all, evaluated);
        if (grid.kind !== 'grid') throw new Error('There are instances and packages');
        for (const { instanceId, listed, cells } of grid.rows) {
          expect(listed).toBe(INSTANCES.includes(instanceId));
          for (const [column, { kind, reasons }] of cells.entries()) {
            const reaching = all.filter((each) => {
              const { instanceIds, packageArns } = scopesOf(each);
              const names = instanceIds.includes(instanceId) || (listed && instanceIds.length === 0);
              const covers = packageArns.includes(PACKAGES[column] ?? '') || packageArns.length === 0;
              return names && covers && instanceIds.length + packageArns.length > 0;
            });
            expect(new Set(reasons)).toEqual(new Set(reaching.map(({ title }) => title)));
            const untouched = evaluated ? 'checked' : 'not-evaluated';
            if (reaching.length === 0) expect(kind).toBe(listed ? untouched : 'not-applicable');
            else
              expect(kind).toBe(reaching.some(({ title }) => title === WHOLE) ? 'not-completed' : 'partly');
          }
        }
        const strangers = grid.rows.some(({ listed }) => !listed);
        expect(grid.share === undefined).toBe(!evaluated || strangers);
      },
    ),
  );
});

test('no instances, or no rules packages, is nothing assessed: not 100 %', () => {
  const none = [{ title: 'No instances in target', scopes: PACKAGES.map(rulesPackage) }];
  expect(coverageGrid([], PACKAGES, none, true)).toEqual({ kind: 'nothing-assessed' });
  expect(coverageGrid(INSTANCES, [], [], true)).toEqual({ kind: 'nothing-assessed' });
});

test('a type that the guide does not have takes its cell out, but makes the share uncertain', () => {
  const grid = coverageGrid(INSTANCES, PACKAGES, [{ title: 'New', scopes: [instance('i-1')] }], true);
  expect(grid).toMatchObject({ share: undefined, totals: { notCompleted: 3, checked: 9 } });
});
