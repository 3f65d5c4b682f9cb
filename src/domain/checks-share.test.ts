import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checksShare } from './checks-share';

const of = (instances: readonly string[], packages: readonly string[]) => ({
  scopes: [
    ...instances.map((value) => ({ key: 'INSTANCE_ID', value })),
    ...packages.map((value) => ({ key: 'RULES_PACKAGE_ARN', value })),
  ],
});

const INSTANCES = ['i1', 'i2', 'i3', 'i4'];
const PACKAGES = ['p1', 'p2', 'p3'];

test('an instance takes out its row, a package its column, both their cell', () => {
  const share = (...all: ReturnType<typeof of>[]) => {
    const result = checksShare(INSTANCES, PACKAGES, all);
    return result.kind === 'share' ? result.notCompleted : undefined;
  };
  expect(share()).toBe(0);
  expect(share(of(['i1'], []))).toBe(3);
  expect(share(of([], ['p1']))).toBe(4);
  expect(share(of(['i1'], ['p1']))).toBe(1);
  expect(share(of(['i1'], []), of([], ['p1']), of(['i1'], ['p1']))).toBe(6);
  expect(share(of(['elsewhere'], []), of([], ['elsewhere']), of([], []))).toBe(0);
});

test('where nothing could be assessed there is no share', () => {
  expect(checksShare([], PACKAGES, [of([], ['p1'])])).toEqual({ kind: 'nothing-assessed' });
  expect(checksShare(INSTANCES, [], [])).toEqual({ kind: 'nothing-assessed' });
});

const some = (names: readonly string[]) => fc.subarray([...names, 'elsewhere']);
const scopes = fc.tuple(some(INSTANCES), some(PACKAGES)).map(([rows, columns]) => of(rows, columns));

test('overlaps count once: the same as looking at every cell', () => {
  fc.assert(
    fc.property(fc.array(scopes), fc.subarray(INSTANCES), fc.subarray(PACKAGES), (all, rows, columns) => {
      let expected = 0;
      for (const row of rows)
        for (const column of columns)
          if (
            all.some(({ scopes: list }) => {
              const named = (key: string) =>
                list.filter((scope) => scope.key === key).map(({ value }) => value);
              const instances = named('INSTANCE_ID');
              const packages = named('RULES_PACKAGE_ARN');
              return (
                list.length > 0 &&
                (instances.length === 0 || instances.includes(row)) &&
                (packages.length === 0 || packages.includes(column))
              );
            })
          )
            expected += 1;
      const cells = rows.length * columns.length;
      expect(checksShare(rows, columns, all)).toEqual(
        cells === 0
          ? { kind: 'nothing-assessed' }
          : { kind: 'share', notCompleted: expected, cells, share: expected / cells },
      );
    }),
  );
});
