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
/** A file that has one fault in a thousand places is told of these, and of their number. */
const PLACES_TOLD = 3;

interface Found {
  readonly file: string;
  /** Where in the file; empty for a file as a whole. */
  readonly path: string;
  readonly reason: string;
}

/** The lines that tell of one fault of a file. */
function linesOf(places: readonly Found[]): readonly string[] {
  const lines = places
    .slice(0, PLACES_TOLD)
    .map(({ file, path, reason }) => `${file}: ${path === '' ? '' : `${path}: `}${reason}`);
  const rest = places.length - lines.length;
  if (rest > 0) lines.push(`${places[0]?.file}: the same in ${rest} more ${rest === 1 ? 'place' : 'places'}`);
  return lines;
}

/** Everything that stands in the way of loading a folder: it is told in one round, not one at a time. */
export class Problems {
  private readonly found: Found[] = [];

  add(file: string, reason: string, path = ''): void {
    this.found.push({ file, path, reason });
  }

  /** Runs work on a file, and keeps what does not fit there; anything else is thrown on. */
  attempt(file: string, work: () => void): void {
    try {
      work();
    } catch (error) {
      if (error instanceof FileProblem) this.add(error.file, error.message);
      else if (error instanceof Misfit)
        for (const { file: own = file, path, reason } of error.all) this.add(own, reason, path);
      else throw error;
    }
  }

  /** @throws AccountError that tells all of them, by file */
  throwIfAny(): void {
    if (this.found.length === 0) return;
    const faults = new Map<string, Found[]>();
    for (const problem of this.found.toSorted((a, b) => (a.file < b.file ? -1 : Number(a.file > b.file)))) {
      const key = JSON.stringify([problem.file, problem.reason]);
      const places = faults.get(key);
      if (places) places.push(problem);
      else faults.set(key, [problem]);
    }
    const lines = [...faults.values()].flatMap(linesOf);
    if (lines.length === 1) throw new AccountError(`${lines[0]}. ${NOTHING_LOADED}`);
    const told = lines.slice(0, MOST_TOLD);
    if (told.length < lines.length) told.push(`and ${lines.length - told.length} more`);
    throw new AccountError(`${told.join('\n')}\n${this.found.length} problems. ${NOTHING_LOADED}`);
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
