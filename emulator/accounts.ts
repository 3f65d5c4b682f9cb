import { partitionOf } from '../src/domain/address/arn';
import { createAssessment } from './assessment/create-assessment';
import { type Clock, startAccountClock } from './clock';
import type { KeyRing } from './credentials';
import { createIdSource, importUuids } from './ids';
import type { Services } from './inspector/operation';
import { AccountError, CLOCK_SETTING, openAccount, type OpenedAccount } from './store/open-account';

/** How accounts are opened: what the command line says, and where time and keys come from. */
export interface AccountsOptions {
  readonly folders: readonly string[];
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
}

/** An account that is open for calls. */
export interface Account {
  readonly id: string;
  readonly name: string;
  readonly kind: 'simulated' | 'recorded';
  /** At least one; the first one is where the account's identity pool lives. */
  readonly regions: readonly [string, ...string[]];
  readonly services: Services;
  /** Remembers where the account's clock stands. */
  readonly saveClock: () => void;
}

export interface Accounts {
  readonly all: readonly Account[];
  readonly find: (accountId: string) => Account | undefined;
  /** What the person who started the program has to be told, once. */
  readonly announcements: readonly string[];
  /** Stores where the clocks stand, and lets go of the files. */
  readonly close: () => void;
}

const STARTS_SETTING = 'starts';

/** Ids differ from start to start, and are the same for the same account at its n-th start. */
function idsOfThisStart(opened: OpenedAccount) {
  const starts = Number(opened.store.setting(STARTS_SETTING) ?? 0) + 1;
  opened.store.putSetting(STARTS_SETTING, String(starts));
  return createIdSource(`${opened.store.accountId} start ${starts}`);
}

function announceAdministrator({ store, newAdministrator }: OpenedAccount): string | undefined {
  if (!newAdministrator) return undefined;
  const { name, password, accessKeyId, secretAccessKey } = newAdministrator;
  return [
    `Account ${store.accountId} (${store.name}) has a new administrator. This is shown once:`,
    `  user ${name}, password ${password}`,
    `  access key ${accessKeyId}, secret access key ${secretAccessKey}`,
  ].join('\n');
}

function announcementsOf(opened: OpenedAccount, folder: string): readonly string[] {
  const { store, changes } = opened;
  const changed =
    changes.length > 0
      ? `Account ${store.accountId} (${store.name}) is served as it was imported: ${folder} has changed since (${changes.join(', ')}).`
      : undefined;
  return [changed, announceAdministrator(opened)].filter((text) => text !== undefined);
}

function startAccount(opened: OpenedAccount, options: AccountsOptions): Account {
  const { store, startsAt } = opened;
  const clock = startAccountClock(startsAt, options.speed, options.clock);
  const [home = 'us-east-1', ...others] = store.regions;
  for (const user of store.users()) {
    const other = options.keys.find(user.accessKeyId);
    if (other)
      throw new AccountError(
        `The access key ${user.accessKeyId} belongs to users of two accounts: ${other.accountId} and ${store.accountId}.`,
      );
    options.keys.add({
      accessKeyId: user.accessKeyId,
      secretAccessKey: user.secretAccessKey,
      accountId: store.accountId,
      principalArn: `arn:${partitionOf(home)}:iam::${store.accountId}:user/${user.name}`,
      allow: user.allow,
    });
  }
  return {
    id: store.accountId,
    name: store.name,
    kind: store.kind,
    regions: [home, ...others],
    services: {
      store,
      clock,
      assessment: store.kind === 'simulated' ? createAssessment(store) : undefined,
      pageCap: options.pageCap,
      previewMilliseconds: options.previewMilliseconds,
      ...idsOfThisStart(opened),
    },
    saveClock: () => store.putSetting(CLOCK_SETTING, String(clock.now())),
  };
}

/**
 * Opens every account folder. Either all of them are open afterwards, or none.
 *
 * @throws AccountError in words for the person who started the program
 */
export function openAccounts(options: AccountsOptions): Accounts {
  const all: Account[] = [];
  const announcements: string[] = [];
  const stores: OpenedAccount['store'][] = [];
  const closeStores = () => {
    for (const store of stores) store.close();
  };
  try {
    for (const folder of options.folders) {
      const opened = openAccount({ ...options, folder, newUuid: importUuids() });
      stores.push(opened.store);
      if (all.some(({ id }) => id === opened.store.accountId))
        throw new AccountError(`The account ${opened.store.accountId} is given twice; once by ${folder}.`);
      all.push(startAccount(opened, options));
      announcements.push(...announcementsOf(opened, folder));
    }
  } catch (error) {
    closeStores();
    throw error;
  }
  return {
    all,
    announcements,
    find: (accountId) => all.find(({ id }) => id === accountId),
    close() {
      for (const account of all) account.saveClock();
      closeStores();
    },
  };
}
