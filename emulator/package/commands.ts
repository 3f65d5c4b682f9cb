import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { didYouMean, flag, OptionError, optionLines, parseCommandLine } from '../option-parser';
import { ACCOUNT_COMMANDS, accountCommandLines, START, storedIn } from '../options';
import { type Options, readOptions, settleOptions } from '../read-options';

/*
 * The command lines of the package: `inspector-exclusions [FOLDER ...]` and `inspector-exclusions COMMAND`. Options and
 * account commands are those of `options.ts`, and are added there; only what a clone has no use for stands here.
 */

/** What the package is called, and its command. */
export const NAME = 'inspector-exclusions';

const { account: _account, accounts: _accounts, apiOnly: _apiOnly, help, ...served } = START;

/** The options of opening folders: those of `npm start`, whose folders are words here. */
const OPEN = {
  ...served,
  noBrowser: flag('do not open the console in a browser'),
  version: flag('print the version'),
  help,
};

/** The options of the endpoint alone. */
const { apiOnly: _always, ...EMULATOR } = START;

const COMMANDS = ['emulator', ...Object.keys(ACCOUNT_COMMANDS)];

/** Where a command line is read. */
export interface Place {
  /** The package's own folder. */
  readonly root: string;
  readonly workingDirectory: string;
  /** Where accounts are stored that nobody names a place for. */
  readonly data: string;
}

/** What a command line asks for. `help` is the text to print. */
export type Asked =
  | { readonly kind: 'help'; readonly text: string }
  | { readonly kind: 'version' }
  | { readonly kind: 'serve'; readonly options: Options; readonly browser: boolean }
  | { readonly kind: 'account'; readonly args: readonly string[] };

function helpText(data: string): string {
  return [
    `Usage: ${NAME} [FOLDER ...]        open folders of saved answers (without one: the two examples)`,
    `       ${NAME} COMMAND ...`,
    '',
    'Options:',
    ...optionLines(OPEN),
    '',
    'Commands:',
    `  ${'emulator'.padEnd(26)}the endpoint alone; ${NAME} emulator --help lists its options`,
    ...accountCommandLines(),
    '',
    storedIn(data),
  ].join('\n');
}

const emulatorHelp = (data: string): string =>
  [`Usage: ${NAME} emulator`, ...optionLines(EMULATOR), storedIn(data)].join('\n');

/** Refuses a first word that is neither a folder nor a command, before anything says that it cannot be read. */
function checkFirst(word: string | undefined, workingDirectory: string): void {
  if (word === undefined || existsSync(resolve(workingDirectory, word))) return;
  throw new OptionError(`There is no folder and no command ${word}.${didYouMean(word, COMMANDS)}`);
}

function readOpen(argv: readonly string[], { root, workingDirectory, data }: Place): Asked {
  const { values, words } = parseCommandLine(argv, OPEN);
  const { noBrowser, version, ...given } = values;
  if (given.help) return { kind: 'help', text: helpText(data) };
  if (version) return { kind: 'version' };
  checkFirst(words[0], workingDirectory);
  const all = {
    ...given,
    account: undefined,
    accounts: words.length === 0 ? undefined : words,
    apiOnly: false,
  };
  const options = settleOptions(all, root, workingDirectory, data);
  return { kind: 'serve', options, browser: !noBrowser };
}

function readEmulator(argv: readonly string[], { root, workingDirectory, data }: Place): Asked {
  const options = readOptions(argv, root, workingDirectory, data);
  if (options.help) return { kind: 'help', text: emulatorHelp(data) };
  return { kind: 'serve', options: { ...options, apiOnly: true }, browser: false };
}

/**
 * Reads a command line of the package. A command is its first word; a folder of a command's name is opened as `./report`.
 *
 * @throws OptionError for options and words that are none; AccountError for a folder that cannot be read
 */
export function readCommandLine(argv: readonly string[], place: Place): Asked {
  const [first = '', ...rest] = argv;
  if (first === 'emulator') return readEmulator(rest, place);
  return Object.hasOwn(ACCOUNT_COMMANDS, first) ? { kind: 'account', args: argv } : readOpen(argv, place);
}
