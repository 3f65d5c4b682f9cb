import { isAbsolute, resolve } from 'node:path';
import { OptionError, parseCommandLine, type ValuesOf } from './option-parser';
import { type Destination, readDestination } from './events/destination';
import { START } from './options';
import { accountsIn, refuseSeveral } from './store/import/account-folders';

/** What the command line says, with every default filled in. `data` is an absolute path or `:memory:`. */
export type Options = Omit<ValuesOf<typeof START>, 'account' | 'data' | 'accounts' | 'events'> & {
  readonly events: Destination | undefined;
  readonly data: string;
  /** Absolute paths of account folders. */
  readonly accounts: readonly string[];
};

/** Fills in what the command line leaves open; `data` is where accounts are stored that nobody names a place for. */
export function settleOptions(
  values: ValuesOf<typeof START>,
  root: string,
  workingDirectory: string,
  data: string,
): Options {
  if (values.reset && values.keep)
    throw new OptionError('The options --reset and --keep exclude each other.');
  const path = (text: string) => (isAbsolute(text) ? text : resolve(workingDirectory, text));
  const place = values.data ?? data;
  const { account, accounts, ...others } = values;
  for (const each of account ?? [])
    refuseSeveral(path(each), (folder) => `use --accounts ${folder}, or name one of them`);
  const folders = [
    ...(account ?? []).map(path),
    ...(accounts ?? []).flatMap((each) => accountsIn(path(each))),
  ];
  const examples = ['example', 'recorded-example'].map((name) => resolve(root, 'accounts', name));
  return {
    ...others,
    data: place === ':memory:' ? place : path(place),
    accounts: account === undefined && accounts === undefined ? examples : folders,
    users: values.users === undefined ? undefined : path(values.users),
    faults: values.faults === undefined ? undefined : path(values.faults),
    events:
      values.events === undefined ? undefined : readDestination(values.events, values.allowEventsTo, path),
  };
}

/**
 * Reads the command line of `npm start` and `npm run emulator`.
 *
 * @param argv without the program's own name
 * @param root the project's folder, for the defaults
 * @param workingDirectory what paths on the command line are relative to
 * @param data where accounts are stored that nobody names a place for
 * @throws OptionError that names the option and what it takes
 */
export function readOptions(
  argv: readonly string[],
  root: string,
  workingDirectory: string,
  data = resolve(root, '.data'),
): Options {
  const { values, words } = parseCommandLine(argv, START);
  if (words.length > 0) throw new OptionError(`Unknown option ${words[0]}. Use --help to see all options.`);
  return settleOptions(values, root, workingDirectory, data);
}
