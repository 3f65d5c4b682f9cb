import { join } from 'node:path';
import { administratorLines, giveAdministrator } from './store/users';
import { didYouMean, OptionError, type OptionTable, parseCommandLine, type ValuesOf } from './option-parser';
import { importUuids } from './ids';
import { ACCOUNT_COMMANDS, accountHelpText, type Calling, whereHelpIs } from './options';
import { programName } from './version';
import { check, verify } from './check-and-verify';
import { tellUnreadable } from './report/each-account';
import { runEvidence, runReport } from './report/report-command';
import { layAnswersReady } from './console-api/describe-run-exclusions';
import { failureText, sentenceOf } from './store/failures';
import { openAccount, type OpenAccountOptions, openStore } from './store/open-account';
import { whileOpen } from './store/closing';
import { writeArchive } from './store/export-account';
import { refuseSeveral } from './store/import/account-folders';
import { manifestOf } from './store/open-snapshot';
import { summarise } from './store/summarise';
import { writeSnapshot } from './store/write-snapshot';
import { writeTables } from './tables/write-tables';
import {
  complain as complainOnTerminal,
  outliveOutput,
  print as printOnTerminal,
  type Print,
  printText,
} from './terminal';

type Opening = Pick<OpenAccountOptions, 'dataDirectory' | 'folder' | 'keep' | 'reset' | 'skipUnknown'>;

function load(print: Print, opening: Opening): void {
  const { store: opened, created, changes } = openAccount({ ...opening, newUuid: importUuids() });
  whileOpen(opened, (store) => {
    for (const line of summarise(store)) print(line);
    if (!created) print('The store was there already: nothing was imported. Use --reset to start over.');
    for (const change of changes) print(`  since the import ${change}`);
    const administrator = created ? giveAdministrator([store]) : undefined;
    for (const line of administrator ? administratorLines(administrator) : []) print(line);
  });
}

function save(print: Print, folder: string, dataDirectory: string, account: string | undefined): void {
  if (account === undefined) throw new OptionError('export needs --account with the 12 digits of an account');
  const files = whileOpen(openStore(join(dataDirectory, `${account}.db`)), (store) =>
    writeArchive(store, folder),
  );
  print(`Wrote ${files.length} files to ${folder}. Users are not among them.`);
}

/**
 * Makes the snapshot of one region of an account folder, and says what it is.
 *
 * @throws AccountError in words for the person who asked for it
 */
export function makeSnapshot(print: Print, folder: string, out: string, region: string | undefined): void {
  const made = writeSnapshot({ folder, out, region, newUuid: importUuids(), prepare: layAnswersReady });
  const { accountId, name, templates, runs, exclusions } = made;
  print(
    `Account ${accountId} (${name}), ${made.region}: ${templates} templates, ${runs} runs, ${exclusions} exclusions.`,
  );
  print(`${out}: ${made.bytes} bytes, SHA-256 ${made.sha256}. Users are not in it.`);
  print(`${manifestOf(out)} says the same for the program that opens it.`);
}

/** Writes the tables, and gives the exit code: 1 where no account could be read, 3 where one could not. */
function tables(
  folders: readonly string[],
  { out, skipUnknown }: { readonly out: string | undefined; readonly skipUnknown: boolean },
  print: Print,
  complain: Print,
): number {
  if (out === undefined) throw new OptionError('tables needs --out with the folder to make');
  if (folders.length === 0) throw new OptionError('tables needs at least one folder or store');
  const options = { skipUnknown, newUuid: importUuids(), program: programName() };
  const { rows, accounts, unreadable } = writeTables(folders, out, options);
  tellUnreadable(complain, unreadable);
  if (accounts === 0) return 1;
  print(
    `${out}: ${accounts} accounts; ${Object.entries(rows)
      .map(([name, count]) => `${name} ${count}`)
      .join(', ')} rows.`,
  );
  return unreadable.length === 0 ? 0 : 3;
}

/** Gives the exit code. */
type Run = (args: readonly string[], print: Print, complain: Print, calling?: Calling) => number;

const noCommand = (word: string) =>
  new OptionError(
    `there is no command ${word}${didYouMean(word, Object.keys(ACCOUNT_COMMANDS)).replace(/^ /, '. ')}`,
  );

