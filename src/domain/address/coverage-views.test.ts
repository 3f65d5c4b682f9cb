import { expect, test } from 'vitest';
import { COVERAGE_STATES } from '../present-coverage/instance-coverage';
import { coverageSearch, readInstancesView } from './coverage-views';

const read = (search: string) => readInstancesView(new URLSearchParams(search));

test('each way to narrow instances survives the way through its address', () => {
  for (const view of [
    { ...read(''), neverOnly: true },
    { ...read(''), uncoveredOnly: true },
    ...COVERAGE_STATES.map((today) => ({ ...read(''), today })),
  ])
    expect(read(coverageSearch(view))).toEqual(view);
  expect(coverageSearch({ uncoveredOnly: true, today: 'not-in-data' })).toBe(
    '?show=uncovered&today=not-in-data',
  );
});

test('what nobody can have chosen is left at its default', () => {
  expect(read('?show=uncovered%00&today=no-data')).toMatchObject({ uncoveredOnly: false, today: undefined });
  expect(read('?today=__proto__')).toMatchObject({ today: undefined });
  expect(read('?show=never&show=uncovered')).toMatchObject({ neverOnly: true, uncoveredOnly: false });
});
