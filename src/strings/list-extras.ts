import { number, plural } from './numbers';

const idsOf = (count: number): string =>
  plural(count, { one: '1 instance ID', other: (n) => `${n} instance IDs` });

/** How much of a list some rows are. */
interface ListExtent {
  readonly filtered: boolean;
  readonly more: boolean;
  readonly chosenOf?: number | undefined;
}

/** Texts of what comes to a list when it is asked for: its exports, and the filters that may be dropped. */
export const listExports = {
  /** How much of the list the rows are. */
  extent: (rows: number, { filtered, more, chosenOf }: ListExtent) =>
    chosenOf === undefined
      ? (filtered ? 'Filtered. ' : '') +
        (more ? 'Only the rows loaded so far: the list goes on.' : 'All rows.')
      : `Only ${number(rows)} selected of ${number(chosenOf)} rows.`,
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
  moveColumn: (column: string, step: 1 | -1) => `Move ${column} ${step < 0 ? 'left' : 'right'}`,
  moved: (column: string, place: number, of: number) => `${column} is column ${place} of ${of}`,
  pageSize: 'Rows per load',
  save: 'Save',
  cancel: 'Cancel',
  reset: 'Reset to default',
} as const;

/** Texts of what can be done with rows that are selected. */
export const listSelection = {
  /** How many, and of what they are all. */
  text: (chosen: number, of: number, { filtered, more }: ListExtent) => {
    const some = `${number(chosen)} selected`;
    if (chosen < of) return some;
    if (more) return `${some}, all that are loaded; the list goes on`;
    return filtered ? `${some}, all that fit the filter` : `${some}, all of this list`;
  },
  selectAll: (rows: number, filtered: boolean) =>
    filtered ? `Select all ${number(rows)} that fit the filter` : `Select all ${number(rows)}`,
  about: 'selected rows',
  copyIds: 'Copy IDs',
  copyArns: 'Copy ARNs',
  idsCopied: (count: number) => plural(count, { one: '1 ID copied', other: (n) => `${n} IDs copied` }),
  arnsCopied: (count: number) => plural(count, { one: '1 ARN copied', other: (n) => `${n} ARNs copied` }),
  openGrid: 'Open grid',
  compare: 'Compare the two',
} as const;

/** Texts of the menu that copies the ids of a list of instances. */
export const copyIds = {
  menu: 'Copy instance IDs',
  forms: { lines: 'One per line', commas: 'With commas', json: 'As a JSON list' },
  /**
   * How many of how many, and whether something is left out: a filter, or what is not loaded.
   *
   * @param of how many there are without the filter; undefined where only the view around the list knows whether there is one
   */
  extent: (
    count: number,
    of: number | undefined,
    { filtered, partial, chosen }: Readonly<Record<'filtered' | 'partial' | 'chosen', boolean>>,
  ) => {
    const some = of !== undefined && of > count ? `${number(count)} of ${idsOf(of)}` : idsOf(count);
    const parts = [
      ...(chosen ? ['selected'] : filtered ? ['filtered'] : []),
      ...(partial ? ['only of what is loaded so far'] : []),
    ];
    return [some, ...(parts.length > 0 ? parts : ['all of this list'])].join(', ');
  },
  copied: (extent: string, form: 'lines' | 'commas' | 'json') =>
    `Copied ${extent}${{ lines: ' (one per line)', commas: ' (with commas)', json: ' (JSON)' }[form]}`,
} as const;
