import { expect, test } from 'vitest';
import type { AssessmentTemplate } from '../../domain/assessment/assessment';
import { sorted } from '../../domain/lists/sorting';
import { TEMPLATE_SORTS } from '../../domain/lists/table-preferences';
import { templateSortKey } from './template-filters';
import type { TemplateRow } from './template-rows';

const target = 'arn:aws:inspector:us-west-2:123456789012:target/0-Target01';
const template = (id: string, name: string, amount: number): TemplateRow => {
  const arn = `${target}/template/${id}`;
  const of: AssessmentTemplate = {
    arn,
    name,
    targetArn: target,
    durationInSeconds: amount,
    rulesPackageArns: [],
    userAttributesForFindings: [],
    lastRunArn: undefined,
    runCount: amount,
    createdAt: amount,
  };
  return { arn, template: of };
};
const rows: readonly TemplateRow[] = [
  { arn: `${target}/template/0-Unknown1`, template: undefined, failed: 'ITEM_DOES_NOT_EXIST' },
  template('0-Templ001', 'b', 1),
  template('0-Templ002', 'a', 2),
];

test.each(TEMPLATE_SORTS)('by %s, whichever way, no row is lost', (column) => {
  const key = templateSortKey(column, { targets: new Map(), lastRuns: new Map() });
  for (const direction of ['ascending', 'descending'] as const)
    expect(new Set(sorted(rows, key, direction))).toEqual(new Set(rows));
});

test('what is known by its id only comes last, whichever way', () => {
  const key = templateSortKey('name', { targets: new Map(), lastRuns: new Map() });
  const order = (direction: 'ascending' | 'descending') =>
    sorted(rows, key, direction).map(({ arn }) => arn.slice(-10));
  expect(order('ascending')).toEqual(['0-Templ002', '0-Templ001', '0-Unknown1']);
  expect(order('descending')).toEqual(['0-Templ001', '0-Templ002', '0-Unknown1']);
});

test('a template that is known by its id only is sorted by its target, which its ARN tells', () => {
  const targets = new Map([[target, { arn: target, name: 'web' } as never]]);
  const key = templateSortKey('target', { targets, lastRuns: new Map() });
  expect(rows.map(key)).toEqual(['web', 'web', 'web']);
});
