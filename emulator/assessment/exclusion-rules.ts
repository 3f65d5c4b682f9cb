import type { ExclusionItem } from '../store/records';
import { exclusion, type ExclusionTypeName } from './exclusion-types';
import { agentAt, type Fleet, type Instance } from './fleet';
import { systemSupport } from './rules-packages';

/** A rules package of a template, by ARN and name; a package that nothing describes has no name. */
export interface PackageInTemplate {
  readonly arn: string;
  readonly name: string | undefined;
}

/** All that exclusions depend on. */
export interface Situation {
  readonly fleet: Fleet;
  readonly region: string;
  /** The instances of the target at `at`, ordered by id. */
  readonly instances: readonly Instance[];
  readonly packages: readonly PackageInTemplate[];
  /** The moment that agents and deprecations are judged at. */
  readonly at: number;
  /** The ids of the instances that another run holds at that moment. */
  readonly busy: ReadonlySet<string>;
  /** When rules were evaluated; undefined for a preview and for a run that never came to it. */
  readonly evaluatedAt: number | undefined;
}

const AGENTLESS = 'Network Reachability';
const NEEDS_KERNEL_MODULE = 'Runtime Behavior Analysis';

/** What keeps a whole instance out of the assessment: the first that holds, and only that. */
function instanceExclusion(s: Situation, instance: Instance): ExclusionTypeName | undefined {
  const agent = agentAt(instance, s.at);
  // Without an agent nothing is known of the system.
  if (!agent) return 'agentNotFound';
  if (!systemSupport(s.fleet.supportTable(s.region), instance.operatingSystem).supported)
    return 'unsupportedSystem';
  if (!agent.healthy) return 'agentUnhealthy';
  return s.busy.has(instance.id) ? 'agentBusy' : undefined;
}

/** What keeps one rules package from being completed on one instance. */
function pairExclusion(
  s: Situation,
  instance: Instance,
  rulesPackage: PackageInTemplate,
  failing: (instanceId: string) => boolean,
): ExclusionTypeName | undefined {
  const support = systemSupport(s.fleet.supportTable(s.region), instance.operatingSystem);
  if (!support.packageRuns(rulesPackage.name)) return 'packageNotSupported';
  const kernel = instance.kernelVersion;
  if (rulesPackage.name === NEEDS_KERNEL_MODULE && kernel !== undefined && !s.fleet.kernelSupported(kernel))
    return 'kernelModule';
  return failing(instance.id) ? 'instanceEvaluationError' : undefined;
}

/** How the evaluation of a package went: wholly failed, or which instances it failed for. */
function evaluation(s: Situation, arn: string): { whole: boolean; instance: (id: string) => boolean } {
  const at = s.evaluatedAt;
  const failures = s.fleet.evaluationFailures.filter(
    (f) => at !== undefined && f.rulesPackageArn === arn && f.from <= at && at < f.to,
  );
  const whole = failures.some((f) => f.instances === undefined);
  const instance = (id: string): boolean =>
    !whole && failures.some((f) => f.instances?.has('*') === true || f.instances?.has(id) === true);
  return { whole, instance };
}

/**
 * The rules of docs/assessment-engine.md: which checks cannot be completed, and why. Pure: the same situation gives
 * the same exclusions in the same order, by type as the guide lists them, then by instance, then by package.
 */
export function exclusionsIn(s: Situation): readonly ExclusionItem[] {
  if (s.packages.length === 0) return [];
  if (s.instances.length === 0)
    return [
      exclusion(
        'noInstances',
        undefined,
        s.packages.map(({ arn }) => arn),
      ),
    ];

  const isDeprecated = ({ arn }: PackageInTemplate): boolean =>
    (s.fleet.deprecatedRulesPackages.get(arn) ?? Infinity) <= s.at;
  const active = s.packages.filter((p) => !isDeprecated(p));
  const needAgent = active.some(({ name }) => name !== AGENTLESS);
  const evaluations = active.map(({ arn }) => evaluation(s, arn));

  const found = new Map<ExclusionTypeName, ExclusionItem[]>(ORDER.map((type) => [type, []]));
  const add = (type: ExclusionTypeName, instanceId: string | undefined, arns: readonly string[]): void => {
    found.get(type)?.push(exclusion(type, instanceId, arns));
  };
  for (const { arn } of s.packages.filter(isDeprecated)) add('deprecatedPackage', undefined, [arn]);
  for (const [i, { arn }] of active.entries())
    if (evaluations[i]?.whole) add('evaluationError', undefined, [arn]);
  for (const instance of s.instances) {
    const whole = instanceExclusion(s, instance);
    // Agentless checks do without a working agent, but an agent on an unsupported system stops them, too.
    if (whole && active.length > 0 && (needAgent || whole === 'unsupportedSystem')) {
      add(whole, instance.id, []);
      continue;
    }
    for (const [i, rulesPackage] of active.entries()) {
      const type = pairExclusion(s, instance, rulesPackage, evaluations[i]?.instance ?? (() => false));
      if (type) add(type, instance.id, [rulesPackage.arn]);
    }
  }
  return [...found.values()].flat();
}

/** The guide's order. */
const ORDER: readonly ExclusionTypeName[] = [
  'agentBusy',
  'agentNotFound',
  'agentUnhealthy',
  'kernelModule',
  'unsupportedSystem',
  'deprecatedPackage',
  'packageNotSupported',
  'instanceEvaluationError',
  'evaluationError',
];
