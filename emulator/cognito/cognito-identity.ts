import { randomBytes } from 'node:crypto';
import { partitionOf } from '../../src/domain/address/arn';
import type { Clock } from '../clock';
import { type KeyRing, stableUuid } from '../credentials';
import { CognitoError, type Logins, notAuthorized, notFound, readId, readLogins } from './read-input';

/** An account, as its identity pool sees it. */
export interface PoolAccount {
  readonly id: string;
  /** The region that the pool lives in; its credentials are good in every region of the account. */
  readonly region: string;
  /** What a user of the account may do, as action patterns; undefined when the account has no such user. */
  readonly allowOf: (userName: string) => readonly string[] | undefined;
}

/** The id of an account's one identity pool, the same in every process: `us-east-1:` and a UUID. */
export function identityPoolId(accountId: string, region: string): string {
  return `${region}:${stableUuid('identity pool', accountId, region)}`;
}

/** The id of a user in a pool, the same in every process. */
function identityId(poolId: string, subject: string): string {
  const [region = ''] = poolId.split(':', 1);
  return `${region}:${stableUuid('identity', poolId, subject)}`;
}

/** The ARN that an identity's credentials speak for: a role per user, as Cognito names its sessions. */
function identityArn(account: PoolAccount, userName: string): string {
  const role = `exclusions-console-${userName.replaceAll(/[^\w+=,.@-]/g, '-')}`.slice(0, 64);
  return `arn:${partitionOf(account.region)}:sts::${account.id}:assumed-role/${role}/CognitoIdentityCredentials`;
}

/** What a valid ID token proves. */
export interface ProvedUser {
  readonly subject: string;
  readonly userName: string;
  /** The accounts whose password the user gave. */
  readonly accounts: readonly string[];
}

/** Which check an ID token failed. */
export type TokenFault = 'malformed' | 'signature' | 'issuer' | 'audience' | 'expired';

/** What the identity pools are made of. */
export interface CognitoIdentityOptions {
  /** Real time: credentials go to programs outside. */
  readonly clock: Clock;
  readonly keyRing: KeyRing;
  /** The issuer whose tokens the pools trust. */
  readonly issuer: () => string;
  readonly verifyIdToken: (token: string) => Promise<ProvedUser | { readonly fault: TokenFault }>;
  readonly accounts: () => readonly PoolAccount[];
  /** The life of credentials, in seconds; an hour, which is also the longest that Cognito gives. */
  readonly credentialSeconds?: number;
}

/** An answer: HTTP status and the members of the JSON body. */
export interface CognitoAnswer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

/** Cognito Identity, as far as a sign-in to an account needs it. */
export interface CognitoIdentity {
  /**
   * Answers a call; none of them is signed.
   * @param target the `X-Amz-Target` header: `AWSCognitoIdentityService.GetId`
   * @param body the parsed JSON of the request
   */
  readonly handle: (target: string, body: unknown) => Promise<CognitoAnswer>;
}

const PREFIX = 'AWSCognitoIdentityService.';

/** AWS's own wordings, as its forums quote them. */
const FAULTS: Readonly<Record<TokenFault, string>> = {
  malformed: 'Invalid login token. Not a valid OpenId Connect identity token.',
  signature: 'Invalid login token. Token signature invalid.',
  issuer: "Invalid login token. Issuer doesn't match providerName",
  audience: 'Invalid login token. Incorrect token audience.',
  expired: 'Invalid login token. Token expired.',
};

function randomText(alphabet: string, length: number): string {
  // Both alphabets have a power of two of characters, so none is more likely than another.
  return Array.from(randomBytes(length), (byte) => alphabet.charAt(byte % alphabet.length)).join('');
}

const KEY_ID = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const SECRET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** The ids of pools by account: each is a hash, and a call looks through those of all accounts. */
const poolIds = new WeakMap<PoolAccount, string>();

