/** Texts of the reference of exclusion types. The types' own words are in `domain/exclusions/exclusion-types`. */
export const exclusionTypesTexts = {
  title: 'Exclusion types',
  sentence:
    'An exclusion is a security check that could not be completed. It is not a suppression: nobody chose to leave the check out.',
  sourceGuide: 'From the Amazon Inspector Classic user guide, October 2018.',
  guide: 'Types in the guide',
  later: 'Later types',
  sourceLater:
    'From the Amazon Inspector Classic user guide, March 2019: errors of the Network Reachability rules package.',
  recommendation: 'Recommendation',
  previewed: 'A preview can find it before a run.',
  notPreviewed: 'It is known only after a run.',
  inferred: 'Whether a preview can find a type is not in the guide. It follows from what causes it.',
  causes: {
    target: 'Target',
    agent: 'Agent',
    os: 'Operating system',
    package: 'Rules package',
    evaluation: 'Evaluation',
    unknown: 'Other',
  },
  all: 'All exclusion types',
  today: 'What Amazon Inspector says today in place of exclusions',
  systemsHere: 'Supported systems, in this console',
  systemsHereOf: (type: string) => `Supported systems, in this console: ${type}`,
  unknown: {
    title: 'There is no such exclusion type here',
    text: (slug: string) =>
      `The guide has no type at the address “${slug}”. An exclusion may still have a title that the guide does not list.`,
  },
} as const;

/** Texts of the reference of supported systems. The tables' own words are in `domain/assessment/support-tables.json`. */
export const supportedSystems = {
  title: 'Supported systems',
  sentence:
    'Which operating systems Amazon Inspector Classic supported, and which rules packages it could evaluate on each of them.',
  editions: {
    '2018-10': {
      title: 'October 2018',
      source:
        'From the Amazon Inspector Classic user guide, October 2018, “Rules Package Availability Across Supported Operating Systems”. 64-bit systems only. Network Reachability did not exist yet.',
    },
    last: {
      title: 'Last edition',
      source:
        'From the last edition of the same page. It adds on Arm processors: Amazon Linux 2, RHEL 7.6 - 7.x, Ubuntu 16.04 LTS and 18.04 LTS. Runtime Behavior Analysis was deprecated in 2019. “Ubuntu 20.4” is the guide’s way to write Ubuntu 20.04.',
    },
  },
  table: (edition: string) => `Rules packages by operating system, ${edition}`,
  system: 'Operating system',
  cells: { Supported: 'Supported', 'Not supported': 'Not supported', Deprecated: 'Deprecated' } as Readonly<
    Record<string, string>
  >,
  noCell: 'Not in this edition',
  notes: {
    title: 'What else the guide says',
    items: [
      'An operating system that is not in a table was not supported: an instance that runs it is excluded as “Unsupported OS version”.',
      'Network Reachability needs no agent and works with every operating system. An agent on an operating system that is not supported stops it on that instance.',
      'Only Runtime Behavior Analysis needed a kernel from the list of supported kernels, which AWS published as a separate file; it is not part of this console. The other rules packages ran on any kernel.',
    ],
  },
  regions: 'Regions',
  regionsText:
    'Amazon Inspector Classic was offered in these regions. Not all of them had every rules package.',
  original: 'The original pages',
  originalText: 'They belong to AWS and may be gone.',
  originalPages: {
    systems: 'Amazon Inspector Supported Operating Systems and Regions',
    packages: 'Rules Package Availability Across Supported Operating Systems',
  },
} as const;
