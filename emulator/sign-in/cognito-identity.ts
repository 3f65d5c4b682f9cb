/** The identity pools of Cognito Identity: temporary credentials for whoever brings one of the sign-in's ID tokens. */
import { randomBytes } from 'node:crypto';
import type { Clock } from '../clock';
import type { KeyRing } from '../credentials';
import { stableUuid } from '../ids';
import type { IdTokenClaims, IdTokenFault } from './tokens';
import { partitionOf } from '../../src/domain/address/arn';

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

/** What the pools have to know of who brings an ID token: among others the accounts whose password was given. */
type ProvedUser = Pick<IdTokenClaims, 'accounts' | 'subject' | 'userName'>;

/** What the identity pools are made of. */
interface CognitoIdentityOptions {
  /** Real time: credentials go to programs outside. */
  readonly clock: Clock;
  readonly keyRing: KeyRing;
  /** The issuer whose tokens the pools trust. */
  readonly issuer: () => string;
  readonly verifyIdToken: (token: string) => Promise<ProvedUser | { readonly fault: IdTokenFault }>;
  readonly accounts: () => readonly PoolAccount[];
  /** The life of credentials, in seconds; an hour, which is also the longest that Cognito gives. */
  readonly credentialSeconds?: number;
}

/** Cognito Identity, as far as a sign-in to an account needs it. */
interface CognitoIdentity {
  /**
   * Answers a call; none of them is signed.
   * @param target the `X-Amz-Target` header: `AWSCognitoIdentityService.GetId`
   * @param body the parsed JSON of the request
   * @returns the HTTP status and the members of the JSON body
   */
  readonly handle: (
    target: string,
    body: unknown,
  ) => Promise<{ readonly status: number; readonly body: Readonly<Record<string, unknown>> }>;
}

const PREFIX = 'AWSCognitoIdentityService.';

/** AWS's own wordings, as its forums quote them. */
const FAULTS: Readonly<Record<IdTokenFault, string>> = {
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

/** A refusal in Cognito Identity's own words. Its HTTP status is 400. */
class CognitoError extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.name = 'CognitoError';
    this.code = code;
  }
}

/** Not allowed, or not proved: Cognito has one name for both. */
const notAuthorized = (message: string) => new CognitoError('NotAuthorizedException', message);

/** A pool or an identity that is not there. */
const notFound = (message: string) => new CognitoError('ResourceNotFoundException', message);

/** A member that does not fit the model. */
const invalid = (member: string, value: string, constraint: string) =>
  new CognitoError(
    'ValidationException',
    `1 validation error detected: Value ${value} at '${member}' failed to satisfy constraint: ${constraint}`,
  );

/** Provider names to tokens. */
type Logins = ReadonlyMap<string, string>;

type Members = Readonly<Record<string, unknown>>;

/** Identity and pool ids have one shape in the model: `[\w-]+:[0-9a-f-]+`, at most 55 characters. */
const ID = /^[\w-]+:[0-9a-f-]+$/;

const MAX_LOGINS = 10;

function readMembers(body: unknown): Members {
  if (typeof body === 'object' && body !== null && !Array.isArray(body)) return body as Members;
  throw new CognitoError('SerializationException', 'The body is not a JSON object');
}

/** Reads a required id. @param member the model's name, as AWS writes it in messages: `identityPoolId` */
function readId(body: unknown, name: string, member: string): string {
  const value = readMembers(body)[name];
  if (value === undefined || value === null) throw invalid(member, 'null', 'Member must not be null');
  if (typeof value !== 'string') throw new CognitoError('SerializationException', `${name} is not a string`);
  if (value.length > 55)
    throw invalid(member, `'${value}'`, 'Member must have length less than or equal to 55');
  if (!ID.test(value))
    throw invalid(member, `'${value}'`, 'Member must satisfy regular expression pattern: [\\w-]+:[0-9a-f-]+');
  return value;
}

/** Reads the logins, which may be absent. A map: their names come from outside. */
function readLogins(body: unknown): Logins {
  const value = readMembers(body)['Logins'];
  if (value === undefined || value === null) return new Map();
  if (typeof value !== 'object' || Array.isArray(value))
    throw new CognitoError('SerializationException', 'Logins is not a map');
  const entries = Object.entries(value as Members);
  if (entries.length > MAX_LOGINS)
    throw invalid('logins', 'of this size', 'Member must have length less than or equal to 10');
  return new Map(
    entries.map(([name, token]) => {
      if (typeof token !== 'string')
        throw new CognitoError('SerializationException', 'Logins is not a map of strings');
      return [name, token];
    }),
  );
}
