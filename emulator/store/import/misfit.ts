import { AccountError } from '../account-error';

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
}

/** Runs work on a file of the account, and names the file in whatever does not fit. */
export function inFile<T>(file: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof Misfit)
      throw new AccountError(
        `${error.file ?? file}: ${error.path}: ${error.reason}. Nothing of the folder was loaded.`,
        {
          cause: error,
        },
      );
    throw error;
  }
}
