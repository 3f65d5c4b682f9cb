import { number, plural } from './numbers';

/** Texts of the page that says where an account's data comes from. */
export const about = {
  title: 'About this data',
  sentence: 'Where the data shown for this account comes from.',
  loading: 'Loading what is known of this data',
  account: 'Account',
  region: 'Region',
  kind: 'Kind',
  kinds: {
    recorded:
      'Recorded data: somebody saved these answers of Amazon Inspector Classic. Nothing is made up, nothing can be changed, and where something was not saved the console says so.',
    simulated:
      'Simulated: what was not saved is computed from a list of instances and the published support tables. It is no evidence about any real instance.',
  },
  verified: 'Store',
  verifiedText: 'It is what was imported: the digest of each of its tables was the same at',
  verifying:
    'It is being verified: whether it is still what was imported will be known soon. Refresh to see.',
  counts: 'In this region',
  countsOf: (counts: {
    readonly targets: number;
    readonly templates: number;
    readonly runs: number;
    readonly exclusions: number;
    readonly previews: number;
  }) => [
    plural(counts.targets, { one: '1 assessment target', other: (n) => `${n} assessment targets` }),
    plural(counts.templates, { one: '1 assessment template', other: (n) => `${n} assessment templates` }),
    plural(counts.runs, { one: '1 assessment run', other: (n) => `${n} assessment runs` }),
    plural(counts.exclusions, { one: '1 exclusion', other: (n) => `${n} exclusions` }),
    plural(counts.previews, { one: '1 exclusions preview', other: (n) => `${n} exclusions previews` }),
  ],
  documents: 'Documents',
  documentsText:
    'The files that the account was imported from. Their checksums tell whether they are the ones that you have.',
  noDocuments: 'No documents were imported.',
  document: 'Document',
  documentKind: 'What it is',
  size: 'Size in bytes',
  sha256: 'SHA-256',
  copySha256: (name: string) => `Copy the SHA-256 of ${name}`,
  sha256Copied: 'SHA-256 copied',
  imported: 'Imported',
  leftOut: 'Documents that were left out',
  leftOutText:
    'They lie in the folder too, but nothing of this data comes from them. Their checksums tell which ones they were.',
  leftOutWhy: 'Why',
  leftOutHow: { 'passed over': 'Passed over', skipped: 'Skipped' },
  leftOutReason: (how: string, reason: string) => `${how}: ${reason}`,
  notes: 'What was settled',
  note: 'How',
  runs: 'Exclusions of each run',
  runsText:
    'Newest first. A run without a number has no exclusions to show, which does not mean that there were none. A saved list counts for a run only if it was given after the run had ended.',
  noRuns: 'There are no assessment runs in this region.',
  run: 'Assessment run',
  created: 'Created',
  exclusions: 'Exclusions',
  origin: 'Where they come from',
  answered: 'Listed at',
  answerNotKnown: 'not known',
  origins: {
    recorded: 'Recorded',
    incomplete: 'Recorded, perhaps not all',
    'saved-during-run': 'Saved before the run ended',
    simulated: 'Simulated',
    pending: 'Available when the run ends',
    absent: 'Not in this data',
  },
  /** Of a run from before there were exclusions: its empty list is no record of any. */
  nothingRecorded: 'Not recorded by the service',
  /** In a simulated account what documents hold is no evidence either. */
  savedInSimulated: 'From a saved document',
  count: (value: number) => number(value),
  unknownCount: '–',
  loadMore: 'Load more runs',
  loadingMore: 'Loading more runs',
  shown: (shown: number, total: number) => `${number(shown)} of ${number(total)} runs shown`,
  notKnown: {
    title: 'Not known here',
    text: 'The endpoint that this console asks does not tell where its data comes from. Only the endpoint that comes with this console does.',
  },
} as const;
