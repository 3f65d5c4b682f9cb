import { expect, test } from 'vitest';
import { comparedFigures, figuresOf } from '../bench/compare.mjs';

const report = (first: number, load: string) => ({
  machine: { cores: 2, load },
  quick: true,
  getting: [{ peer: 'console', size: 500, delayMs: 50, ms: first, skipped: undefined }],
  pure: [{ name: 'group by type', size: 100_000, ms: 67.9 }],
  views: { runs: [{ size: 100, figures: { 'heap, kB': 5966 } }], list: { 'cold: first rows, ms': 0 } },
});

test('each figure has a name that says what was measured', () => {
  expect([...figuresOf(report(129, '0.9'))]).toEqual([
    ['getting.console 500 50.ms', 129],
    ['pure.group by type 100000.ms', 67.9],
    ['views.runs.100.heap, kB', 5966],
    ['views.list.cold: first rows, ms', 0],
  ]);
});

test('two runs are set beside each other as far as both have a figure', () => {
  const { views: _views, ...earlier } = report(258, '4');
  expect(comparedFigures(earlier, report(129, '0.9'))).toEqual([
    { name: 'getting.console 500 50.ms', before: 258, now: 129, ratio: 0.5 },
    { name: 'pure.group by type 100000.ms', before: 67.9, now: 67.9, ratio: 1 },
  ]);
  expect(comparedFigures(report(1, '1'), report(1, '1')).at(-1)).toMatchObject({ now: 0, ratio: undefined });
});
