import type { TemplatesView } from '../../domain/address/list-views';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { parseArn, targetArn } from '../../domain/address/arn';
import { type AccountPlace, templatePlace } from '../../domain/address/paths';
import {
  type AssessmentRun,
  type AssessmentTarget,
  type AssessmentTemplate,
  isNotThere,
  type RulesPackage,
} from '../../domain/assessment/assessment';
import { packageArnOf, templatesFilter } from '../../domain/lists/view-filters';
import { useRulesPackages, useRuns, useTargets } from '../../inspector/queries/lookups';
import { templatesQuery } from '../../inspector/queries/templates';
import type { Described } from '../../inspector/transport/list-describe';
import type { AccountInspector } from '../../inspector/transport/inspector';

/** A template of the list: one that was listed but not described is known by its ARN only. */
export interface TemplateRow {
  readonly arn: string;
  readonly template: AssessmentTemplate | undefined;
  /** The service's reason for not describing it. */
  readonly failed?: string;
}

/** What the rows and the filters name by ARN, as far as it is known. */
export interface TemplateNames {
  readonly targets: ReadonlyMap<string, AssessmentTarget>;
  readonly rulesPackages: ReadonlyMap<string, RulesPackage>;
  readonly lastRuns: ReadonlyMap<string, AssessmentRun>;
}

/** Whether the template itself is not there, though its ARN is: in recorded data other things name it. */
export function isKnownById({ template, failed }: TemplateRow): boolean {
  return template === undefined && isNotThere(failed);
}

/** A template's name; where it is not known, its id. */
export function templateName({ arn, template }: TemplateRow): string {
  return template?.name ?? parseArn(arn)?.id ?? arn;
}

/** The ARN of a template's target, which its own ARN tells too. */
export function targetOf({ arn, template }: TemplateRow): string | undefined {
  const place = templatePlace(arn);
  return template?.targetArn ?? (place && targetArn(place.region, place.account, place.targetId));
}

/**
 * How many of a template's runs, at least, recorded data does not hold: fewer are listed there than the template says that
 * it has. The listed ones may be later than the day on which it said so.
 *
 * @param listed undefined while not all are listed
 */
export function unsavedRuns(
  template: Pick<AssessmentTemplate, 'runCount'> | undefined,
  recorded: boolean,
  listed: number | undefined,
): number {
  if (!recorded || !template || listed === undefined) return 0;
  return Math.max(0, template.runCount - listed);
}

const toRow = (item: Described<AssessmentTemplate>): TemplateRow =>
  'found' in item
    ? { arn: item.arn, template: item.found }
    : { arn: item.arn, template: undefined, failed: item.failed.code };

/** The templates of a view, as far as they are loaded, with the names of what they and the filters speak of. */
export function useTemplateRows(
  inspector: AccountInspector,
  place: AccountPlace,
  view: TemplatesView,
  pageSize: number,
) {
  const list = useInfiniteQuery(templatesQuery(inspector, { ...templatesFilter(place, view), pageSize }));
  const { data } = list;
  const rows = useMemo(() => data?.pages.flatMap(({ items }) => items.map(toRow)) ?? [], [data]);

  const { target, rulesPackage } = view;
  const packageArn = packageArnOf(place, rulesPackage);
  const targets = useTargets(inspector, [
    ...rows.flatMap((row) => targetOf(row) ?? []),
    ...(target === undefined ? [] : [targetArn(place.region, place.account, target)]),
  ]);
  const rulesPackages = useRulesPackages(inspector, [
    ...rows.flatMap(({ template }) => template?.rulesPackageArns ?? []),
    ...(packageArn === undefined ? [] : [packageArn]),
  ]);
  const lastRuns = useRuns(
    inspector,
    rows.flatMap(({ template }) => template?.lastRunArn ?? []),
  );
  const names = useMemo(
    (): TemplateNames => ({ targets, rulesPackages, lastRuns }),
    [targets, rulesPackages, lastRuns],
  );
  return { list, rows, names };
}