function poolOf(account: PoolAccount): string {
  const known = poolIds.get(account) ?? identityPoolId(account.id, account.region);
  poolIds.set(account, known);
  return known;
}

/** The user's own permissions in the account that a pool belongs to. */
function allowIn(account: PoolAccount, claims: ProvedUser): readonly string[] {
  const allow = claims.accounts.includes(account.id) ? account.allowOf(claims.userName) : undefined;
  if (!allow) throw notAuthorized('The user of this token may not use this identity pool.');
  return allow;
}

/**
 * Makes the identity pools: one per account, without guests. An account's pool opens only to a token
 * that names the account, so that a password of one account never opens another.
 */
export function createCognitoIdentity(options: CognitoIdentityOptions): CognitoIdentity {
  const { clock, keyRing, accounts } = options;
  const life = Math.min(options.credentialSeconds ?? 3600, 3600);

  async function readClaims(logins: Logins): Promise<ProvedUser> {
    // The provider's name is the issuer without its scheme.
    const provider = options.issuer().replace(/^https?:\/\//, '');
    const token = logins.get(provider);
    if (token === undefined || logins.size > 1)
      throw notAuthorized('Token is not from a supported provider of this identity pool.');
    const proved = await options.verifyIdToken(token);
    if ('fault' in proved) throw notAuthorized(FAULTS[proved.fault]);
    return proved;
  }

  async function getId(body: unknown) {
    const poolId = readId(body, 'IdentityPoolId', 'identityPoolId');
    const logins = readLogins(body);
    const account = accounts().find((one) => poolOf(one) === poolId);
    if (!account) throw notFound(`IdentityPool '${poolId}' not found.`);
    if (logins.size === 0)
      throw notAuthorized('Unauthenticated access is not supported for this identity pool.');
    const claims = await readClaims(logins);
    allowIn(account, claims);
    return { IdentityId: identityId(poolId, claims.subject) };
  }

  async function getCredentialsForIdentity(body: unknown) {
    const id = readId(body, 'IdentityId', 'identityId');
    const logins = readLogins(body);
    if (logins.size === 0) throw notAuthorized(`Access to Identity '${id}' is forbidden.`);
    const claims = await readClaims(logins);
    const account = accounts().find((one) => identityId(poolOf(one), claims.subject) === id);
    if (!account)
      throw notAuthorized(
        "Logins don't match. Please include at least one valid login for this identity or identity pool.",
      );
    const allow = allowIn(account, claims);
    const expiresAt = Math.floor(clock.now() / 1000) + life;
    const accessKeyId = `ASIA${randomText(KEY_ID, 16)}`;
    const secretAccessKey = randomText(SECRET, 40);
    const sessionToken = randomBytes(192).toString('base64');
    keyRing.add({
      accessKeyId,
      secretAccessKey,
      sessionToken,
      accountId: account.id,
      principalArn: identityArn(account, claims.userName),
      allow,
      expiresAt: expiresAt * 1000,
    });
    return {
      IdentityId: id,
      Credentials: {
        AccessKeyId: accessKeyId,
        SecretKey: secretAccessKey,
        SessionToken: sessionToken,
        Expiration: expiresAt,
      },
    };
  }

  function answer(operation: string, body: unknown): Promise<Readonly<Record<string, unknown>>> {
    if (operation === 'GetId') return getId(body);
    if (operation === 'GetCredentialsForIdentity') return getCredentialsForIdentity(body);
    throw new CognitoError('UnknownOperationException', `${operation} is not an operation of this endpoint`);
  }

  return {
    async handle(target, body) {
      try {
        const operation = target.startsWith(PREFIX) ? target.slice(PREFIX.length) : target;
        return { status: 200, body: await answer(operation, body) };
      } catch (error) {
        if (!(error instanceof CognitoError)) throw error;
        return { status: 400, body: { __type: error.code, message: error.message } };
      }
    },
  };
}
