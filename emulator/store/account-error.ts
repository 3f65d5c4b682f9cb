import { visibleLines } from '../../src/domain/text/safe-text';

/** Why an account cannot be opened or imported, in words for the person who started the program. */
export class AccountError extends Error {
  /** @param lines what is told; a line end within one of them is named, because it comes from a name or a document */
  constructor(lines: string | readonly string[], options?: ErrorOptions) {
    super(visibleLines(lines), options);
    this.name = 'AccountError';
  }
}

/** Another process has the account's store open. */
export class StoreInUseError extends AccountError {}
