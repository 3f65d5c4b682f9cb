/**
 * Who may sign in: the users of one account (`users.json` in its folder), those of the whole server (the file that `--users`
 * names), and the administrator of accounts that came without any.
 */

import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { misfitOf } from './import/problems';
import { AccountError, inWords } from './failures';
import { PasswordHasher } from './password';
import type { UserRecord } from './records';
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
} from '../../src/domain/text/document-schema';
import { randomBytes } from 'node:crypto';
import type { ImportStore } from './create-store';

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

/** The schema of an account's `users.json` (docs/archives.md). */
export const usersSchema = closedObject({
  users: v.pipe(
    someOf(closedObject({ ...userMembers, ...keyMembers })),
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
  return users.map(({ password, keys = [], ...given }) => ({
    ...given,
    keys,
    passwordHash: passwords.hash(given.name, password),
  }));
}

/** The administrator of the accounts that came without users. */
export interface Administrator {
  readonly name: string;
  /** Undefined where it was made, and told, at an earlier start. */
  readonly password: string | undefined;
  /** A key pair for each account that got the administrator now, for programs. */
  readonly keys: readonly {
    readonly accountId: string;
    readonly accountName: string;
    readonly accessKeyId: string;
    readonly secretAccessKey: string;
  }[];
}

const ADMINISTRATOR = 'admin';
/** The setting of a store whose administrator was made up here. */
const MADE_UP = 'administrator';
const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** The hash of the password that an administrator was given earlier. */
function hashOfEarlier(stores: readonly ImportStore[]): string | undefined {
  return stores
    .filter((store) => store.setting(MADE_UP) !== undefined)
    .flatMap((store) => store.users().filter(({ name }) => name === ADMINISTRATOR))
    .at(0)?.passwordHash;
}

/**
 * Makes one administrator, with a random password, for all accounts that have no users: no known password and no known
 * key opens somebody's own data. Accounts that come later get the one that is there. Undefined when none needed it.
 */
export function giveAdministrator(stores: readonly ImportStore[]): Administrator | undefined {
  const without = stores.filter((store) => store.users().length === 0);
  if (without.length === 0) return undefined;
  const earlier = hashOfEarlier(stores);
  const password = earlier === undefined ? randomBytes(15).toString('base64url') : undefined;
  const passwordHash = earlier ?? new PasswordHasher().hash(ADMINISTRATOR, password ?? '');
  const keys = without.map((store) => {
    const key = {
      accessKeyId: `AKIA${[...randomBytes(16)].map((byte) => BASE32.charAt(byte % 32)).join('')}`,
      secretAccessKey: randomBytes(30).toString('base64'),
    };
    store.transaction(() => {
      store.addUser({ name: ADMINISTRATOR, passwordHash, allow: ['inspector:*'], ...key });
      store.putSetting(MADE_UP, 'true');
    });
    return { accountId: store.accountId, accountName: store.name, ...key };
  });
  return { name: ADMINISTRATOR, password, keys };
}

/** What the person who started the program is told of an administrator, once. */
export function administratorLines({ name, password, keys }: Administrator): readonly string[] {
  const [first] = keys;
  const whose =
    keys.length === 1
      ? `Account ${first?.accountId} (${first?.accountName}) has`
      : `${keys.length} accounts without a users.json have`;
  return [
    password === undefined
      ? `${whose} the administrator that was made before, with the same password. These keys are shown once:`
      : `${whose} a new administrator. This is shown once:`,
    ...(password === undefined ? [] : [`  user ${name}, password ${password}`]),
    ...keys.map(
      ({ accountId, accessKeyId, secretAccessKey }) =>
        `  ${keys.length === 1 ? '' : `account ${accountId}: `}access key ${accessKeyId}, secret access key ${secretAccessKey}`,
    ),
  ];
}
