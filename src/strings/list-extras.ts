import type { AccountPlace } from '../domain/address/paths';
import type { ViewKind } from '../domain/address/saved-views';
import { number, plural } from './numbers';
import { runs } from './runs';

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
  scrollsHint: 'Columns that find no room in the window are reached by scrolling sideways.',
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

/** What a saved view is of. */
const viewKinds: Readonly<Record<ViewKind, string>> = {
  overview: 'the overview',
  templates: 'assessment templates',
  runs: 'assessment runs',
  exclusions: 'the exclusions of a run or preview',
  grid: 'the grid of a run',
  instances: 'instances',
  allAccounts: 'the overview of all accounts',
  allInstances: 'the instances of all accounts',
};

/** What the parameters of an address say of a view; of another one its name has to do. */
const viewParts: Readonly<Record<string, string>> = {
  data: 'Data',
  expand: 'Open groups',
  find: 'Find',
  from: 'Started on or after',
  group: 'Grouped by',
  in: 'In group',
  least: 'Exclusions at least',
  longest: 'Seconds at most',
  most: 'Exclusions at most',
  name: 'Name',
  package: 'Rules package',
  reason: 'Exclusion type',
  shortest: 'Seconds at least',
  show: 'Show',
  sort: 'Sorted by',
  status: 'Status',
  target: 'Target',
  template: 'Template',
  to: 'Started on or before',
  today: 'Amazon Inspector today',
};

const statusGroups: Readonly<Record<string, string>> = runs.statusGroups;

/** Texts of the views that a reader saves under a name. */
export const savedViews = {
  menu: 'Saved views',
  of: (kind: ViewKind) => `Saved views of ${viewKinds[kind]}`,
  none: (kind: ViewKind) => `No saved views of ${viewKinds[kind]} yet`,
  nothingToSave: 'Filter, sort or group first: then that view can be saved under a name.',
  save: 'Save view…',
  manage: 'Rename, share or delete…',
  saveTitle: 'Save view',
  name: 'Name',
  keptWhere:
    'It is kept in this browser, for you alone, also after you sign out. To share it, share its link: whoever opens that can save it, too.',
  confirm: 'Save',
  replace: 'Replace',
  cancel: 'Cancel',
  saved: (name: string) => `“${name}” saved`,
  noName: 'Give the view a name.',
  longName: 'This name is too long. Characters that cannot be seen are written out.',
  exists: (name: string) => `There is a view “${name}” already. Replace it, or choose another name.`,
  taken: (name: string) => `There is a view “${name}” already. Choose another name.`,
  full: (most: number) => `No more than ${most} views are kept. Delete one first.`,
  notKept: 'This browser did not keep the change: its storage is full, or not allowed.',
  manageTitle: 'Saved views',
  rename: 'Rename',
  renameOf: (name: string) => `Rename ${name}`,
  newName: (name: string) => `New name of ${name}`,
  renamed: (name: string) => `It is called “${name}” now`,
  copyLinkOf: (name: string) => `Copy link to ${name}`,
  linkCopied: (name: string) => `Link to “${name}” copied`,
  delete: 'Delete',
  deleteOf: (name: string) => `Delete ${name}`,
  deleted: (name: string) => `“${name}” deleted`,
  undo: 'Undo',
  undoOf: (name: string) => `Undo deleting ${name}`,
  restored: (name: string) => `“${name}” is back`,
  part: (name: string, value: string) =>
    name === 'sort' && value.startsWith('-')
      ? `${viewParts[name]}: ${value.slice(1)}, descending`
      : `${viewParts[name] ?? name}: ${name === 'status' ? (statusGroups[value] ?? value) : value}`,
  onlyIn: ({ region, account }: AccountPlace) => `Only in ${region} · ${account}`,
} as const;
