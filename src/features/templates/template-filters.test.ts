import { expect, test } from 'vitest';
import type { AssessmentTemplate } from '../../domain/assessment/assessment';
import { sorted, TEMPLATE_SORTS } from '../../domain/lists/tables';
import { templateFilters, templateSortKey } from './template-filters';
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

test('targets and rules packages are offered by name, in the order of the names', () => {
  const common = 'arn:aws:inspector:us-west-2:758058086616:rulespackage/0-9hgA516p';
  const things = (...named: readonly (readonly [arn: string, name: string])[]) =>
    new Map(named.map(([arn, name]) => [arn, { arn, name } as never]));
  const filters = templateFilters({
    targets: things([target, 'web'], [target.replace('Target01', 'Target02'), 'api'], ['no ARN', 'none']),
    rulesPackages: things([common, 'Common Vulnerabilities and Exposures']),
  });
  const valuesOf = (id: string) => filters.find((each) => each.id === id)?.values;
  expect(valuesOf('target')).toEqual([
    { value: '0-Target02', label: 'api' },
    { value: '0-Target01', label: 'web' },
  ]);
  expect(valuesOf('package')).toEqual([{ value: '758058086616/0-9hgA516p', label: 'CVE' }]);
});
