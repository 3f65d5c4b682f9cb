import { AccountError } from '../account-error';
import { Misfit } from './misfit';

/** A file, or a folder, that cannot be used at all. */
export class FileProblem extends Error {
  readonly file: string;

  constructor(file: string, message: string) {
    super(message);
    this.name = 'FileProblem';
    this.file = file;
  }
}

const NOTHING_LOADED = 'Nothing of the folder was loaded.';

/** As many as can be looked through. */
const MOST_TOLD = 200;

/** Everything that stands in the way of loading a folder: it is told in one round, not one at a time. */
export class Problems {
  private readonly found: { readonly file: string; readonly text: string }[] = [];

  add(file: string, text: string): void {
    this.found.push({ file, text });
  }

  /** Runs work on a file, and keeps what does not fit there; anything else is thrown on. */
  attempt(file: string, work: () => void): void {
    try {
      work();
    } catch (error) {
      if (error instanceof FileProblem) this.add(error.file, error.message);
      else if (error instanceof Misfit)
        for (const { file: own = file, path, reason } of error.all) this.add(own, `${path}: ${reason}`);
      else throw error;
    }
  }

  /** @throws AccountError that tells all of them, by file */
  throwIfAny(): void {
    if (this.found.length === 0) return;
    const lines = this.found
      .toSorted((a, b) => (a.file < b.file ? -1 : Number(a.file > b.file)))
      .map(({ file, text }) => `${file}: ${text}`);
    if (lines.length === 1) throw new AccountError(`${lines[0]}. ${NOTHING_LOADED}`);
    const told = lines.slice(0, MOST_TOLD);
    if (told.length < lines.length) told.push(`and ${lines.length - told.length} more`);
    throw new AccountError(`${told.join('\n')}\n${lines.length} problems. ${NOTHING_LOADED}`);
  }
}

/** Runs work on one file, of which one problem is enough to end. @throws AccountError */
export function inFile<T>(file: string, work: () => T): T {
  const problems = new Problems();
  let result: { readonly value: T } | undefined;
  problems.attempt(file, () => (result = { value: work() }));
  problems.throwIfAny();
  if (!result) throw new Error(`${file} was not read.`);
  return result.value;
}
