import type { ExclusionItem } from '../store/records';

/** The ten types of the user guide of 2018-10, in the guide's order. */
export type ExclusionTypeName = keyof typeof exclusionTypes;

const guide = 'https://docs.aws.amazon.com/inspector/latest/userguide/';

/**
 * Titles, descriptions and recommendations of the ten types, word for word as in the guide's table
 * (https://docs.aws.amazon.com/inspector/latest/userguide/inspector_exclusions.html, 2018-10). Its links stay
 * Markdown, with relative ones made absolute.
 */
export const exclusionTypes = {
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
export function exclusion(
  type: ExclusionTypeName,
  instanceId: string | undefined,
  rulesPackageArns: readonly string[],
): ExclusionItem {
  const packages = rulesPackageArns.map((value) => ({ key: 'RULES_PACKAGE_ARN', value }));
  if (instanceId === undefined) return { ...exclusionTypes[type], scopes: packages };
  const instance = { key: 'INSTANCE_ID', value: instanceId };
  return { ...exclusionTypes[type], scopes: [instance, ...packages], attributes: [instance] };
}
