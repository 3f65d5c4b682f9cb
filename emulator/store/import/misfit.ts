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
      if (!(error instanceof Misfit)) throw error;
      found.push(...error.all);
      if (found.length >= MOST) break;
    }
  }
  const [first] = found;
  if (first) throw found.length === 1 ? first : new Misfits(first, found);
}

/** All that does not fit of a document that was read by its schema, as one. */
export function misfitOf(_first: DocumentMisfit, all: readonly DocumentMisfit[]): Misfit {
  const found = all.map(({ path, reason }) => new Misfit(path === '' ? '$' : `$.${path}`, reason));
  const [first = new Misfit('$', 'does not fit')] = found;
  return found.length > 1 ? new Misfits(first, found) : first;
}
