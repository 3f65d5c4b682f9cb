/** Reads a command line by a table of options, and prints such a table as help. The program's own tables are in `options.ts`. */

import { parseArgs } from 'node:util';
import { visibleLines } from '../src/domain/text/safe-text';

/** A command line that cannot be followed: the option or the command, and what it takes. */
export class OptionError extends Error {
  /** @param lines what is told; a line end within one of them is named, because it comes from the command line or a document */
  constructor(lines: string | readonly string[], options?: ErrorOptions) {
    super(visibleLines(lines), options);
  }
}

/** A row of a table of options. The constructors below make one; what the option gives is of type `T`. */
export interface Option<T> {
  /** What the option is called on the command line, without its dashes, where that is not its key in dashes. */
  readonly name?: string;
  /** What stands behind the option in the help; without it the option is a switch. */
  readonly value?: string;
  readonly help: string;
  /** What the option takes, for messages. */
  readonly takes?: string;
  /** Gives undefined for a text that the option does not take. */
  readonly read?: (text: string) => unknown;
  readonly repeats?: true;
  /** What holds where the option is not given. */
  readonly otherwise: T;
}

/** Options by the names of the members that they become: `skipUnknown` is `--skip-unknown`. */
export type OptionTable = Readonly<Record<string, Option<unknown>>>;

/** What a command line says, by the keys of a table. */
export type ValuesOf<T extends OptionTable> = { readonly [Key in keyof T]: T[Key]['otherwise'] };

/** An option that takes a value: what the help shows for it, what messages say that it takes, how it is read. */
type Reading<T> = Required<Pick<Option<T>, 'value' | 'help' | 'takes'>> &
  Pick<Option<T>, 'name'> & { readonly read: (text: string) => T | undefined };

/** An option without a value. */
export const flag = (help: string): Option<boolean> => ({ help, otherwise: false });

/** An option that is given at most once. */
export const single = <T, D>(reading: Reading<T>, otherwise: D): Option<T | D> => ({ ...reading, otherwise });

/** An option that may be given several times, in the order given. */
export const repeated = <T, D>(reading: Reading<T>, otherwise: D): Option<readonly T[] | D> => ({
  ...reading,
  repeats: true,
  otherwise,
});

/** Any text but the empty one. */
export const anyText = (text: string): string | undefined => (text === '' ? undefined : text);

/** A decimal number within bounds, both included. */
export const numberBetween = (least: number, most: number, whole: boolean) => (text: string) => {
  if (!/^\d{1,9}(?:\.\d{1,6})?$/.test(text)) return undefined;
  const number = Number(text);
  return number >= least && number <= most && (!whole || Number.isInteger(number)) ? number : undefined;
};

const nameOf = ([key, { name }]: readonly [string, Option<unknown>]): string =>
  name ?? key.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** The lines that explain a table's options, each begun by `indent`. */
export function optionLines(table: OptionTable, indent = '  '): readonly string[] {
  return Object.entries(table).map(([key, option]) => {
    const left = `--${nameOf([key, option])}${option.value === undefined ? '' : ` ${option.value}`}`;
    return `${indent}${left.padEnd(28 - indent.length)}${option.help}`;
  });
}

/** How many letters have to be put in, taken away or replaced to make one word from another (Levenshtein). */
function editDistance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (const [i, letter] of Array.from(from).entries()) {
    const next = [i + 1];
    for (const [j, other] of Array.from(to).entries())
      next.push(
        Math.min((row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1, (row[j] ?? 0) + (letter === other ? 0 : 1)),
      );
    row = next;
  }
  return row[to.length] ?? 0;
}

/** ` Did you mean --port?` for a word that nearly is one of `known`, or begins it; otherwise nothing. */
export function didYouMean(word: string, known: readonly string[], prefix = ''): string {
  const distances = known.map((each) => ({
    each,
    distance: word.length > 2 && each.startsWith(word) ? 1 : editDistance(word, each),
  }));
  const [nearest] = distances.toSorted((a, b) => a.distance - b.distance);
  const near = nearest && nearest.distance <= 2 && nearest.distance * 2 <= word.length;
  return near ? ` Did you mean ${prefix}${nearest.each}?` : '';
}

/**
 * Reads a command line by a table of options.
 *
 * @param argv without the program's own name
 * @returns every option's value, and the words that belong to none
 * @throws OptionError that names the option and what it takes
 */
export function parseCommandLine<T extends OptionTable>(
  argv: readonly string[],
  table: T,
): { readonly values: ValuesOf<T>; readonly words: readonly string[] } {
  const rows = new Map(Object.entries(table).map((row) => [nameOf(row), row] as const));
  const { tokens } = parseArgs({
    args: [...argv],
    options: Object.fromEntries(
      [...rows].map(([name, [, { read }]]) => [name, { type: read ? 'string' : 'boolean' }]),
    ),
    // Not strict: the messages of what does not fit are ours, and say what does.
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const words: string[] = [];
  const given = new Map<string, unknown[]>();
  for (const token of tokens) {
    if (token.kind === 'positional') words.push(token.value);
    if (token.kind !== 'option') continue;
    const { name, rawName, value: text, inlineValue } = token;
    const [key, option] = (rawName.startsWith('--') && rows.get(name)) || [];
    if (key === undefined || !option)
      throw new OptionError(
        `Unknown option ${rawName}.${didYouMean(name, [...rows.keys()], '--')} Use --help to see all options.`,
      );
    const before = given.get(key) ?? [];
    if (before.length > 0 && !option.repeats) throw new OptionError(`The option ${rawName} is given twice.`);
    if (!option.read && inlineValue) throw new OptionError(`The option ${rawName} takes no value.`);
    const value = option.read ? text !== undefined && option.read(text) : true;
    if (value === undefined || value === false)
      throw new OptionError(
        `The option ${rawName} takes ${option.takes}${text === undefined ? '.' : `, not "${text}".`}`,
      );
    given.set(key, [...before, value]);
  }
  const values = Object.entries(table).map(([key, { repeats, otherwise }]) => {
    const all = given.get(key);
    return [key, all ? (repeats ? all : all[0]) : otherwise];
  });
  return { values: Object.fromEntries(values) as ValuesOf<T>, words };
}
