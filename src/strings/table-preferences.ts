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
