import type { AccountStore } from '../store/account-store';
import type { Tag, TargetRecord, TemplateRecord } from '../store/records';
import type { PackageInTemplate } from './exclusion-rules';
import type { Fleet, Instance } from './fleet';
import { readFleet } from './read-fleet';
import { rulesPackageName } from './rules-packages';
import { targetInstances } from './target-instances';

/** The instances of targets, and the packages of templates, as an account's store and fleet have them. */
export interface AccountView {
  readonly fleet: Fleet;
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
    instances(target, region, at) {
      // A target or a group that this data does not describe selects nothing: it must not become "every instance".
      if (!target?.described) return [];
      const tags = tagsOf(target);
      if (target.resourceGroupArn !== null && !tags) return [];
      return targetInstances(fleet, region, tags, at);
    },
    instancesOf: (template, at) => view.instances(store.target(template.targetArn), template.region, at),
    packages: (arns) =>
      [...new Set(arns)].map((arn) => ({
        arn,
        name: rulesPackageName(arn) ?? store.rulesPackage(arn)?.name,
      })),
  };
  return view;
}
