import { plural } from './numbers';

/** Texts of the command palette. */
export const palette = {
  field: 'Go to a run, instance or ARN',
  title: 'Go to',
  hint: 'Name, ARN, instance id or old console address',
  results: 'Places',
  groups: {
    recent: 'Recent',
    pasted: 'What you pasted',
    runs: 'Loaded runs',
    templates: 'Loaded templates',
    names: 'Ask the service',
    places: 'Places',
  },
  kinds: {
    run: 'Run',
    template: 'Template',
    exclusions: 'Exclusions',
    preview: 'Exclusions preview',
  },
  openPasted: 'Go to its place',
  runsNamed: (name: string) => `Runs whose name has “${name}”`,
  templatesNamed: (name: string) => `Templates whose name has “${name}”`,
  templatesOf: (account: string, region: string) => `Templates of ${account} in ${region}`,
  runsOf: (account: string, region: string) => `Runs of ${account} in ${region}`,
  exclusionType: 'Exclusion type',
  found: (count: number) => plural(count, { one: '1 place', other: (n) => `${n} places` }),
  none: 'Nothing fits.',
  failed: 'This could not be opened. Check the connection and try again.',
} as const;
