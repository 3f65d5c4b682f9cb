/** The few words that the design system says by itself. Everything else comes in as props. */
export const words = {
  copyLink: 'Copy link',
  linkCopied: 'Link copied',
  copyFailed: 'This browser did not allow copying. Select the text and copy it by hand.',
  loadingSlow: 'This is taking longer than usual. Still loading.',
  noTime: '–',
  /** The header of a column of times. */
  inZone: (header: string, zone: string) => `${header} (${zone})`,
  /** What is around a table or a drawing that may be wider than its place. */
  scrolls: (label: string) => `${label}, scrolls sideways`,
  /** Adds rows to a table that shows its first ones. */
  showMore: (rows: number) => `Show ${rows} more`,
  requestId: 'Request ID',
  errorDetails: 'Technical details',
  close: 'Close',
  closePanel: (title: string) => `Close ${title}`,
  dismiss: 'Dismiss',
  details: 'Details',
  showDetails: (name: string) => `Show details of ${name}`,
  select: (name: string) => `Select ${name}`,
  selectAll: (rows: number) => (rows === 1 ? 'Select the only row' : `Select all ${rows} rows`),
  widthOf: (name: string) => `Width of ${name}`,
  opensElsewhere: '(opens in a new tab)',
  breadcrumbs: 'Where this page is',
  chosenFilters: 'Filters in use',
  removeFilter: (filter: string) => `Remove filter ${filter}`,
  offers: 'Filters to choose from',
  noOffer: 'There is no such filter or value.',
} as const;
