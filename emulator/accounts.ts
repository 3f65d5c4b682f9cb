import { partitionOf } from '../src/domain/address/arn';
import { administratorLines, giveAdministrator, type ServerUser } from './store/users';
import { createAssessment } from './assessment/create-assessment';
import { type Clock, startAccountClock } from './clock';
import type { KeyRing } from './credentials';
import { type AccountEvents, createAccountEvents, type Delivery } from './events/deliver';
import { createIdSource, importUuids } from './ids';
import type { Services } from './inspector/operation';
import { foldersByAccount } from './store/import/account-folders';
import { createEvidenceDesk } from './store/evidence-desk';
import { placeOf } from './store/import/folder-files';
import { readAccountFolder } from './store/import/read-account-folder';
import { AccountError, namingFolder } from './store/failures';
import { closeQuietly, doAll } from './store/closing';
import { CLOCK_SETTING } from './store/account-facts';
import { openAccount, type OpenedAccount } from './store/open-account';
import { PasswordHasher } from './store/password';

/** How accounts are opened: what the command line says, and where time and keys come from. */
export interface AccountsOptions {
  /** Folders of saved documents; those of one account are read as one. */
  readonly folders: readonly string[];
  /** Users of the whole server. Without any, accounts that have no users of their own get an administrator. */
  readonly serverUsers?: readonly ServerUser[];
  /** Hears how far the opening is: `loading 37 of 200`. */
  readonly progress?: (text: string) => void;
  /** A directory, or `:memory:`. */
  readonly dataDirectory: string;
  readonly reset: boolean;
  /** Serve stores whose folders have changed since they were imported. */
  readonly keep?: boolean;
  /** Import what is known of a folder that holds other files as well. */
  readonly skipUnknown?: boolean;
  readonly speed: number;
  readonly pageCap: 100 | 500;
  readonly previewMilliseconds: number;
  readonly keys: KeyRing;
  /** The wire clock. */
  readonly clock: Clock;
  /** Where the changes of runs are told, if they are. */
  readonly delivery?: Delivery | undefined;
  /** A store of more bytes than this is verified while it is served. */
  readonly verifyLaterFrom?: number;
}

/** A store of 50,000 runs and 100,000 exclusions has 230 MB, and is verified in a second. */
const LARGE_STORE = 400_000_000;

/** An account that is open for calls. */
export interface Account {
  readonly id: string;
  readonly name: string;
  readonly kind: 'simulated' | 'recorded';
  /** At least one; the first one is where the account's identity pool lives. */
  readonly regions: readonly [string, ...string[]];
  readonly services: Services;
  /** What is told of its runs; undefined where nobody asks, and of a recorded account, whose runs never change. */
  readonly events: AccountEvents | undefined;
  /** Remembers where the account's clock stands. */
  readonly saveClock: () => void;
}

export interface Accounts {
  readonly all: readonly Account[];
  readonly find: (accountId: string) => Account | undefined;
  readonly serverUsers: readonly ServerUser[];
  /** What the person who started the program has to be told, once; a line each. */
  readonly announcements: readonly string[];
  /** Stores where the clocks stand, and lets go of the files. Throws AccountError for what failed, when all of it was tried. */
  readonly close: () => void;
}

const STARTS_SETTING = 'starts';

/** Ids differ from start to start, and are the same for the same account at its n-th start. */
function idsOfThisStart(opened: OpenedAccount) {
  const starts = Number(opened.store.setting(STARTS_SETTING) ?? 0) + 1;
  // In a recorded account nothing is made that an id would be of, so there is nothing to be written.
  if (opened.store.kind === 'simulated') opened.store.putSetting(STARTS_SETTING, String(starts));
  return createIdSource(`${opened.store.accountId} start ${starts}`);
}

function announceChanges({ store, changes }: OpenedAccount, folders: readonly string[]): string | undefined {
  return changes.length === 0
    ? undefined
    : `Account ${store.accountId} (${store.name}) is served as it was imported: ${folders.join(', ')} has changed since (${changes.join(', ')}).`;
}

