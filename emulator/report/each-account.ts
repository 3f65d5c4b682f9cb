import { visibleLine } from '../../src/domain/text/safe-text';
import { type Print, printText } from '../terminal';
import { AccountError } from '../store/failures';
import type { AccountStore } from '../store/account-store';
import { openAccount, openStore } from '../store/open-account';
import { inTemporaryFolder, whileOpen } from '../store/closing';
import { accountsIn, foldersByAccount, orHowToPart } from '../store/import/account-folders';
import { type FolderPlace, placeOf } from '../store/import/folder-files';
import { readAccountFolder } from '../store/import/read-account-folder';

/** How the accounts of a report are read. */
export interface AccountsReading {
  readonly skipUnknown: boolean;
  /** Whether recorded and simulated accounts may stand side by side, because nothing is added up. */
  readonly sideBySide?: boolean;
  /** Makes UUIDs for the saved previews of an account whose token nobody saved. */
  readonly newUuid: (accountId: string) => string;
}

/** An account that could not be read, and why. */
export interface Unreadable {
  readonly path: string;
  readonly reason: string;
}

/** Says what could not be read: in one line where its reason is one, else its name above the lines of its problems. */
export function tellUnreadable(complain: Print, unreadable: readonly Unreadable[]): void {
  for (const { path, reason } of unreadable) {
    const name = visibleLine(path);
    if (reason.includes('\n')) printText(complain, `${name}:\n${reason}`);
    // Reasons that name what they are of say it once.
    else complain(reason.includes(name) ? reason : `${name}: ${reason}`);
  }
}

/** Opens an account, has `work` read it, and lets go of it. A folder becomes a store that is thrown away. */
function withStore(
  paths: readonly string[],
  options: AccountsReading,
  work: (store: AccountStore) => void,
): void {
  const [path = ''] = paths;
  if (path.endsWith('.db')) {
    whileOpen(openStore(path), work);
    return;
  }
  inTemporaryFolder('report-', (dataDirectory) => {
    const { store } = openAccount({ ...options, folder: paths, dataDirectory, reset: false });
    whileOpen(store, work);
  });
}

/**
 * Reads every account at some paths, one after the other: folders, stores, or folders of such. Folders of one account
 * are read as one.
 *
 * @param visit gets an account's store, and where its documents lie: undefined for a store, which has none. It may throw
 * AccountError
 * @returns what could not be read, so that the rest is told nevertheless
 */
export function eachAccount(
  paths: readonly string[],
  options: AccountsReading,
  visit: (store: AccountStore, place: FolderPlace | undefined) => void,
): readonly Unreadable[] {
  const unreadable: Unreadable[] = [];
  const attempt = <T>(path: string, work: () => T): T | undefined => {
    try {
      return work();
    } catch (error) {
      if (!(error instanceof AccountError)) throw error;
      unreadable.push({ path, reason: error.message });
      return undefined;
    }
  };
  const { skipUnknown } = options;
  const found = new Set(paths.flatMap((path) => attempt(path, () => accountsIn(path)) ?? []));
  const groups = foldersByAccount([...found], (each) =>
    each.endsWith('.db')
      ? each
      : attempt(
          each,
          () => orHowToPart(each, () => readAccountFolder(each, { skipUnknown })).identity.accountId,
        ),
  );
  const read = new Map<string, { readonly path: string; readonly kind: AccountStore['kind'] }>();
  for (const group of groups) {
    const path = group.join(', ');
    attempt(path, () =>
      withStore(group, options, (store) => {
        const other = read.get(store.accountId);
        // Runs that both have would count twice.
        if (other)
          throw new AccountError(
            `holds account ${store.accountId}, as ${other.path} does. Name one of the two.`,
          );
        const [first] = read.values();
        if (first && first.kind !== store.kind && !options.sideBySide)
          throw new AccountError(
            `is ${store.kind}, and the accounts before it are ${first.kind}: the two are never added up. Make a report of each.`,
          );
        read.set(store.accountId, { path, kind: store.kind });
        visit(store, path.endsWith('.db') ? undefined : placeOf(group));
      }),
    );
  }
  return unreadable;
}
