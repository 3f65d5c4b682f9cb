/** Texts of the reference of exclusion types. The types' own words are in `domain/exclusion-type-texts`. */
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
  families: {
    target: 'Target',
    agent: 'Agent',
    os: 'Operating system',
    package: 'Rules package',
    evaluation: 'Evaluation',
    unknown: 'Other',
  },
  all: 'All exclusion types',
  systemsHere: 'Supported systems, in this console',
  systemsHereOf: (type: string) => `Supported systems, in this console: ${type}`,
  unknown: {
    title: 'There is no such exclusion type here',
    text: (slug: string) =>
      `The guide has no type at the address “${slug}”. An exclusion may still have a title that the guide does not list.`,
  },
} as const;
