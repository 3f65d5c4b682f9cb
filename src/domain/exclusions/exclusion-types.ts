/**
 * The types of exclusion as the Amazon Inspector Classic user guide has them, and how the title of an exclusion is
 * found among them: the service's model has no code for a type.
 */

/** What a check failed on, from the outermost cause to the innermost; `unknown` of a title that the guide does not have. */
export const CAUSES = ['target', 'agent', 'os', 'package', 'evaluation', 'unknown'] as const;
export type Cause = (typeof CAUSES)[number];

/** What the Amazon Inspector Classic user guide says about a type of exclusion. */
export interface ExclusionType {
  /** Its part of an address, for example `agent-not-found`. */
  readonly slug: string;
  readonly title: string;
  readonly description: string;
  /** With links as `[words](address)`; the guide's relative one is made absolute. */
  readonly recommendation: string;
  readonly cause: Exclude<Cause, 'unknown'>;
  /**
   * Whether a preview can know it. The guide does not say; inferred from the description: an internal
   * error in evaluating rules can only happen in a run.
   */
  readonly previewable: boolean;
  /** The guide's edition that the texts are from. */
  readonly edition: '2018-10' | '2019-03';
}

/** The ten types of the guide's page "Exclusions in Amazon Inspector", October 2018, in its order and words. */
export const guideTypes: readonly ExclusionType[] = [
  {
    slug: 'no-instances-in-target',
    title: 'No instances in target',
    description: 'There are no EC2 instances with the tags specified in the assessment target.',
    recommendation:
      'Check that the tags in your assessment target match the tags of your target EC2 instance.',
    cause: 'target',
    previewable: true,
    edition: '2018-10',
  },
  {
    slug: 'agent-is-already-running',
    title: 'Agent is already running',
    description: 'An assessment run is already in progress on the target EC2 instance.',
    recommendation: 'Wait until the current assessment run on the target EC2 instance has completed.',
    cause: 'agent',
    previewable: true,
    edition: '2018-10',
  },
  {
    slug: 'agent-not-found',
    title: 'Agent not found',
    description: 'An Amazon Inspector agent was not found on the target EC2 instance.',
    recommendation:
      'Install or reinstall an Amazon Inspector agent on the target EC2 instance. For more information, see [Installing Amazon Inspector Agents](https://docs.aws.amazon.com/inspector/latest/userguide/inspector_installing-uninstalling-agents.html)',
    cause: 'agent',
    previewable: true,
    edition: '2018-10',
  },
  {
    slug: 'agent-is-unhealthy',
    title: 'Agent is unhealthy',
    description: 'The Amazon Inspector agent on the target EC2 instance is in an unhealthy state.',
    recommendation:
      'Assure that your Amazon EC2 instances are running properly and try starting and stopping or reinstalling the Amazon Inspector agent. If the problem persists, contact [AWS Support](https://console.aws.amazon.com/support/home).',
    cause: 'agent',
    previewable: true,
    edition: '2018-10',
  },
  {
    slug: 'kernel-module-unavailable',
    title: 'Kernel module unavailable',
    description:
      'The kernel module is unavailable for the Amazon Inspector agent on the target EC2 instance.',
    recommendation:
      'For a list of supported kernel versions, see [Amazon Inspector Supported Operating Systems and Regions](https://docs.aws.amazon.com/inspector/latest/userguide/inspector_supported_os_regions.html).',
    cause: 'agent',
    previewable: true,
    edition: '2018-10',
  },
  {
    slug: 'unsupported-os-version',
    title: 'Unsupported OS version',
    description:
      "The target EC2 instance's operating system is not supported for Amazon Inspector assessments.",
    recommendation:
      'Remove the target EC2 instance from the assessment target, or create an assessment target that does not include this instance. For a list of supported operating systems, see [Amazon Inspector Supported Operating Systems and Regions](https://docs.aws.amazon.com/inspector/latest/userguide/inspector_supported_os_regions.html).',
    cause: 'os',
    previewable: true,
    edition: '2018-10',
  },
  {
    slug: 'deprecated-rules-package',
    title: 'Deprecated rules package',
    description: 'The assessment template includes a deprecated rules package.',
    recommendation:
      'Create an assessment template without the deprecated rules package and use it for future assessment runs.',
    cause: 'package',
    previewable: true,
    edition: '2018-10',
  },
  {
    slug: 'rules-package-not-supported-by-os',
    title: 'Rules package not supported by OS',
    description:
      'The operating system of the target EC2 instance is not supported by a rules package included in the assessment template.',
    recommendation:
      'Create an assessment template without the conflicting rules packages or remove the target EC2 instance from the assessment template. For a list of rules package support by operating system, see [Rules Package Availability Across Supported Operating Systems](https://docs.aws.amazon.com/inspector/latest/userguide/inspector_rule-packages_across_os.html).',
    cause: 'os',
    previewable: true,
    edition: '2018-10',
  },
  {
    slug: 'rules-evaluation-error-for-single-instance',
    title: 'Rules evaluation error for single instance',
    description: 'An internal error has caused rules evaluation to fail for this instance.',
    recommendation: 'Attempt to run your assessment again.',
    cause: 'evaluation',
    previewable: false,
    edition: '2018-10',
  },
  {
    slug: 'rules-evaluation-error',
    title: 'Rules evaluation error',
    description: 'An internal error has caused rules evaluation to fail for your assessment.',
    recommendation: 'Attempt to run the assessment again.',
    cause: 'evaluation',
    previewable: false,
    edition: '2018-10',
  },
];

