import { type Accounts, type AccountsOptions, openAccounts } from '../../emulator/accounts';
import { createKeyRing } from '../../emulator/credentials';

/** What a test says of the accounts that it opens: the folders, the clock, and what is not as usual. */
type Opened = Pick<AccountsOptions, 'folders' | 'clock'> & Partial<AccountsOptions>;

/** Opens accounts as the server does: without a disk, at the pace of their clock, previews ready at once. */
export const openedAccounts = (options: Opened): Accounts =>
  openAccounts({
    dataDirectory: ':memory:',
    reset: false,
    speed: 1,
    pageCap: 500,
    previewMilliseconds: 0,
    keys: createKeyRing(options.clock),
    ...options,
  });
