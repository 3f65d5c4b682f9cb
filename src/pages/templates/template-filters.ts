import { parseArn } from '../../domain/address/arn';
import { shortPackageName } from '../../domain/assessment/rules-package-names';
import type { Sort, SortKey } from '../../domain/lists/sorting';
import type { TemplateSort } from '../../domain/lists/table-preferences';
import { byChoice, byDuration, byName, choices } from '../../features/lists/list-filters';
import type { FilterProperty } from '../../ui/filter/filter-offers';
import type { TemplateNames } from './template-columns';
import { targetOf, type TemplateRow } from './template-rows';

/** What the list of templates can be filtered by. Targets and rules packages are those of the loaded templates. */
export function templateFilters({
  targets,
  rulesPackages,
}: Pick<TemplateNames, 'targets' | 'rulesPackages'>): readonly FilterProperty[] {
  const ofTargets = [...targets.values()].flatMap(({ arn, name }) => {
    const id = parseArn(arn)?.id;
    return id === undefined ? [] : [[id, name] as const];
  });
  const ofPackages = [...rulesPackages.values()].flatMap(({ arn, name }) => {
    const parsed = parseArn(arn);
    return parsed ? [[`${parsed.account}/${parsed.id}`, shortPackageName(name)] as const] : [];
  });
  return [
    byName,
    byChoice('target', choices(new Map(ofTargets))),
    byChoice('package', choices(new Map(ofPackages))),
    byDuration('shortest'),
    byDuration('longest'),
  ];
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

/** Texts begin with A, times and amounts with the newest and largest. */
export function firstDirection(column: TemplateSort['column']): Sort['direction'] {
  return column === 'name' || column === 'target' ? 'ascending' : 'descending';
}
