import { AccountError } from '../store/account-error';

/** What a principal may do with which accounts. What no grant says is refused. */
export interface Grant {
  /**
   * An IAM user's ARN, or a role's as its sessions show it, without the session's name:
   * `arn:aws:sts::111122223333:assumed-role/exclusions-reader`.
   */
  readonly principal: string;
  /** Twelve digits each. */
  readonly accounts: readonly string[];
  /** Action patterns as local users have them, for example `inspector:List*`. */
  readonly allow: readonly string[];
}

const PRINCIPAL = /^arn:aws[a-z-]*:(?:iam::\d{12}:user\/[\w+=,.@/-]+|sts::\d{12}:assumed-role\/[\w+=,.@-]+)$/;
const ACTION = /^inspector:[A-Za-z*?]+$/i;

function readTexts(value: unknown, pattern: RegExp, where: string, what: string): readonly string[] {
  if (!Array.isArray(value) || value.length === 0)
    throw new AccountError(`${where} must be a list of ${what}.`);
  return value.map((entry: unknown) => {
    if (typeof entry !== 'string' || !pattern.test(entry))
      throw new AccountError(`${where} must be a list of ${what}; ${JSON.stringify(entry)} is none.`);
    return entry;
  });
}

/**
 * Reads a document of permissions: `{"grants": [{"principal", "accounts", "allow"}]}`.
 *
 * @throws AccountError that names the member
 */
export function readGrants(value: unknown): readonly Grant[] {
  const list =
    typeof value === 'object' && value !== null ? (value as { grants?: unknown }).grants : undefined;
  if (!Array.isArray(list) || list.length === 0)
    throw new AccountError('A document of permissions holds a list of grants.');
  return list.map((entry: unknown, index) => {
    const where = `grants[${index}]`;
    if (typeof entry !== 'object' || entry === null) throw new AccountError(`${where} must be an object.`);
    const { principal, accounts, allow, ...others } = entry as Record<string, unknown>;
    const [unknown] = Object.keys(others);
    // A misspelt member could mean less than it grants.
    if (unknown !== undefined)
      throw new AccountError(`${where} has an unknown member ${JSON.stringify(unknown)}.`);
    if (typeof principal !== 'string' || !PRINCIPAL.test(principal))
      throw new AccountError(
        `${where}.principal must be the ARN of a user, or arn:aws:sts::ACCOUNT:assumed-role/ROLE.`,
      );
    return {
      principal,
      accounts: readTexts(accounts, /^\d{12}$/, `${where}.accounts`, 'account ids'),
      allow: readTexts(allow, ACTION, `${where}.allow`, 'Inspector actions'),
    };
  });
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