/** The six types that the guide's edition of March 2019 added, in its words and with its spacing. */
export const laterTypes: readonly ExclusionType[] = [
  {
    slug: 'network-reachability-error-internet',
    title: 'Network Reachability error –internet',
    description:
      'An internal error has caused a Network Reachability evaluation to fail on checks for ports reachable from the internet. You might get findings for other Network Reachability types.',
    recommendation:
      'Attempt to run the assessment again. Contact [support](https://aws.amazon.com/premiumsupport/) if the exclusion persists when you rerun the assessment.',
    cause: 'evaluation',
    previewable: false,
    edition: '2019-03',
  },
  {
    slug: 'network-reachability-error-internet-through-an-application-load-balancer',
    title: 'Network Reachability error – internet through an Application Load Balancer',
    description:
      'An internal error has caused a Network Reachability evaluation to fail on checks for ports reachable from the internet through an Application Load Balancer. You might get findings for other Network Reachability types.',
    recommendation:
      'Attempt to run the assessment again. Contact [support](https://aws.amazon.com/premiumsupport/) if the exclusion persists when you rerun the assessment.',
    cause: 'evaluation',
    previewable: false,
    edition: '2019-03',
  },
  {
    slug: 'network-reachability-error-internet-through-an-elastic-load-balancing-load-balancer',
    title: 'Network Reachability error – internet through an Elastic Load Balancing load balancer',
    description:
      'An internal error has caused a Network Reachability evaluation to fail on checks for ports reachable from the internet though an Elastic Load Balancing load balancer. You might get findings for other Network Reachability types.',
    recommendation:
      'Attempt to run the assessment again. Contact [support](https://aws.amazon.com/premiumsupport/) if the exclusion persists when you rerun the assessment.',
    cause: 'evaluation',
    previewable: false,
    edition: '2019-03',
  },
  {
    slug: 'network-reachability-error-vpn',
    title: 'Network Reachability error –VPN',
    description:
      'An internal error has caused a Network Reachability evaluation to fail on checks for ports reachable from VPN. You might get findings for other Network Reachability types.',
    recommendation:
      'Attempt to run the assessment again. Contact [support](https://aws.amazon.com/premiumsupport/) if the exclusion persists when you rerun the assessment.',
    cause: 'evaluation',
    previewable: false,
    edition: '2019-03',
  },
  {
    slug: 'network-reachability-error-aws-direct-connect',
    title: 'Network Reachability error – AWS Direct Connect',
    description:
      'An internal error has caused a Network Reachability evaluation to fail on checks for ports reachable through AWS Direct Connect. You might get findings for other Network Reachability types.',
    recommendation:
      'Attempt to run the assessment again. Contact [support](https://aws.amazon.com/premiumsupport/) if the exclusion persists when you rerun the assessment.',
    cause: 'evaluation',
    previewable: false,
    edition: '2019-03',
  },
  {
    slug: 'network-reachability-error-vpc-peering',
    title: 'Network Reachability error – VPC peering',
    description:
      'An internal error has caused a Network Reachability evaluation to fail on checks for ports reachable from a peered VPC. You might get findings for other Network Reachability types.',
    recommendation:
      'Attempt to run the assessment again. Contact [support](https://aws.amazon.com/premiumsupport/) if the exclusion persists when you rerun the assessment.',
    cause: 'evaluation',
    previewable: false,
    edition: '2019-03',
  },
];

/** Every type of the guide, those of its later edition last. */
export const exclusionTypes: readonly ExclusionType[] = [...guideTypes, ...laterTypes];

/** One form for titles that differ in case, kind of dash or spacing only: the guide itself wavers there. */
function normal(title: string): string {
  return title
    .toLowerCase()
    .replaceAll(/[\u002d\u2010-\u2015\u2212]/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

const byTitle: ReadonlyMap<string, ExclusionType> = new Map(
  exclusionTypes.map((type) => [normal(type.title), type]),
);
const bySlug: ReadonlyMap<string, ExclusionType> = new Map(exclusionTypes.map((type) => [type.slug, type]));

/**
 * The guide's type with this title; undefined for one that the guide does not have. It is for links,
 * colour and cause only: what is shown of an exclusion are the service's own words.
 */
export function exclusionTypeByTitle(title: string): ExclusionType | undefined {
  return byTitle.get(normal(title));
}

/** The guide's type with this part of an address. */
export function exclusionTypeBySlug(slug: string): ExclusionType | undefined {
  return bySlug.get(slug);
}

/** The cause of an exclusion by its title. */
export function causeOf(title: string): Cause {
  return exclusionTypeByTitle(title)?.cause ?? 'unknown';
}

const SYSTEM_PAGE = /\/inspector_(?:supported_os_regions|rule-packages_across_os)\.html/;

/** Whether a text sends its reader to the guide's pages about operating systems, whichever host or edition the address is of. */
export function namesSystemPages(text: string): boolean {
  return SYSTEM_PAGE.test(text);
}
