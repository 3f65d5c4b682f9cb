/** What the list of templates can be filtered and sorted by. */

import type { SortKey, TemplateSort } from '../../domain/lists/tables';
import type { FilterProperty } from '../../ui/filter/filter-offers';
import { byDuration, byName, byPackage, byTarget } from '../lists/filter-properties';
import { targetOf, type TemplateNames, type TemplateRow } from './template-rows';

/** What the list of templates can be filtered by. Targets and rules packages are those of the loaded templates. */
export function templateFilters({
  targets,
  rulesPackages,
}: Pick<TemplateNames, 'targets' | 'rulesPackages'>): readonly FilterProperty[] {
  return [byName, byTarget(targets), byPackage(rulesPackages), byDuration('shortest'), byDuration('longest')];
}

/** What a template is sorted by in each column. */
export function templateSortKey(
  column: TemplateSort['column'],
  { targets, lastRuns }: Pick<TemplateNames, 'targets' | 'lastRuns'>,
): (row: TemplateRow) => SortKey {
  const keys: Readonly<Record<TemplateSort['column'], (row: TemplateRow) => SortKey>> = {
    name: ({ template }) => template?.name,
    target: (row) => targets.get(targetOf(row) ?? '')?.name,
    duration: ({ template }) => template?.durationInSeconds,
    runs: ({ template }) => template?.runCount,
    'last-run': ({ template }) => lastRuns.get(template?.lastRunArn ?? '')?.startedAt,
    created: ({ template }) => template?.createdAt,
  };
  return keys[column];
}
