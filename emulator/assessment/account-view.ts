import type { AccountStore } from '../store/account-store';
import type {
  ExclusionRecord,
  RunAgentRecord,
  RunRecord,
  Tag,
  TargetRecord,
  TemplateRecord,
} from '../store/records';
import type { PackageInTemplate } from './exclusion-rules';
import { type Fleet, type Instance, readFleet } from './fleet';
import { rulesPackageName } from './rules-packages';

/** All agents of a run; a target holds 500 at most. */
export function allAgents(store: AccountStore, runArn: string): readonly RunAgentRecord[] {
  const agents: RunAgentRecord[] = [];
  let after: number | undefined = 0;
  while (after !== undefined) {
    const page = store.runAgents(runArn, after, 500);
    agents.push(...page.items);
    after = page.next;
  }
  return agents;
}

/** The exclusions of a run that are described, in their order; a page of them is in memory at a time. */
export function* describedExclusions(store: AccountStore, runArn: string): Generator<ExclusionRecord> {
  for (let after: number | undefined = 0; after !== undefined;) {
    const page = store.exclusionArns(runArn, after, 500);
    const records = store.exclusions(page.arns);
    for (const arn of page.arns) {
      const record = records.get(arn);
      if (record) yield record;
    }
    after = page.next;
  }
}

/** All runs of a region, the oldest first. */
export function allRuns(store: AccountStore, region: string): readonly RunRecord[] {
  const runs: RunRecord[] = [];
  let page = store.runs({ region, after: undefined, limit: 500 });
  runs.push(...page.items);
  while (page.next) {
    page = store.runs({ region, after: page.next, limit: 500 });
    runs.push(...page.items);
  }
  return runs.toReversed();
}

/**
 * The instances of a region that are alive at a moment and that a resource group's tags select, ordered by id.
 *
 * Different keys must all match; of the values given for one key any one does, as the model describes the
 * group ("a collection of keys and an array of possible values"). A tag without a value asks only for its key.
 * @param tags undefined for a target without a resource group, which is every instance of the region
 */
export function targetInstances(
  fleet: Fleet,
  region: string,
  tags: readonly Tag[] | undefined,
  at: number,
): readonly Instance[] {
  const keys = new Map<string, Set<string | undefined>>();
  for (const { key, value } of tags ?? []) keys.set(key, (keys.get(key) ?? new Set()).add(value));
  return fleet.instances.filter(
    (instance) =>
      instance.region === region &&
      instance.launchedAt <= at &&
      at < instance.terminatedAt &&
      [...keys].every(([key, values]) => {
        const value = instance.tags.get(key);
        return value !== undefined && (values.has(undefined) || values.has(value));
      }),
  );
}

/** The instances of targets, and the packages of templates, as an account's store and fleet have them. */
export interface AccountView {
  readonly fleet: Fleet;
  /**
   * Whether the data says which instances a target has. One that is not described, or whose resource group is not,
   * has some that nobody knows: neither none nor every instance, so nothing may be computed of it.
   */
  knows(target: TargetRecord | undefined): target is TargetRecord;
  /** The same of a template, by its target. */
  knowsTemplate(template: TemplateRecord | undefined): template is TemplateRecord;
  instances(target: TargetRecord | undefined, region: string, at: number): readonly Instance[];
  instancesOf(template: TemplateRecord, at: number): readonly Instance[];
  packages(arns: readonly string[]): readonly PackageInTemplate[];
}

/**
 * Joins a store and its `fleet` document.
 *
 * @throws FleetError when the document does not fit
 */
export function accountView(store: AccountStore): AccountView {
  const fleet = readFleet(store.fleet());
  const tagsOf = (target: TargetRecord): readonly Tag[] | undefined =>
    target.resourceGroupArn === null ? undefined : store.resourceGroup(target.resourceGroupArn)?.tags;
  const view: AccountView = {
    fleet,
    knows: (target): target is TargetRecord =>
      target?.described === true && (target.resourceGroupArn === null || tagsOf(target) !== undefined),
    knowsTemplate: (template): template is TemplateRecord =>
      template?.described === true && view.knows(store.target(template.targetArn)),
    instances: (target, region, at) =>
      view.knows(target) ? targetInstances(fleet, region, tagsOf(target), at) : [],
    instancesOf: (template, at) => view.instances(store.target(template.targetArn), template.region, at),
    packages: (arns) =>
      [...new Set(arns)].map((arn) => ({
        arn,
        name: rulesPackageName(arn) ?? store.rulesPackage(arn)?.name,
      })),
  };
  return view;
}