/** A sub-command: reads its options and its folders, and goes on with `work`. */
function command<T extends OptionTable>(
  name: keyof typeof ACCOUNT_COMMANDS,
  options: T,
  work: (folders: readonly string[], values: ValuesOf<T>, print: Print, complain: Print) => number,
): Run {
  return (args, print, complain, calling) => {
    const { data } = options;
    const table = data && calling ? { ...options, data: { ...data, otherwise: calling.data } } : options;
    const { values, words } = parseCommandLine(args, table);
    const [first = name, ...folders] = words;
    if (first !== name) throw noCommand(first);
    if (values['help'] !== true) return work(folders, values, print, complain);
    printText(print, accountHelpText(calling));
    return 0;
  };
}

/** A sub-command of exactly one folder. */
const ofOne = <T extends OptionTable>(
  name: keyof typeof ACCOUNT_COMMANDS,
  options: T,
  work: (print: Print, folder: string, values: ValuesOf<T>, complain: Print) => number | void,
): Run =>
  command(name, options, ([folder, ...rest], values, print, complain) => {
    if (folder === undefined || rest.length > 0) throw new OptionError('a command and one folder are needed');
    return work(print, folder, values, complain) ?? 0;
  });

/** Refuses a folder of several accounts. */
const oneOf = (folder: string): string => {
  refuseSeveral(folder, () => 'name one of them');
  return folder;
};

const RUN: Readonly<Record<keyof typeof ACCOUNT_COMMANDS, Run>> = {
  check: ofOne('check', ACCOUNT_COMMANDS.check.options, check),
  import: ofOne('import', ACCOUNT_COMMANDS.import.options, (print, folder, { data, ...values }) =>
    load(print, { ...values, folder: oneOf(folder), dataDirectory: data }),
  ),
  export: ofOne('export', ACCOUNT_COMMANDS.export.options, (print, folder, { data, account }) =>
    save(print, folder, data, account),
  ),
  snapshot: ofOne('snapshot', ACCOUNT_COMMANDS.snapshot.options, (print, folder, { out, region }) => {
    if (out === undefined) throw new OptionError('snapshot needs --out with the file to make');
    makeSnapshot(print, oneOf(folder), out, region);
  }),
  verify: ofOne('verify', ACCOUNT_COMMANDS.verify.options, (print, path, { data }) =>
    verify(print, oneOf(path), data),
  ),
  report: command('report', ACCOUNT_COMMANDS.report.options, (folders, values, print, complain) =>
    runReport(print, complain, folders, values, importUuids()),
  ),
  tables: command('tables', ACCOUNT_COMMANDS.tables.options, tables),
  evidence: command('evidence', ACCOUNT_COMMANDS.evidence.options, (folders, values, print, complain) =>
    runEvidence(print, complain, folders, values, importUuids()),
  ),
};

/**
 * Follows a command line and gives the exit code: 1 for an account that does not load, 2 for a command that is none, 3
 * for a report of which something is not known.
 *
 * @param calling how the commands are called and where they store accounts, where that is not `npm run account`
 */
export function runAccountCommand(
  args: readonly string[],
  print: Print,
  complain: Print,
  calling?: Calling,
): number {
  try {
    // Options may stand before the command, whose table says which of them take a value.
    const names = Object.keys(ACCOUNT_COMMANDS);
    const name = args.find((arg) => names.includes(arg)) ?? args.find((arg) => !arg.startsWith('-'));
    if (args.length === 1 && args[0] === '--help') {
      printText(print, accountHelpText(calling));
      return 0;
    }
    if (name === undefined) throw new OptionError('a command and one folder are needed');
    if (!Object.hasOwn(RUN, name)) throw noCommand(name);
    return RUN[name as keyof typeof RUN](args, print, complain, calling);
  } catch (error) {
    if (error instanceof OptionError) {
      printText(complain, `${error.message}\n${whereHelpIs(calling)}`);
      return 2;
    }
    const sentence = sentenceOf(error);
    if (sentence === undefined) throw error;
    printText(complain, sentence);
    return 1;
  }
}

/** Follows a command line as a program of its own, which prints onto the terminal. Gives the exit code. */
export function runAccountProgram(args: readonly string[], calling?: Calling): number {
  outliveOutput(true, failureText);
  return runAccountCommand(args, printOnTerminal, complainOnTerminal, calling);
}