/** Adds the keys of an account's users, and those that the server's users have for it. */
function addKeys({ store }: OpenedAccount, { keys, serverUsers = [] }: AccountsOptions): void {
  const partition = partitionOf(store.regions[0] ?? 'us-east-1');
  const own = store.users();
  const ofServer = serverUsers
    .filter(({ accounts }) => accounts === '*' || accounts.includes(store.accountId))
    .flatMap(({ keys: pairs, ...user }) => {
      if (own.some(({ name }) => name === user.name))
        throw new AccountError(
          `The user ${user.name} is a user of the server and one of account ${store.accountId}. Give one of the two another name.`,
        );
      return pairs.filter(({ account }) => account === store.accountId).map((pair) => ({ ...user, ...pair }));
    });
  for (const { name, allow, accessKeyId, secretAccessKey } of [...own, ...ofServer]) {
    const other = keys.find(accessKeyId);
    if (other)
      throw new AccountError(
        other.accountId === store.accountId
          ? `The access key ${accessKeyId} belongs to two users of account ${store.accountId}.`
          : `The access key ${accessKeyId} belongs to users of two accounts: ${other.accountId} and ${store.accountId}.`,
      );
    keys.add({
      accessKeyId,
      secretAccessKey,
      accountId: store.accountId,
      principalArn: `arn:${partition}:iam::${store.accountId}:user/${name}`,
      allow,
    });
  }
}

function startAccount(opened: OpenedAccount, folders: readonly string[], options: AccountsOptions): Account {
  const { store, startsAt } = opened;
  const clock = startAccountClock(startsAt, options.speed, options.clock);
  const [home = 'us-east-1', ...others] = store.regions;
  const { delivery } = options;
  const events = delivery && store.kind === 'simulated' ? createAccountEvents(store, delivery) : undefined;
  return {
    id: store.accountId,
    name: store.name,
    kind: store.kind,
    regions: [home, ...others],
    services: {
      store,
      clock,
      assessment: store.kind === 'simulated' ? createAssessment(store) : undefined,
      noteChange: events?.note,
      verification: opened.verification,
      evidence: createEvidenceDesk(placeOf(folders), options.clock),
      pageCap: options.pageCap,
      previewMilliseconds: options.previewMilliseconds,
      ...idsOfThisStart(opened),
    },
    events,
    saveClock() {
      // A clock that follows ours is never read again.
      if (store.setting('account.clock') !== 'present') store.putSetting(CLOCK_SETTING, String(clock.now()));
    },
  };
}

/**
 * Opens every account. Either all of them are open afterwards, or none.
 *
 * @throws AccountError in words for the person who started the program
 */
export function openAccounts(options: AccountsOptions): Accounts {
  const { serverUsers = [], progress } = options;
  const opened: OpenedAccount[] = [];
  const announcements: string[] = [];
  try {
    const passwords = new PasswordHasher();
    const reading = { skipUnknown: options.skipUnknown ?? false };
    const groups = foldersByAccount(options.folders, (folder) =>
      namingFolder(folder, () => readAccountFolder(folder, reading).identity.accountId),
    );
    for (const [index, folder] of groups.entries()) {
      if (groups.length > 2) progress?.(`loading ${index + 1} of ${groups.length}`);
      const open = () =>
        openAccount({ verifyLaterFrom: LARGE_STORE, ...options, folder, passwords, newUuid: importUuids() });
      // One alone is the one that was named.
      const account = groups.length === 1 ? open() : namingFolder(folder.join(', '), open);
      opened.push(account);
      for (const { name, passwordHash } of account.store.users()) passwords.learn(name, passwordHash);
      const changed = announceChanges(account, folder);
      if (changed !== undefined) announcements.push(changed);
      if (account.verification)
        announcements.push(
          `Account ${account.store.accountId} (${account.store.name}) is large: its store is being verified while it is served.`,
        );
    }
    const administrator =
      serverUsers.length > 0 ? undefined : giveAdministrator(opened.map(({ store }) => store));
    if (administrator) announcements.push(...administratorLines(administrator));
    for (const account of opened) addKeys(account, options);
    const all = opened.map((account, index) => startAccount(account, groups[index] ?? [], options));
    const known = new Map(all.map((account) => [account.id, account]));
    for (const { name, accounts } of serverUsers)
      for (const id of accounts === '*' ? [] : accounts)
        if (!known.has(id)) announcements.push(`The user ${name} may open account ${id}, which is not here.`);
    return {
      all,
      serverUsers,
      announcements,
      find: (accountId) => known.get(accountId),
      // Each store is closed, whatever becomes of the others.
      close: () =>
        doAll([
          ...all.map(({ saveClock }) => saveClock),
          ...opened.map(
            ({ store }) =>
              () =>
                store.close(),
          ),
        ]),
    };
  } catch (error) {
    closeQuietly(...opened.map(({ store }) => store));
    throw error;
  }
}
