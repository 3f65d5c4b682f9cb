/** The ten types of exclusions, and the rules by which checks cannot be completed (docs/assessment-engine.md). */

import type { ExclusionItem } from '../store/records';
import { agentAt, type Fleet, type Instance } from './fleet';
import { systemSupport } from './rules-packages';

/** The ten types of the user guide of 2018-10, in the guide's order. */
type ExclusionTypeName = keyof typeof typeTexts;

const guide = 'https://docs.aws.amazon.com/inspector/latest/userguide/';

/**
 * Titles, descriptions and recommendations of the ten types, word for word as in the guide's table
 * (https://docs.aws.amazon.com/inspector/latest/userguide/inspector_exclusions.html, 2018-10). Its links stay
 * Markdown, with relative ones made absolute.
 */
export const typeTexts = {
  noInstances: {
    title: 'No instances in target',
    description: 'There are no EC2 instances with the tags specified in the assessment target.',
    recommendation:
      'Check that the tags in your assessment target match the tags of your target EC2 instance.',
  },
  agentBusy: {
    title: 'Agent is already running',
    description: 'An assessment run is already in progress on the target EC2 instance.',
    recommendation: 'Wait until the current assessment run on the target EC2 instance has completed.',
  },
  agentNotFound: {
    title: 'Agent not found',
    description: 'An Amazon Inspector agent was not found on the target EC2 instance.',
    recommendation: `Install or reinstall an Amazon Inspector agent on the target EC2 instance. For more information, see [Installing Amazon Inspector Agents](${guide}inspector_installing-uninstalling-agents.html)`,
  },
  agentUnhealthy: {
    title: 'Agent is unhealthy',
    description: 'The Amazon Inspector agent on the target EC2 instance is in an unhealthy state.',
    recommendation:
      'Assure that your Amazon EC2 instances are running properly and try starting and stopping or reinstalling the Amazon Inspector agent. If the problem persists, contact [AWS Support](https://console.aws.amazon.com/support/home).',
  },
  kernelModule: {
    title: 'Kernel module unavailable',
    description:
      'The kernel module is unavailable for the Amazon Inspector agent on the target EC2 instance.',
    recommendation: `For a list of supported kernel versions, see [Amazon Inspector Supported Operating Systems and Regions](${guide}inspector_supported_os_regions.html).`,
  },
  unsupportedSystem: {
    title: 'Unsupported OS version',
    description:
      "The target EC2 instance's operating system is not supported for Amazon Inspector assessments.",
    recommendation: `Remove the target EC2 instance from the assessment target, or create an assessment target that does not include this instance. For a list of supported operating systems, see [Amazon Inspector Supported Operating Systems and Regions](${guide}inspector_supported_os_regions.html).`,
  },
  deprecatedPackage: {
    title: 'Deprecated rules package',
    description: 'The assessment template includes a deprecated rules package.',
    recommendation:
      'Create an assessment template without the deprecated rules package and use it for future assessment runs.',
  },
  packageNotSupported: {
    title: 'Rules package not supported by OS',
    description:
      'The operating system of the target EC2 instance is not supported by a rules package included in the assessment template.',
    recommendation: `Create an assessment template without the conflicting rules packages or remove the target EC2 instance from the assessment template. For a list of rules package support by operating system, see [Rules Package Availability Across Supported Operating Systems](${guide}inspector_rule-packages_across_os.html).`,
  },
  instanceEvaluationError: {
    title: 'Rules evaluation error for single instance',
    description: 'An internal error has caused rules evaluation to fail for this instance.',
    recommendation: 'Attempt to run your assessment again.',
  },
  evaluationError: {
    title: 'Rules evaluation error',
    description: 'An internal error has caused rules evaluation to fail for your assessment.',
    recommendation: 'Attempt to run the assessment again.',
  },
} as const;

/**
 * An exclusion in the wire's members. Its scopes are the instance, then the rules packages. One that concerns
 * an instance carries the attribute `INSTANCE_ID`, the only attribute that real exclusions are known to have.
 */
function exclusion(
  type: ExclusionTypeName,
  instanceId: string | undefined,
  rulesPackageArns: readonly string[],
): ExclusionItem {
  const packages = rulesPackageArns.map((value) => ({ key: 'RULES_PACKAGE_ARN', value }));
  if (instanceId === undefined) return { ...typeTexts[type], scopes: packages };
  const instance = { key: 'INSTANCE_ID', value: instanceId };
  return { ...typeTexts[type], scopes: [instance, ...packages], attributes: [instance] };
}

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
