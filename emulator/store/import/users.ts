import { randomBytes } from 'node:crypto';
import * as v from 'valibot';
import {
  closedObject,
  list,
  pathTo,
  readDocument,
  schemaLink,
  someOf,
  text,
  textLike,
} from '../../../src/domain/text/document-schema';
import { hashPassword } from '../password';
import type { UserRecord } from '../records';
import { misfitOf } from './misfit';

/** The administrator that is made up for an account without `users.json`. */
export interface NewAdministrator {
  readonly name: string;
  readonly password: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

// Names as IAM has them; action patterns are this service's, because no other answers here.
const userEntry = closedObject({
  name: v.pipe(text(64), v.regex(/^[\w+=,.@-]+$/, 'may have letters, digits and _+=,.@- only')),
  password: text(256),
  accessKeyId: textLike(/^\w{16,128}$/, 'must be 16 to 128 letters and digits'),
  secretAccessKey: textLike(/^[!-~]{1,128}$/, 'must be 1 to 128 visible ASCII characters'),
  allow: v.pipe(
    list(textLike(/^(?:\*|inspector:[A-Za-z*?]{1,118})$/, 'must be *, or an action such as inspector:List*')),
    v.maxLength(100, 'must have at most 100 items'),
  ),
});

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
export function readUsers(value: unknown): readonly UserRecord[] {
  const { users } = readDocument(usersSchema, value, misfitOf);
  return users.map(({ password, ...given }) => ({ ...given, passwordHash: hashPassword(password) }));
}

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** Makes up an administrator with a random password and key pair: no known key opens somebody's own data. */
export function makeAdministrator(): { readonly administrator: NewAdministrator; readonly user: UserRecord } {
  const letters = [...randomBytes(16)].map((byte) => BASE32.charAt(byte % 32)).join('');
  const administrator = {
    name: 'admin',
    password: randomBytes(15).toString('base64url'),
    accessKeyId: `AKIA${letters}`,
    secretAccessKey: randomBytes(30).toString('base64'),
  };
  const { password, ...user } = administrator;
  return {
    administrator,
    user: { ...user, passwordHash: hashPassword(password), allow: ['inspector:*'] },
  };
}
