import type { Accounts } from './accounts';
import { isAllowed } from './inspector/permissions';
import type { Authenticate, UserHint } from './sign-in/users';
import { hashPassword, verifyPassword } from './store/password';

/** AWS's documented example key: an account whose user has it is an example, and its users are no secret. */
const EXAMPLE_ACCESS_KEY = 'AKIAIOSFODNN7EXAMPLE';
const EXAMPLE_PASSWORD = 'inspector';

/** Looks names and passwords up in the users of all accounts. */
export function createAuthenticate(accounts: Accounts): Authenticate {
  // A name that nobody has is checked against this, so that it takes as long as a wrong password.
  const nobody = hashPassword('');
  return (name, password) => {
    const users = accounts.all.flatMap(({ id, services }) =>
      services.store
        .users()
        .filter((user) => user.name === name)
        .map((user) => ({ id, hash: user.passwordHash })),
    );
    if (users.length === 0) verifyPassword(nobody, password);
    const opened = users.filter(({ hash }) => verifyPassword(hash, password)).map(({ id }) => id);
    return opened.length > 0 ? { name, accounts: opened } : undefined;
  };
}

function mayDo(allow: readonly string[]): string {
  if (isAllowed({ allow }, 'CreateExclusionsPreview')) return 'May read, and create previews';
  if (isAllowed({ allow }, 'ListExclusions')) return 'May read, but not create previews';
  return 'May do nothing';
}

/** The users of the example account, for the sign-in page to name; nobody of any other account. */
export function createHints(accounts: Accounts): () => readonly UserHint[] {
  let hints: readonly UserHint[] | undefined;
  // Each check costs as much as a sign-in, so it is made once, and only when the page is asked for.
  return () =>
    (hints ??= accounts.all
      .map(({ services }) => services.store.users())
      .filter((users) => users.some(({ accessKeyId }) => accessKeyId === EXAMPLE_ACCESS_KEY))
      .flat()
      .filter(({ passwordHash }) => verifyPassword(passwordHash, EXAMPLE_PASSWORD))
      .map(({ name, allow }) => ({ name, password: EXAMPLE_PASSWORD, mayDo: mayDo(allow) })));
}
