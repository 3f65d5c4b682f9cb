/** Texts of Amazon Inspector, the present service. Its codes are its own; the words beside them are ours. */
import type { CoverageState, ScanReason } from '../domain/present-coverage/instance-coverage';
import { number, plural } from './numbers';

const states: Readonly<Record<CoverageState, string>> = {
  covered: 'Covered',
  partly: 'Covered in part',
  'not-covered': 'Not covered',
  gone: 'Terminated',
  'not-all-saved': 'Not all saved',
  'not-said': 'No status',
  'not-in-data': 'Not in that data',
  'no-data': 'Not in this data',
};

const reasons: Readonly<Record<ScanReason, string>> = {
  PENDING_INITIAL_SCAN: 'Its first scan is still to come',
  ACCESS_DENIED: 'A policy keeps Amazon Inspector out',
  INTERNAL_ERROR: 'Amazon Inspector had an internal error',
  UNMANAGED_EC2_INSTANCE: 'Systems Manager does not manage the instance',
  UNSUPPORTED_OS: 'Its operating system or processor is not supported',
  SCAN_ELIGIBILITY_EXPIRED: 'The time in which it is scanned is over',
  RESOURCE_TERMINATED: 'It was terminated',
  SUCCESSFUL: 'The scan was successful',
  NO_RESOURCES_FOUND: 'The service does not use this code yet',
  IMAGE_SIZE_EXCEEDED: 'The service does not use this code yet',
  SCAN_FREQUENCY_MANUAL: 'Its images are scanned only when somebody asks',
  SCAN_FREQUENCY_SCAN_ON_PUSH: 'It is scanned once, when it is pushed',
  EC2_INSTANCE_STOPPED: 'It is stopped, and is scanned again when it runs',
  PENDING_DISABLE: 'Amazon Inspector is being turned off for it',
  NO_INVENTORY: 'No list of its software could be had',
  STALE_INVENTORY: 'The list of its software is older than seven days',
  EXCLUDED_BY_TAG: 'A tag leaves it out of scans',
  UNSUPPORTED_RUNTIME: 'Its runtime is not supported',
  UNSUPPORTED_MEDIA_TYPE: 'Its type of image is not supported',
  UNSUPPORTED_CONFIG_FILE: 'The service does not use this code yet',
  DEEP_INSPECTION_PACKAGE_COLLECTION_LIMIT_EXCEEDED: 'It has more packages than deep inspection takes',
  DEEP_INSPECTION_DAILY_SSM_INVENTORY_LIMIT_EXCEEDED:
    'It has used up what Systems Manager takes of its inventory in a day',
  DEEP_INSPECTION_COLLECTION_TIME_LIMIT_EXCEEDED: 'Deep inspection took longer than it may',
  DEEP_INSPECTION_NO_INVENTORY: 'Deep inspection has no list of its packages yet',
  AGENTLESS_INSTANCE_STORAGE_LIMIT_EXCEEDED: 'Its disks are larger than a scan without an agent takes',
  AGENTLESS_INSTANCE_COLLECTION_TIME_LIMIT_EXCEEDED: 'A scan without an agent took longer than it may',
  PENDING_REVIVAL_SCAN: 'It is to be scanned anew',
  INTEGRATION_CONNECTION_LOST: 'The place where its source code is kept cannot be reached',
  ACCESS_DENIED_TO_ENCRYPTION_KEY: 'The policy of its encryption key keeps Amazon Inspector out',
  UNSUPPORTED_LANGUAGE: 'Its programming language is not supported',
  NO_SCAN_CONFIGURATION_ASSOCIATED: 'Nobody has set up how it is scanned',
  SCAN_IN_PROGRESS: 'It is being scanned',
  IMAGE_ARCHIVED: 'The image was archived',
  UNSUPPORTED_CODE_ARTIFACTS: 'Its code is in a form that is not supported',
};

const scanTypes: Readonly<Record<string, string>> = {
  NETWORK: 'Network reachability',
  PACKAGE: 'Package vulnerabilities',
  CODE: 'Code vulnerabilities',
};

const scanModes: Readonly<Record<string, string>> = {
  EC2_SSM_AGENT_BASED: 'With the agent of Systems Manager',
  EC2_AGENTLESS: 'Without an agent',
};

/** How many are of a state that the list does not show, in its own words: `1 covered in part`. */
const apart: Readonly<Record<CoverageState, (count: number) => string>> = {
  covered: (count) => `${number(count)} covered`,
  partly: (count) => `${number(count)} covered in part`,
  'not-covered': (count) => `${number(count)} not covered`,
  gone: (count) => `${number(count)} terminated`,
  'not-all-saved': (count) => `${number(count)} of which not all was saved`,
  'not-said': (count) => `${number(count)} without a status`,
  'not-in-data': (count) => `${number(count)} not in that data`,
  'no-data': (count) => `${number(count)} not in this data`,
};

/** Texts of what the present service covers. */
export const presentCoverage = {
  title: 'Amazon Inspector today',
  classic: 'Inspector Classic, by its runs',
  states,
  reasons,
  scanTypes,
  scanModes,
  scanStatuses: { ACTIVE: 'Active', INACTIVE: 'Not active' },
  noStatus: 'The data says no status',
  newReason: 'A reason that this console has no words for',
  sentences: {
    covered: 'Every kind of scan that the saved answer names is active.',
    partly: 'Some kinds of scan are active, and others are not.',
    'not-covered': 'No kind of scan that the saved answer names is active.',
    gone: 'The service says that the instance was terminated.',
    'not-all-saved':
      'The saved answer ends before the list does. What it says of this instance stands below; another scan of it may stand in the rest.',
    'not-said': 'The saved answer names the instance, and says no status.',
    'not-in-data':
      'The saved answer does not name this instance. That does not say that it is not covered: the answer may be of another region, narrowed, or of another day.',
    'no-data':
      'Whether Amazon Inspector covers this instance is not in this data. To add it, save the answer of “aws inspector2 list-coverage” into the account’s folder and import that again.',
  } satisfies Readonly<Record<CoverageState, string>>,
  pending: 'Looking it up',
  failed: 'Could not be looked up',
  columns: {
    scan: 'Scan',
    status: 'Status',
    reason: 'Reason',
    mode: 'Method',
    lastScanned: 'Last scanned',
    from: 'From',
  },
  exportColumns: ['Scan', 'Status', 'Status code', 'Reason', 'Reason code', 'Method', 'Last scanned', 'From'],
  document: 'Saved answer of ListCoverage',
  answered: 'given at',
  imported: 'imported at',
  more: 'it ends before the list does',
  noRegion: 'it does not say which region it is of',
  reference: 'What became of Inspector Classic’s checks',
  list: {
    column: 'Amazon Inspector today',
    scans: 'Amazon Inspector scans',
    lastScanned: 'Amazon Inspector last scanned',
    documents: 'Amazon Inspector data from',
    lastScannedAt: 'last scanned',
    any: 'Any',
    uncovered: 'Not checked then, not covered now',
    apart: (counts: readonly string[]) =>
      `Also not fully checked then, and not counted here: ${counts.join(', ')}.`,
    counted: apart,
    noData: 'Whether Amazon Inspector covers them today is not in this data.',
    looking: 'Looking up whether Amazon Inspector covers them today',
    failed: 'Whether Amazon Inspector covers them today could not be looked up.',
    pending: (instances: number) =>
      plural(instances, {
        one: '1 instance is still being looked up in Amazon Inspector’s data',
        other: (n) => `${n} instances are still being looked up in Amazon Inspector’s data`,
      }),
  },
} as const;

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
