import type * as v from 'valibot';
import {
  closedObject,
  openObject,
  readDocument,
  type ReadonlyDocument,
  schemaLink,
  someOf,
  textLike,
} from '../../src/domain/text/document-schema';
import { AccountError } from '../store/account-error';

const PRINCIPAL = /^arn:aws[a-z-]*:(?:iam::\d{12}:user\/[\w+=,.@/-]+|sts::\d{12}:assumed-role\/[\w+=,.@-]+)$/;

/** The schema of a document of permissions, such as `permissions.json` (docs/deploy.md). */
export const permissionsSchema = openObject({
  grants: someOf(
    closedObject({
      /**
       * An IAM user's ARN, or a role's as its sessions show it, without the session's name:
       * `arn:aws:sts::111122223333:assumed-role/exclusions-reader`.
       */
      principal: textLike(PRINCIPAL, 'must be the ARN of a user, or arn:aws:sts::ACCOUNT:assumed-role/ROLE'),
      /** Twelve digits each. */
      accounts: someOf(textLike(/^\d{12}$/, 'must be the twelve digits of an account')),
      /** Action patterns as local users have them, for example `inspector:List*`. */
      allow: someOf(
        textLike(/^inspector:[A-Za-z*?]+$/i, 'must be an action of Inspector, such as inspector:List*'),
      ),
    }),
  ),
  ...schemaLink,
});

/** What a principal may do with which accounts. What no grant says is refused. */
export type Grant = ReadonlyDocument<v.InferOutput<typeof permissionsSchema>['grants'][number]>;

/**
 * Reads a document of permissions: `{"grants": [{"principal", "accounts", "allow"}]}`.
 *
 * @throws AccountError that names the member
 */
export function readGrants(value: unknown): readonly Grant[] {
  return readDocument(permissionsSchema, value, ({ path, reason }) =>
    path === '' || path === 'grants'
      ? new AccountError('A document of permissions holds a list of grants.')
      : new AccountError(`${path} ${reason}.`),
  ).grants;
}

/** Whether a verified caller is the principal, or a session of it. */
function isPrincipal(caller: string, principal: string): boolean {
  if (!principal.includes(':assumed-role/')) return caller === principal;
  const session = caller.slice(principal.length);
  return caller.startsWith(principal) && /^\/[^/]+$/.test(session);
}

/** The action patterns that all grants together give a caller in an account; none is no permission. */
export function allowedActions(
  grants: readonly Grant[],
  caller: string,
  accountId: string,
): readonly string[] {
  return grants
    .filter(({ principal, accounts }) => isPrincipal(caller, principal) && accounts.includes(accountId))
    .flatMap(({ allow }) => allow);
}
