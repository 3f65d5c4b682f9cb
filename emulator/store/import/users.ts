import { randomBytes } from 'node:crypto';
import { hashPassword } from '../password';
import type { UserRecord } from '../records';
import { Misfit } from './misfit';
import { list, only, text, type Reader } from './readers';

/** The administrator that is made up for an account without `users.json`. */
export interface NewAdministrator {
  readonly name: string;
  readonly password: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

// Names as IAM has them; action patterns are this service's, because no other answers here.
const usersMembers = only({
  users: list(
    only({
      name: text(1, 64, /^[\w+=,.@-]+$/),
      password: text(1, 256),
      accessKeyId: text(16, 128, /^\w+$/),
      secretAccessKey: text(1, 128, /^[!-~]+$/),
      allow: list(text(1, 128, /^(?:\*|inspector:[A-Za-z*?]+)$/), 0, 100),
    }),
    1,
    100,
  ),
});

/** The users of an account from its `users.json`. The passwords leave it as hashes. */
export const readUsers: Reader<readonly UserRecord[]> = (value, path) => {
  const taken = new Set<string>();
  const { users } = usersMembers(value, path);
  for (const [index, { name, accessKeyId }] of users.entries())
    for (const [member, key] of [
      ['name', `name ${name.toLowerCase()}`],
      ['accessKeyId', `key ${accessKeyId}`],
    ] as const) {
      if (taken.has(key)) throw new Misfit(`${path}.users[${index}].${member}`, 'is another user’s already');
      taken.add(key);
    }
  return users.map(({ password, ...user }) => ({ ...user, passwordHash: hashPassword(password) }));
};

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
