/** The users of one account (`users.json` in its folder) and of the whole server (the file that `--users` names). */

import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { misfitOf } from './problems';
import { AccountError, inWords } from '../failures';
import { PasswordHasher } from '../password';
import type { UserRecord } from '../records';
import {
  closedObject,
  list,
  oneOf,
  pathTo,
  readDocument,
  schemaLink,
  someOf,
  text,
  textLike,
} from '../../../src/domain/text/document-schema';

export const accountIdText = textLike(/^\d{12}$/, 'must be the twelve digits of an account');

// Names as IAM has them; action patterns are this service's, because no other answers here.
/** What a user of one account and one of the whole server have alike. */
const userMembers = {
  name: v.pipe(text(64), v.regex(/^[\w+=,.@-]+$/, 'may have letters, digits and _+=,.@- only')),
  password: text(256),
  allow: v.pipe(
    list(textLike(/^(?:\*|inspector:[A-Za-z*?]{1,118})$/, 'must be *, or an action such as inspector:List*')),
    v.maxLength(100, 'must have at most 100 items'),
  ),
};

/** An access key, as a user has it for the calls of programs. */
const keyMembers = {
  accessKeyId: textLike(/^\w{16,128}$/, 'must be 16 to 128 letters and digits'),
  secretAccessKey: textLike(/^[!-~]{1,128}$/, 'must be 1 to 128 visible ASCII characters'),
};

const userEntry = closedObject({ ...userMembers, ...keyMembers });

/** The schema of an account's `users.json` (docs/archives.md). */
export const usersSchema = closedObject({
  users: v.pipe(
    someOf(userEntry),
    v.maxLength(100, 'must have at most 100 items'),
    v.rawCheck(({ dataset, addIssue }) => {
      if (!dataset.typed) return;
      const taken = new Set<string>();
      for (const [index, { name, accessKeyId }] of dataset.value.entries())
        for (const [member, key] of [
          ['name', `name ${name.toLowerCase()}`],
          ['accessKeyId', `key ${accessKeyId}`],
        ] as const) {
          const path = pathTo(dataset.value, index, member);
          if (taken.has(key)) addIssue({ message: 'is another user’s already', path });
          taken.add(key);
        }
    }),
  ),
  ...schemaLink,
});

/** The users of an account from its `users.json`. The passwords leave it as hashes. @throws Misfit */
export function readUsers(value: unknown, passwords: PasswordHasher): readonly UserRecord[] {
  const { users } = readDocument(usersSchema, value, misfitOf);
  return users.map(({ password, ...given }) => ({
    ...given,
    passwordHash: passwords.hash(given.name, password),
  }));
}

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

/** The schema of the file that `--users` names (docs/emulator.md). */
export const serverUsersSchema = closedObject({
  users: v.pipe(
    someOf(
      closedObject({
        ...userMembers,
        /** `*`, or the ids of accounts. */
        accounts: v.union(
          [oneOf(['*']), someOf(accountIdText)],
          'must be "*" or a list with at least one id of an account',
        ),
        keys: v.exactOptional(list(closedObject({ account: accountIdText, ...keyMembers }))),
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
