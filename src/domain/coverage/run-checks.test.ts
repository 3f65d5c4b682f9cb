import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exclusionOf } from '../../../tests/support/exclusions';
import { scopesOf } from '../exclusions/exclusion-scopes';
import { coverageGrid } from './coverage-grid';
import { type CheckedRun, runChecks } from './run-checks';

describe('checks share', () => {
  const of = (instances: readonly string[], packages: readonly string[], title = 'Agent not found') =>
    exclusionOf(title, instances, packages);

  const INSTANCES = ['i1', 'i2', 'i3', 'i4'];
  const PACKAGES = ['p1', 'p2', 'p3'];
  const listed = (ids: readonly string[], health = 'HEALTHY') => ids.map((id) => ({ id, health }));
  const runOf = (
    rulesPackageArns: readonly string[] = PACKAGES,
    state = 'COMPLETED',
    dataCollected = true,
  ) => ({
    state,
    dataCollected,
    rulesPackageArns,
  });

  /** The totals and the share of a run's checks; fails where nothing was assessed. */
  function counted(exclusions: CheckedRun['exclusions'], run = runOf(), instances = listed(INSTANCES)) {
    const checks = runChecks({ run, instances, exclusions });
    if (checks.kind !== 'checks') throw new Error('There are instances and packages');
    const { totals, share, shareGap } = checks;
    return { ...totals, share, shareGap };
  }

  test('an instance takes out its row, a package its column, both their cell', () => {
    const notCompleted = (...all: ReturnType<typeof of>[]) => counted(all).notCompleted;
    expect(notCompleted()).toBe(0);
    expect(notCompleted(of(['i1'], []))).toBe(3);
    expect(notCompleted(of([], ['p1']))).toBe(4);
    expect(notCompleted(of(['i1'], ['p1']))).toBe(1);
    expect(notCompleted(of(['i1'], []), of([], ['p1']), of(['i1'], ['p1']))).toBe(6);
    expect(notCompleted(of([], ['elsewhere']), of([], []))).toBe(0);
    expect(notCompleted(of(['elsewhere'], []))).toBe(3);
    expect(notCompleted(of(['elsewhere'], ['p2']), of([], ['p1']))).toBe(5);
  });

  test('where the run lists nothing to check there is no share', () => {
    const nothing = { kind: 'nothing-assessed' };
    const all = [of([], ['p1'])];
    expect(runChecks({ run: runOf(), instances: [], exclusions: all })).toEqual(nothing);
    expect(runChecks({ run: runOf([]), instances: listed(INSTANCES), exclusions: all })).toEqual(nothing);
  });

  describe('what no exclusion names is checked only where something bears it', () => {
    const one = [of(['i1'], ['p1'])];
    const rest = { cells: 12, notCompleted: 1, partly: 0 };
    test('a run that completed, collected data and lists exclusions', () => {
      expect(counted(one)).toEqual({
        ...rest,
        checked: 11,
        noneListed: 0,
        notEvaluated: 0,
        share: 1 / 12,
        shareGap: undefined,
      });
    });
    test.each([
      ['completed with errors', one, runOf(PACKAGES, 'COMPLETED_WITH_ERRORS'), listed(INSTANCES), 0, 11],
      ['collected no data', one, runOf(PACKAGES, 'COMPLETED', false), listed(INSTANCES), 0, 11],
      ['lists no exclusion', [], runOf(), listed(INSTANCES), 0, 12],
      ['unhealthy agents', one, runOf(), listed(INSTANCES, 'UNHEALTHY'), 0, 11],
      [
        'one unhealthy agent',
        one,
        runOf(),
        [...listed(['i1', 'i2', 'i3']), ...listed(['i4'], 'UNHEALTHY')],
        8,
        3,
      ],
    ])('%s', (_, exclusions, run, instances, checked, noneListed) => {
      expect(counted(exclusions, run, instances)).toMatchObject({
        checked,
        noneListed,
        notEvaluated: 0,
        share: undefined,
        shareGap: 'none-listed',
      });
    });
    test('an unhealthy agent of which every check is excluded leaves nothing open', () => {
      const instances = [...listed(['i1'], 'UNHEALTHY'), ...listed(['i2'])];
      expect(counted([of(['i1'], [])], runOf(), instances)).toMatchObject({ checked: 3, share: 0.5 });
    });
    test.each(['FAILED', 'ERROR', 'CANCELED'])('a run that was not evaluated: %s', (state) => {
      expect(counted(one, runOf(PACKAGES, state))).toMatchObject({
        checked: 0,
        noneListed: 0,
        notEvaluated: 11,
        share: undefined,
        shareGap: 'not-evaluated',
      });
    });
  });

  test('a type that the guide does not have takes its cell out, but makes the share uncertain', () => {
    expect(counted([of(['i1'], [], 'New')])).toMatchObject({
      notCompleted: 3,
      checked: 9,
      share: undefined,
      shareGap: 'unknown-type',
    });
  });

  test('an instance that the run does not list makes the share uncertain', () => {
    // All that its exclusions name was in scope, whatever the run lists.
    expect(counted([of(['elsewhere'], ['p1'])])).toEqual({
      cells: 15,
      checked: 12,
      noneListed: 2,
      notCompleted: 1,
      partly: 0,
      notEvaluated: 0,
      share: undefined,
      shareGap: 'unlisted-instance',
    });
    const unlisted = { run: runOf(), instances: [], exclusions: [of(['i1'], []), of(['i2'], [])] };
    expect(runChecks(unlisted)).toMatchObject({ totals: { cells: 6, notCompleted: 6 }, share: undefined });
  });

  test.each([
    ['of another rules package, on one instance', of(['i1'], ['elsewhere']), 9, 3],
    ['of one of its own and of another', of(['i1'], ['p1', 'elsewhere']), 9, 2],
    ['of another rules package, on all', of([], ['elsewhere']), 0, 12],
    ['that names neither', of([], []), 0, 12],
  ])('an exclusion %s leaves nothing checked that it may concern', (_, exclusion, checked, noneListed) => {
    const beside = counted([exclusion]);
    expect(beside).toMatchObject({ checked, noneListed, share: undefined, shareGap: 'unplaced-exclusion' });
  });

  test('what takes out a part of a check is not counted as the whole', () => {
    const part = of(['i1'], ['p1'], 'Network Reachability error –VPN');
    expect(counted([part])).toMatchObject({ partly: 1, notCompleted: 0, checked: 11, share: 0 });
    expect(counted([part, of(['i1'], ['p1'])])).toMatchObject({ partly: 0, notCompleted: 1, share: 1 / 12 });
  });

  const some = (names: readonly string[]) => fc.subarray([...names, 'elsewhere']);
  const scopes = fc.tuple(some(INSTANCES), some(PACKAGES)).map(([rows, columns]) => of(rows, columns));

  test('overlaps count once: the same as looking at every cell', () => {
    fc.assert(
      fc.property(fc.array(scopes), fc.subarray(INSTANCES), fc.subarray(PACKAGES), (all, rows, columns) => {
        let expected = 0;
        const outside = all.some((each) => scopesOf(each).instanceIds.includes('elsewhere'));
        const unlisted = INSTANCES.filter((id) => !rows.includes(id)).filter((id) =>
          all.some((each) => scopesOf(each).instanceIds.includes(id)),
        );
        const named = [...unlisted, ...(outside ? ['elsewhere'] : [])];
        for (const row of [...rows, ...named])
          for (const column of columns)
            if (
              all.some(({ scopes: list }) => {
                const values = (key: string) =>
                  list.filter((scope) => scope.key === key).map(({ value }) => value);
                const instances = values('INSTANCE_ID');
                const packages = values('RULES_PACKAGE_ARN');
                return (
                  list.length > 0 &&
                  ((instances.length === 0 && rows.includes(row)) || instances.includes(row)) &&
                  (packages.length === 0 || packages.includes(column))
                );
              })
            )
              expected += 1;
        const checks = runChecks({ run: runOf(columns), instances: listed(rows), exclusions: all });
        const cells = (rows.length + named.length) * columns.length;
        if (cells === 0) expect(checks).toEqual({ kind: 'nothing-assessed' });
        else expect(checks).toMatchObject({ totals: { cells, notCompleted: expected } });
      }),
    );
  });
});

describe('coverage grid', () => {
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
            const unplaced = all.some((each) => {
              const { instanceIds, packageArns } = scopesOf(each);
              const foreign = packageArns.includes('p-elsewhere') || each.scopes.length === 0;
              return foreign && (instanceIds.length === 0 || instanceIds.includes(instanceId));
            });
            if (unplaced) uncertain = true;
            const sound =
              ended === 'COMPLETED' && collected && all.length > 0 && agent !== 'UNHEALTHY' && !unplaced;
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
              if (reaching.length === 0) expect(kind).toBe(listed ? untouched : 'none-listed');
              else {
                const inPart = ended === 'FAILED' ? 'not-evaluated' : 'partly';
                expect(kind).toBe(reaching.some(({ title }) => title === WHOLE) ? 'not-completed' : inPart);
              }
              if (!listed || kind === 'none-listed') uncertain = true;
            }
          }
          expect(grid.share === undefined).toBe(uncertain);
          expect(grid.shareGap === undefined).toBe(!uncertain);
        },
      ),
    );
  });
});
