import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import {
  closedObject,
  list,
  oneOf,
  pathTo,
  readDocument,
  schemaLink,
  someOf,
  textLike,
} from '../src/domain/text/document-schema';
import { AccountError } from './store/account-error';
import { inWords } from './store/failures';
import { keyMembers, userMembers } from './store/import/fixed-files';
import { PasswordHasher } from './store/password';

/** A user of the whole server: one password for all accounts that it may open. */
export interface ServerUser {
  readonly name: string;
  readonly passwordHash: string;
  /** Action patterns, the same in each account. */
  readonly allow: readonly string[];
  /** Ids of accounts, or all that the server has. */
  readonly accounts: '*' | readonly string[];
  /** Key pairs for programs; a key is good in one account. */
  readonly keys: readonly {
    readonly account: string;
    readonly accessKeyId: string;
    readonly secretAccessKey: string;
  }[];
}

const accountId = textLike(/^\d{12}$/, 'must be the twelve digits of an account');

/** The schema of the file that `--users` names (docs/emulator.md). */
export const serverUsersSchema = closedObject({
  users: v.pipe(
    someOf(
      closedObject({
        ...userMembers,
        /** `*`, or the ids of accounts. */
        accounts: v.union(
          [oneOf(['*']), someOf(accountId)],
          'must be "*" or a list with at least one id of an account',
        ),
        keys: v.exactOptional(list(closedObject({ account: accountId, ...keyMembers }))),
      }),
    ),
    v.maxLength(1000, 'must have at most 1000 items'),
    v.rawCheck(({ dataset, addIssue }) => {
      if (!dataset.typed) return;
      const taken = new Set<string>();
      for (const [index, { name, accounts, keys = [] }] of dataset.value.entries()) {
        const path = (...members: (string | number)[]) => pathTo(dataset.value, index, ...members);
        if (taken.has(name.toLowerCase()))
          addIssue({ message: 'is another user’s already', path: path('name') });
        taken.add(name.toLowerCase());
        for (const [at, { account }] of keys.entries())
          if (accounts !== '*' && !accounts.includes(account))
            addIssue({ message: 'is no account of this user', path: path('keys', at, 'account') });
      }
    }),
  ),
  ...schemaLink,
});

/**
 * Reads the users of the whole server. The passwords leave it as hashes.
 *
 * @throws AccountError that names the file, the member and what is wrong with it
 */
export function readServerUsers(file: string): readonly ServerUser[] {
  let value: unknown;
  try {
    // Windows' editors begin a file with this mark.
    value = JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''));
  } catch (error) {
    throw inWords(`${file} cannot be read`, error);
  }
  const { users } = readDocument(
    serverUsersSchema,
    value,
    ({ path, reason }) => new AccountError(`${file}: ${path === '' ? 'it' : path} ${reason}.`),
  );
  const passwords = new PasswordHasher();
  return users.map(({ name, password, allow, accounts, keys = [] }) => ({
    name,
    passwordHash: passwords.hash(name, password),
    allow,
    accounts,
    keys,
  }));
}
