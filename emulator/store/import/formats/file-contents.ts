/**
 * What reading a file gives: its values, or why it is of no use; and how much may be read before that. Each format has a
 * reader beside this file.
 */

/** One value as a reader of a format finds it, and the line that it begins on. */
export interface LinedValue {
  readonly value: unknown;
  readonly line: number;
}

/** One value of a file, and where it stands. */
export interface FoundValue {
  /** An object or a list, as the wire has it. */
  readonly value: unknown;
  /** `$`, or `line 3: $` where a file has several. */
  readonly path: string;
}

/** What a file holds. */
export type FileContents =
  | {
      readonly kind: 'documents';
      /** In words for people: `JSON`, `YAML`, `PowerShell JSON`, `JSON (UTF-16, big-endian)`. */
      readonly format: string;
      readonly documents: readonly FoundValue[];
    }
  /** It is known not to hold an answer, or holds one in a form that cannot be used. */
  | { readonly kind: 'passed-over'; readonly reason: string }
  /** It looks like data and cannot be read. */
  | {
      readonly kind: 'unreadable';
      readonly problems: readonly { readonly path: string; readonly reason: string }[];
    };

/** One file of a folder, or one member of an archive in it. */
export interface FileEntry {
  /** The path in the folder; a member of an archive as `backup.zip/2019/list-exclusions.json`. */
  readonly name: string;
  readonly bytes: number;
  /** Of the member's own bytes, in hexadecimal digits. */
  readonly sha256: string;
  readonly contents: FileContents;
}

/** Why a file, or a member of an archive, cannot be read: where it stands (`line 7`, or `$`), and the reason. */
export class Unreadable extends Error {
  readonly path: string;
  readonly reason: string;

  constructor(path: string, reason: string) {
    super(`${path}: ${reason}`);
    this.name = 'Unreadable';
    this.path = path;
    this.reason = reason;
  }
}

/** How deep lists and objects may nest. The deepest answer of the service has 7 levels. */
export const MAX_DEPTH = 64;

/**
 * How much more may be read before the process could run out of memory. An object of nothing has two signs in a file
 * and fifty bytes in memory, so that a limit on a file's size says little.
 */
export interface ReadingBudget {
  left: number;
  /** Why reading ends when nothing is left. */
  readonly reason: string;
  /** How many bytes archives were unpacked to so far. */
  unpackedBytes?: number;
  /** How many members archives had so far. */
  members?: number;
}

/** Takes from the budget, where there is one, what a value costs. @throws Unreadable when nothing is left */
export function spend(budget: ReadingBudget | undefined, cost: number, line: () => number): void {
  if (!budget) return;
  budget.left -= cost;
  if (budget.left < 0) throw new Unreadable(`line ${line()}`, budget.reason);
}

/** The line, from 1, that a place in a text is on. */
export function lineAt(source: string, at: number): number {
  let line = 1;
  for (let i = source.indexOf('\n'); i !== -1 && i < at; i = source.indexOf('\n', i + 1)) line += 1;
  return line;
}
