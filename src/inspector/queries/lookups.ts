import { queryOptions, useQueries } from '@tanstack/react-query';
import type {
  AssessmentRun,
  AssessmentTarget,
  AssessmentTemplate,
  RulesPackage,
  Tag,
} from '../../domain/assessment/assessment';
import { templatePlace } from '../../domain/address/paths';
import { hasEnded } from '../../domain/assessment/runs';
import { type Batcher, createBatcher } from '../transport/list-describe';
import { required, toFailedItems, toResourceGroupTags, toRulesPackage, toTarget } from '../transport/convert';
import { A_MINUTE, FOREVER, inspectorKey } from '../transport/query-cache';
import type { AccountInspector } from '../transport/inspector';
import { describeRuns, runQuery } from './runs';
import { useStartContext } from './inspector-context';
import { describeTemplates, templateQuery } from './templates';

/** The tags by which a resource group's targets match instances. */
export interface ResourceGroup {
  readonly arn: string;
  readonly tags: readonly Tag[];
}

interface Lookups {
  readonly templates: Batcher<AssessmentTemplate>;
  readonly runs: Batcher<AssessmentRun>;
  readonly targets: Batcher<AssessmentTarget>;
  readonly resourceGroups: Batcher<ResourceGroup>;
  readonly rulesPackages: Batcher<RulesPackage>;
}

const lookups = new WeakMap<AccountInspector, Lookups>();

/** Rows ask one by one for what they name; what is asked in the same instant goes out in tens. */
function lookupsOf(inspector: AccountInspector): Lookups {
  const known = lookups.get(inspector);
  if (known) return known;
  const made: Lookups = {
    templates: createBatcher((arns, signal) => describeTemplates(inspector, arns, { signal })),
    runs: createBatcher((arns, signal) => describeRuns(inspector, arns, { signal })),
    targets: createBatcher(async (arns, signal) => {
      const answer = await inspector.send(
        'DescribeAssessmentTargets',
        { assessmentTargetArns: arns },
        { signal },
      );
      return {
        found: required(answer.assessmentTargets, 'assessmentTargets').map(toTarget),
        failed: toFailedItems(answer.failedItems),
      };
    }),
    resourceGroups: createBatcher(async (arns, signal) => {
      const answer = await inspector.send('DescribeResourceGroups', { resourceGroupArns: arns }, { signal });
      return {
        found: required(answer.resourceGroups, 'resourceGroups').map((group) => {
          return { arn: required(group.arn, 'arn'), tags: toResourceGroupTags(group) };
        }),
        failed: toFailedItems(answer.failedItems),
      };
    }),
    rulesPackages: createBatcher(async (arns, signal) => {
      const answer = await inspector.send('DescribeRulesPackages', { rulesPackageArns: arns }, { signal });
      return {
        found: required(answer.rulesPackages, 'rulesPackages').map(toRulesPackage),
        failed: toFailedItems(answer.failedItems),
      };
    }),
  };
  lookups.set(inspector, made);
  return made;
}

/** A template that rows name: the one of its own page, but asked for with the others that rows name. */
function namedTemplateQuery(inspector: AccountInspector, arn: string) {
  return queryOptions({
    ...templateQuery(inspector, arn),
    queryFn: ({ signal }) => lookupsOf(inspector).templates(arn, signal),
  });
}

/** A run that rows name, likewise. One under way is looked at again when a view is opened, and not by itself. */
function namedRunQuery(inspector: AccountInspector, arn: string) {
  return queryOptions({
    ...runQuery(inspector, arn),
    staleTime: ({ state }) => (state.data && hasEnded(state.data.state) ? FOREVER : A_MINUTE),
    refetchInterval: false,
    queryFn: ({ signal }) => lookupsOf(inspector).runs(arn, signal),
  });
}

/** One assessment target. */
export function targetQuery(inspector: AccountInspector, arn: string) {
  return queryOptions({
    queryKey: inspectorKey(inspector, 'DescribeAssessmentTargets', arn),
    staleTime: A_MINUTE,
    queryFn: ({ signal }) => lookupsOf(inspector).targets(arn, signal),
  });
}

/** One resource group: immutable, the service has no operation that changes one. */
export function resourceGroupQuery(inspector: AccountInspector, arn: string) {
  return queryOptions({
    queryKey: inspectorKey(inspector, 'DescribeResourceGroups', arn),
    staleTime: FOREVER,
    queryFn: ({ signal }) => lookupsOf(inspector).resourceGroups(arn, signal),
  });
}

/** One rules package. They belong to AWS's own accounts and stay what they are during a session. */
export function rulesPackageQuery(inspector: AccountInspector, arn: string) {
  return queryOptions({
    queryKey: inspectorKey(inspector, 'DescribeRulesPackages', arn),
    staleTime: FOREVER,
    queryFn: ({ signal }) => lookupsOf(inspector).rulesPackages(arn, signal),
  });
}

function byArn<Thing extends { readonly arn: string }>(
  results: readonly { readonly data?: Thing | undefined }[],
): ReadonlyMap<string, Thing> {
  return new Map(results.flatMap(({ data }) => (data ? [[data.arn, data] as const] : [])));
}

/** The templates that rows name, by ARN, as they become known. The same map until one more is. */
export function useTemplates(
  inspector: AccountInspector,
  arns: readonly string[],
): ReadonlyMap<string, AssessmentTemplate> {
  const queries = [...new Set(arns)].map((arn) => namedTemplateQuery(inspector, arn));
  return useQueries({ queries, combine: byArn<AssessmentTemplate> });
}

/** The same of templates of any accounts and regions. */
export function useTemplatesAnywhere(arns: readonly string[]): ReadonlyMap<string, AssessmentTemplate> {
  const { inspectors } = useStartContext();
  const queries = [...new Set(arns)].flatMap((arn) => {
    const place = templatePlace(arn);
    return place ? [namedTemplateQuery(inspectors.of(place), arn)] : [];
  });
  return useQueries({ queries, combine: byArn<AssessmentTemplate> });
}

/** The runs that rows name, such as the last ones of templates, by ARN, as they become known. */
export function useRuns(
  inspector: AccountInspector,
  arns: readonly string[],
): ReadonlyMap<string, AssessmentRun> {
  const queries = [...new Set(arns)].map((arn) => namedRunQuery(inspector, arn));
  return useQueries({ queries, combine: byArn<AssessmentRun> });
}

/** The rules packages that rows name, by ARN, as they become known. The same map until one more is. */
export function useRulesPackages(
  inspector: AccountInspector,
  arns: readonly string[],
): ReadonlyMap<string, RulesPackage> {
  const queries = [...new Set(arns)].map((arn) => rulesPackageQuery(inspector, arn));
  return useQueries({ queries, combine: byArn<RulesPackage> });
}

/** The targets that rows name, by ARN, as they become known. The same map until one more is. */
export function useTargets(
  inspector: AccountInspector,
  arns: readonly string[],
): ReadonlyMap<string, AssessmentTarget> {
  const queries = [...new Set(arns)].map((arn) => targetQuery(inspector, arn));
  return useQueries({ queries, combine: byArn<AssessmentTarget> });
}
