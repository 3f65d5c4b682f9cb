/** Texts that the views of a run share: its details, exclusions, grid and changes. */
export const runViews = {
  label: 'Views of this run',
  details: 'Details',
  exclusions: 'Exclusions',
  grid: 'Grid',
  changes: 'Changes',
} as const;
