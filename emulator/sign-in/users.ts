/** Somebody who gave a name and the password that belongs to it. */
export interface SignedInUser {
  readonly name: string;
  /** The accounts in which this name has this password: a name alone opens nothing elsewhere. */
  readonly accounts: readonly string[];
}

/**
 * Looks a name and a password up in every account's users. Undefined when they match in none; takes
 * about as long for a name that nobody has as for a wrong password.
 */
export type Authenticate = (
  name: string,
  password: string,
) => SignedInUser | undefined | Promise<SignedInUser | undefined>;

/** A user that the sign-in page names, because everybody may know it: an example account's. */
export interface UserHint {
  readonly name: string;
  readonly password: string;
  /** What this user may do, in words: `May read, but not create previews`. */
  readonly mayDo: string;
}
