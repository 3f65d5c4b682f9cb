import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { targetArn } from '../../domain/arn';
import { packageArnOf, templatesFilter } from '../../domain/list-filters';
import type { AccountPlace } from '../../domain/paths';
import type { TemplatesView } from '../../domain/views';
import { useRulesPackages, useRuns, useTargets } from '../../inspector/lookups';
import type { InspectorScope } from '../../inspector/scope';
import { templatesQuery } from '../../inspector/templates';

/** The templates of a view, as far as they are loaded, with the names of what they and the filters speak of. */
export function useTemplateRows(
  scope: InspectorScope,
  place: AccountPlace,
  view: TemplatesView,
  pageSize: number,
) {
  const list = useInfiniteQuery(templatesQuery(scope, { ...templatesFilter(place, view), pageSize }));
  const { data } = list;
  const items = useMemo(() => data?.pages.flatMap((page) => page.items) ?? [], [data]);
  const rows = useMemo(() => items.flatMap((item) => ('found' in item ? [item.found] : [])), [items]);

  const { target, rulesPackage } = view;
  const packageArn = packageArnOf(place, rulesPackage);
  const targets = useTargets(scope, [
    ...rows.map((template) => template.targetArn),
    ...(target === undefined ? [] : [targetArn(place.region, place.account, target)]),
  ]);
  const rulesPackages = useRulesPackages(scope, [
    ...rows.flatMap(({ rulesPackageArns }) => rulesPackageArns),
    ...(packageArn === undefined ? [] : [packageArn]),
  ]);
  const lastRuns = useRuns(
    scope,
    rows.flatMap(({ lastRunArn }) => lastRunArn ?? []),
  );
  return {
    list,
    rows,
    /** Listed, but not described. */
    failed: items.length - rows.length,
    targets,
    rulesPackages,
    lastRuns,
    readAt: data?.pages[0]?.readAt,
  };
}
