/**
 * How a sign-in or its renewal can fail, as far as the reader can do something about it:
 * - `used`: the answer belongs to no sign-in that this tab began, or was opened before. Sign in again.
 * - `refused`: the sign-in server said no, with its reason in `code`.
 * - `clock`: this device's clock and the server's are too far apart.
 * - `untrusted`: the answer does not come from the configured issuer, or is not for this console.
 * - `unreachable`: the sign-in server cannot be reached, or does not answer as one.
 * - `ended`: there is no session (any more).
 */
export type SignInErrorKind = 'used' | 'refused' | 'clock' | 'untrusted' | 'unreachable' | 'ended';

/** Why there is no session. The message is for a log or a detail line; pages say it in their own words. */
export class SignInError extends Error {
  readonly kind: SignInErrorKind;
  /** The sign-in server's error code (RFC 6749), for example `access_denied`. */
  readonly code: string | undefined;
  /** The route that the reader was on the way to, for another try. */
  readonly returnTo: string | undefined;

  constructor(kind: SignInErrorKind, message: string, code?: string, returnTo?: string) {
    super(message);
    this.name = 'SignInError';
    this.kind = kind;
    this.code = code;
    this.returnTo = returnTo;
  }
}
