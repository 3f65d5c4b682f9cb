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
import type { PasswordHasher } from '../password';
import type { UserRecord } from '../records';
import { misfitOf } from './misfit';

// Names as IAM has them; action patterns are this service's, because no other answers here.
/** What a user of one account and one of the whole server have alike. */
export const userMembers = {
  name: v.pipe(text(64), v.regex(/^[\w+=,.@-]+$/, 'may have letters, digits and _+=,.@- only')),
  password: text(256),
  allow: v.pipe(
    list(textLike(/^(?:\*|inspector:[A-Za-z*?]{1,118})$/, 'must be *, or an action such as inspector:List*')),
    v.maxLength(100, 'must have at most 100 items'),
  ),
};

/** An access key, as a user has it for the calls of programs. */
export const keyMembers = {
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
