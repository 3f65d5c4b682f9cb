/** Why an account cannot be opened or imported, in words for the person who started the program. */
export class AccountError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'AccountError';
  }
}

/** Another process has the account's store open. */
export class StoreInUseError extends AccountError {}
