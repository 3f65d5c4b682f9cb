import fc from 'fast-check';
import { expect, test } from 'vitest';
import { scopesOf } from '../exclusions/concerned';
import { coverageGrid } from './coverage-grid';

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
const run = (state = 'COMPLETED', dataCollected = true) => ({
  state,
  dataCollected,
  rulesPackageArns: PACKAGES,
});
const healthy = INSTANCES.map((id) => ({ id, health: 'HEALTHY' }));

test('overlaps never count twice, and the cells add up', () => {
  fc.assert(
    fc.property(exclusions([WHOLE, PARTIAL]), (all) => {
      const grid = coverageGrid({ run: run(), instances: healthy, exclusions: all });
      if (grid.kind !== 'grid') throw new Error('There are instances and packages');
      const { cells, checked, noneListed, notCompleted, partly, notEvaluated } = grid.totals;
      expect(checked + noneListed + notCompleted + partly + notEvaluated).toBe(cells);
      expect(cells).toBe(INSTANCES.length * PACKAGES.length);
      const twice = { run: run(), instances: [...healthy, ...healthy], exclusions: [...all, ...all] };
      expect(coverageGrid(twice)).toEqual(grid);
    }),
  );
});

test('every cell follows from the exclusions that reach it, one by one', () => {
  const state = fc.constantFrom('COMPLETED', 'COMPLETED_WITH_ERRORS', 'FAILED');
  const health = fc.array(fc.constantFrom('HEALTHY', 'UNHEALTHY', 'UNKNOWN', undefined), {
    minLength: INSTANCES.length,
    maxLength: INSTANCES.length,
  });
  fc.assert(
    fc.property(
      exclusions([WHOLE, PARTIAL], [...INSTANCES, 'i-elsewhere']),
      state,
      fc.boolean(),
      health,
      (all, ended, collected, healths) => {
        const instances = INSTANCES.map((id, index) => ({ id, health: healths[index] }));
        const grid = coverageGrid({ run: run(ended, collected), instances, exclusions: all });
        if (grid.kind !== 'grid') throw new Error('There are instances and packages');
        let uncertain = ended === 'FAILED';
        for (const { instanceId, listed, cells } of grid.rows) {
          expect(listed).toBe(INSTANCES.includes(instanceId));
          const agent = instances.find(({ id }) => id === instanceId)?.health;
          const sound = ended === 'COMPLETED' && collected && all.length > 0 && agent !== 'UNHEALTHY';
          for (const [column, { kind, reasons }] of cells.entries()) {
            const reaching = all.filter((each) => {
              const { instanceIds, packageArns } = scopesOf(each);
              const names = instanceIds.includes(instanceId) || (listed && instanceIds.length === 0);
              const covers = packageArns.includes(PACKAGES[column] ?? '') || packageArns.length === 0;
              return names && covers && instanceIds.length + packageArns.length > 0;
            });
            expect(new Set(reasons)).toEqual(new Set(reaching.map(({ title }) => title)));
            const evaluated = sound ? 'checked' : 'none-listed';
            const untouched = ended === 'FAILED' ? 'not-evaluated' : evaluated;
            if (reaching.length === 0) expect(kind).toBe(listed ? untouched : 'not-applicable');
            else
              expect(kind).toBe(reaching.some(({ title }) => title === WHOLE) ? 'not-completed' : 'partly');
            if (!listed || kind === 'none-listed') uncertain = true;
          }
        }
        expect(grid.share === undefined).toBe(uncertain);
        expect(grid.shareGap === undefined).toBe(!uncertain);
      },
    ),
  );
});
