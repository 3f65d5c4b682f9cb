/** Looks up who signs in among the users of the server and of all accounts, and which of them everybody may know. */

import type { Account, Accounts } from './accounts';
import { isAllowed } from './inspector/permissions';
import type { UserHint } from './sign-in/sign-in-page';
import type { Authenticate } from './sign-in/attempts';
import { PasswordHasher, verifyPassword } from './store/password';

/** AWS's documented example key: an account whose user has it is an example, and its users are no secret. */
const EXAMPLE_ACCESS_KEY = 'AKIAIOSFODNN7EXAMPLE';
const EXAMPLE_PASSWORD = 'inspector';

/** Looks names and passwords up in the users of the server and of all accounts. */
export function createAuthenticate(accounts: Accounts): Authenticate {
  // A name that nobody has is checked against this, so that it takes as long as a wrong password.
  let nobody: string | undefined;
  return async (name, password) => {
    const users = accounts.all.flatMap((account) => {
      const user = userOf(account, accounts, name);
      return user ? [{ id: account.id, hash: user.passwordHash }] : [];
    });
    nobody ??= new PasswordHasher().hash('', '');
    const fits = await verifyPassword(users.length > 0 ? users.map(({ hash }) => hash) : [nobody], password);
    const opened = users.filter((_, index) => fits[index]).map(({ id }) => id);
    return opened.length > 0 ? { name, accounts: opened } : undefined;
  };
}

/** The user of a name in one account: its own, or one of the server's who may open it. */
export function userOf(account: Account, { serverUsers }: Accounts, name: string) {
  const own = account.services.store.users().find((user) => user.name === name);
  return (
    own ??
    serverUsers.find(
      (user) => user.name === name && (user.accounts === '*' || user.accounts.includes(account.id)),
    )
  );
}

function mayDo(allow: readonly string[]): string {
  if (isAllowed({ allow }, 'CreateExclusionsPreview')) return 'May read, and create previews';
  if (isAllowed({ allow }, 'ListExclusions')) return 'May read, but not create previews';
  return 'May do nothing';
}

/** The users of the example account, for the sign-in page to name; nobody of any other account. */
export function createHints(accounts: Accounts): () => Promise<readonly UserHint[]> {
  let hints: Promise<readonly UserHint[]> | undefined;
  const find = async (): Promise<readonly UserHint[]> => {
    const users = accounts.all
      .map(({ services }) => services.store.users())
      .filter((all) => all.some(({ accessKeyId }) => accessKeyId === EXAMPLE_ACCESS_KEY))
      .flat();
    const known = await verifyPassword(
      users.map(({ passwordHash }) => passwordHash),
      EXAMPLE_PASSWORD,
    );
    return users
      .filter((_, index) => known[index])
      .map(({ name, allow }) => ({ name, password: EXAMPLE_PASSWORD, mayDo: mayDo(allow) }));
  };
  // Each check costs as much as a sign-in, so it is made once, and only when the page is asked for.
  return () => (hints ??= find());
}
