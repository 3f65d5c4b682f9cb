/** What does not fit in an account's folder: one value, one file, and all that is told of a folder in one round. */

import { AccountError } from '../failures';
import type { DocumentMisfit } from '../../../src/domain/text/document-schema';

/** A value that does not fit: where it is in its document (a JSON path from `$`), and why. */
export class Misfit extends Error {
  readonly path: string;
  readonly reason: string;
  /** The file, where it is found after all of them were read; else who reads a file knows it. */
  readonly file: string | undefined;

  constructor(path: string, reason: string, file?: string) {
    super(`${path} ${reason}`);
    this.name = 'Misfit';
    this.path = path;
    this.reason = reason;
    this.file = file;
  }

  /** This one, or all that were found in one value. */
  get all(): readonly Misfit[] {
    return [this];
  }
}

/** A document that is no known answer: it may be left out, where the reader of the folder wants that. */
export class UnknownDocument extends Misfit {}

/** Several misfits of one value. */
class Misfits extends Misfit {
  private readonly found: readonly Misfit[];

  constructor(first: Misfit, found: readonly Misfit[]) {
    super(first.path, first.reason, first.file);
    this.found = found;
  }

  override get all(): readonly Misfit[] {
    return this.found;
  }
}

/** More misfits than these in one value say nothing new. */
const MOST = 100;

/** Adds what was thrown to what does not fit. @throws what is no Misfit @returns whether enough was found */
function addMisfits(found: Misfit[], error: unknown): boolean {
  if (!(error instanceof Misfit)) throw error;
  found.push(...error.all);
  return found.length >= MOST;
}

function throwFound(found: readonly Misfit[]): void {
  const [first] = found;
  if (first) throw found.length === 1 ? first : new Misfits(first, found);
}

/**
 * Does some work for each of several values, and goes on after what does not fit, so that all of it is told at once.
 * @throws Misfit that holds all that were found
 */
export function forEachFitting<Value>(values: Iterable<Value>, work: (value: Value) => void): void {
  const found: Misfit[] = [];
  for (const value of values) {
    try {
      work(value);
    } catch (error) {
      if (addMisfits(found, error)) break;
    }
  }
  throwFound(found);
}

/** The same for a list, with each item's place in it: without an iterator, because there may be millions of short lists. */
export function forEachFittingItem<Value>(
  values: readonly Value[],
  work: (value: Value, index: number) => void,
): void {
  const found: Misfit[] = [];
  for (let index = 0; index < values.length; index += 1) {
    try {
      work(values[index] as Value, index);
    } catch (error) {
      if (addMisfits(found, error)) break;
    }
  }
  throwFound(found);
}

/** All that does not fit of a document that was read by its schema, as one. */
export function misfitOf(_first: DocumentMisfit, all: readonly DocumentMisfit[]): Misfit {
  const found = all.map(({ path, reason }) => new Misfit(path === '' ? '$' : `$.${path}`, reason));
  const [first = new Misfit('$', 'does not fit')] = found;
  return found.length > 1 ? new Misfits(first, found) : first;
}

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
  private readonly end: string;

  /** @param end what all of it comes to, for the end of the text */
  constructor(end = NOTHING_LOADED) {
    this.end = end;
  }

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
    if (lines.length === 1) throw new AccountError(`${lines[0]}. ${this.end}`);
    const told = lines.slice(0, MOST_TOLD);
    if (told.length < lines.length) told.push(`and ${lines.length - told.length} more`);
    throw new AccountError([...told, `${this.found.length} problems. ${this.end}`]);
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
