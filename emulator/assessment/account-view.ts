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
