import { randomBytes } from 'node:crypto';
import type { ImportStore } from './store/create-store';
import { PasswordHasher } from './store/password';

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

const NAME = 'admin';
/** The setting of a store whose administrator was made up here. */
const MADE_UP = 'administrator';
const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** The hash of the password that an administrator was given earlier. */
function hashOfEarlier(stores: readonly ImportStore[]): string | undefined {
  return stores
    .filter((store) => store.setting(MADE_UP) !== undefined)
    .flatMap((store) => store.users().filter(({ name }) => name === NAME))
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
  const passwordHash = earlier ?? new PasswordHasher().hash(NAME, password ?? '');
  const keys = without.map((store) => {
    const key = {
      accessKeyId: `AKIA${[...randomBytes(16)].map((byte) => BASE32.charAt(byte % 32)).join('')}`,
      secretAccessKey: randomBytes(30).toString('base64'),
    };
    store.transaction(() => {
      store.addUser({ name: NAME, passwordHash, allow: ['inspector:*'], ...key });
      store.putSetting(MADE_UP, 'true');
    });
    return { accountId: store.accountId, accountName: store.name, ...key };
  });
  return { name: NAME, password, keys };
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
