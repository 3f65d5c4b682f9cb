/** Texts of the reference of what became of Inspector Classic's checks. */
export const presentService = {
  title: 'Inspector Classic and Amazon Inspector',
  sentence:
    'Amazon Inspector is the service that came after Inspector Classic. It knows no exclusions: for each kind of scan of an instance it says whether that is active, and a reason.',
  types: 'Exclusion types',
  typesText:
    'The reasons of Amazon Inspector that come nearest to each type. AWS names no such pairs: they are a comparison of what each service says of its own. An old exclusion does not say that the reason beside it holds today.',
  type: 'Inspector Classic: exclusion type',
  nearest: 'Amazon Inspector: nearest reasons',
  note: 'What differs',
  none: 'No counterpart',
  cis: 'CIS scan',
  notes: {
    'no-instances-in-target':
      'There are no assessment targets: Amazon Inspector finds the instances itself. A tag can leave one out (EXCLUDED_BY_TAG).',
    'agent-is-already-running':
      'There are no assessment runs that could be in each other’s way. SCAN_IN_PROGRESS says that a scan is at work, and not that one is lacking.',
    'agent-not-found':
      'Inspector Classic’s own agent is not used. Scans of packages use the agent of Systems Manager, or copies of the disks without an agent.',
    'agent-is-unhealthy':
      'What is reported is what is lacking because of it: the list of the instance’s software.',
    'kernel-module-unavailable':
      'No reason is about kernels: the kernel module was part of Inspector Classic’s agent.',
    'unsupported-os-version': 'The lists of supported systems are others. Also said of a processor.',
    'deprecated-rules-package': 'There are no rules packages.',
    'rules-package-not-supported-by-os':
      'There are no rules packages. A status belongs to one kind of scan, so that another kind can be active on the same instance.',
    'rules-evaluation-error-for-single-instance': 'The service says that it resolves these by itself.',
    'rules-evaluation-error': 'Said of one resource at a time, never of a whole assessment.',
  } as Readonly<Record<string, string>>,
  packages: 'Rules packages',
  packagesText: 'What looks at the same today, as far as AWS’s pages and the model of its API say.',
  package: 'Inspector Classic: rules package',
  today: 'Amazon Inspector: kind of scan',
  became: 'What became of it',
  packageNotes: {
    cve: 'Findings of package vulnerabilities. On Linux, also of packages of programming languages (deep inspection).',
    network: 'Findings of network reachability.',
    cis: 'CIS scans, which are set up apart and have results of their own. ListCoverage does not tell of them.',
    'best-practices': 'No counterpart: none of the kinds of scan is about the settings that it looked at.',
    behavior: 'No counterpart. Inspector Classic itself gave it up in 2019.',
  },
  reasons: 'Reasons',
  reasonsText: (apiVersion: string, botocore: string) =>
    `Every reason in the model of Amazon Inspector’s API (inspector2 ${apiVersion}, as botocore ${botocore} has it), with a word of ours. The model does not say which of them an instance can have: some are about images, functions or source code. Of PENDING_REVIVAL_SCAN and the two that begin with AGENTLESS it says nothing more: their words follow from their names.`,
  reason: 'Reason',
  words: 'In other words',
  sources: 'The original pages',
  sourcesText: 'They belong to AWS and may change or be gone.',
  pages: {
    reasons: 'ScanStatus, in the Amazon Inspector API reference',
    coverage: 'Assessing Amazon Inspector coverage of your AWS environment',
    ec2: 'Scanning Amazon EC2 instances with Amazon Inspector',
    findings: 'Amazon Inspector finding types',
    cis: 'CisScan, in the Amazon Inspector API reference',
    classicHistory: 'Document history of Amazon Inspector Classic',
  },
} as const;
