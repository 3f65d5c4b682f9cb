/** Texts of what comes to a list when it is asked for: its exports, and the filters that may be dropped. */
export const listExports = {
  /** How much of the list the rows are. */
  extent: (filtered: boolean, more: boolean) =>
    (filtered ? 'Filtered. ' : '') + (more ? 'Only the rows loaded so far: the list goes on.' : 'All rows.'),
  notCounted: 'Not counted yet',
  utc: (header: string) => `${header} (UTC)`,
  seconds: (header: string) => `${header} (seconds)`,
  arn: 'ARN',
  removeFilter: (words: string) => `Remove “${words}”`,
} as const;

/** Texts of the dialog that chooses a list's columns. */
export const tablePreferences = {
  title: 'Columns and rows',
  columns: 'Columns shown',
  columnsHint: 'A column that finds no room in the window is left out; the row’s details have it.',
  pageSize: 'Rows per load',
  save: 'Save',
  cancel: 'Cancel',
  reset: 'Reset to default',
} as const;
