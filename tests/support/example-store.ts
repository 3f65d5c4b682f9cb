import { openAccount, type OpenedAccount } from '../../emulator/store/open-account';
import { exampleAccount } from './emulator';

/** Imports the simulated example in memory. What it holds takes its ids from its own ARNs: nothing asks for random ones. */
export function openExample(): OpenedAccount {
  return openAccount({
    folder: exampleAccount,
    dataDirectory: ':memory:',
    reset: false,
    newUuid: () => {
      throw new Error('nothing here takes random ids');
    },
  });
}
