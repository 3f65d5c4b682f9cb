/** Why an exclusion of an earlier run is none of a later one: told by what the later run itself says, and by nothing else. */
import type { AssessmentRun, Exclusion, RunInstance } from '../assessment/assessment';
import { scopesOf } from '../exclusions/exclusion-scopes';
import { type CheckKind, runChecks } from './run-checks';

/** What became of an exclusion that is gone. */
export type GoneBecause =
  /** The later run had the same checks, and they were completed. */
  | 'mended'
  /** The later run had the same checks, and other exclusions take some of them out. */
  | 'other-reason'
  /** The later run lists none of its instances, and none of its exclusions names one. */
  | 'instance-gone'
  /** The later run, or the preview's template, has none of its rules packages. */
  | 'package-gone'
  /** The later run does not say enough. */
  | 'not-known';

/** In the order in which they are told. */
export const GONE_BECAUSE: readonly GoneBecause[] = [
  'mended',
  'other-reason',
  'instance-gone',
  'package-gone',
  'not-known',
];

/** The later side of a comparison. */
export interface LaterSide {
  /** Undefined for a preview. */
  readonly run: Pick<AssessmentRun, 'state' | 'dataCollected' | 'rulesPackageArns'> | undefined;
  /** Its rules packages; undefined where they are not known. */
  readonly packageArns: readonly string[] | undefined;
  /** The run's own list of instances; undefined where it is not known, as of a preview. */
  readonly instances: readonly RunInstance[] | undefined;
  /** All of its exclusions. */
  readonly exclusions: readonly Exclusion[];
}

/** What is known of each check of the later run, by instance and rules package. */
function checksOf({ run, instances, exclusions }: LaterSide) {
  if (!run || !instances) return undefined;
  const checks = runChecks({ run, instances, exclusions });
  if (checks.kind === 'nothing-assessed') return undefined;
  const columns = new Map(checks.packageArns.map((arn, column) => [arn, column]));
  const rows = new Map(checks.rows.map((row) => [row.instanceId, row]));
  return {
    listed: new Set(instances.map(({ id }) => id)),
    known: new Set(rows.keys()),
    packageArns: checks.packageArns,
    kindOf(id: string, arn: string): CheckKind | undefined {
      const row = rows.get(id);
      const column = columns.get(arn);
      return row && column !== undefined ? checks.kindOf(row, column) : undefined;
    },
  };
}

/**
 * Tells of exclusions that a later run, or a preview, does not have, why. An exclusion counts as mended only where the later run had
 * all of its checks and each of them was completed, as the run's grid would say it; silence is never a reason.
 *
 * @returns for an exclusion of the earlier side that the later one does not have
 */
export function goneBecause(later: LaterSide): (exclusion: Exclusion) => GoneBecause {
  const checks = checksOf(later);
  const packages = later.packageArns && new Set(later.packageArns);
  return (exclusion) => {
    const { instanceIds, packageArns } = scopesOf(exclusion);
    if (instanceIds.length > 0 && checks && instanceIds.every((id) => !checks.known.has(id)))
      return 'instance-gone';
    if (packageArns.length > 0 && packages && packageArns.every((arn) => !packages.has(arn)))
      return 'package-gone';
    // One that names neither says nothing about checks.
    if (!checks || instanceIds.length + packageArns.length === 0) return 'not-known';
    const ids = instanceIds.length > 0 ? instanceIds : [...checks.listed];
    const arns = packageArns.length > 0 ? packageArns : checks.packageArns;
    const kinds = new Set(ids.flatMap((id) => arns.map((arn) => checks.kindOf(id, arn))));
    if (ids.some((id) => !checks.known.has(id))) return 'not-known';
    if (kinds.has('not-completed') || kinds.has('partly')) return 'other-reason';
    return kinds.size === 1 && kinds.has('checked') ? 'mended' : 'not-known';
  };
}
