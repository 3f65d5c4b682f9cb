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

export const UNBOUNDED: ReadingBudget = { left: Number.POSITIVE_INFINITY, reason: '' };

/** Takes from the budget what a value costs. @throws Unreadable when nothing is left */
export function spend(budget: ReadingBudget, cost: number, line: () => number): void {
  budget.left -= cost;
  if (budget.left < 0) throw new Unreadable(`line ${line()}`, budget.reason);
}

/** The line, from 1, that a place in a text is on. */
export function lineAt(source: string, at: number): number {
  let line = 1;
  for (let i = source.indexOf('\n'); i !== -1 && i < at; i = source.indexOf('\n', i + 1)) line += 1;
  return line;
}
