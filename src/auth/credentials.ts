import { fromCognitoIdentityPool } from '@aws-sdk/credential-providers';
import type { Config } from '../config/config';
import { type IdentityCache, keptIdentities } from './kept-identities';
import type { Session } from './session';
import { SignInError } from './open-id-client';

/** Gives credentials that are good for a while yet. The SDK's clients take it as their `credentials`. */
export type CredentialsProvider = ReturnType<typeof fromCognitoIdentityPool>;

/** The credentials of a session in one account. */
export interface SessionCredentials extends CredentialsProvider {
  /** Forgets the credentials that it has: the service no longer takes them, whatever they say of their end. */
  readonly discard: () => void;
}

type Credentials = Awaited<ReturnType<CredentialsProvider>>;

/** Credentials are fetched anew when this much of their life is left, or a quarter of it if that is less. */
const RENEW_BEFORE = 300_000;

/** One user's identity in one account's pool. */
interface PoolIdentity {
  readonly subject: string;
  /** Keeps the identity's id, so that a renewal is one call. */
  readonly fetch: CredentialsProvider;
  credentials: Credentials | undefined;
  /** Milliseconds since the epoch. */
  renewAt: number;
  pending: Promise<Credentials> | undefined;
}

const shared = new WeakMap<Session, Map<string, SessionCredentials>>();

/** @param cache where the identity's id may be known from an earlier load */
function poolProvider(
  session: Session,
  config: Config,
  accountId: string,
  subject: string,
  cache: IdentityCache,
): CredentialsProvider {
  const account = config.accounts.find(({ id }) => id === accountId);
  if (!account)
    return () => Promise.reject(new Error(`Account ${accountId} is not in the console's configuration`));
  const { cognitoIdentity } = config.endpoints;
  return fromCognitoIdentityPool({
    identityPoolId: account.identityPoolId,
    // The issuer without its scheme, as Cognito names providers; a fresh token at every renewal.
    logins: { [config.issuer.replace(/^https?:\/\//, '')]: () => session.idToken() },
    cache,
    userIdentifier: subject,
    clientConfig: {
      region: account.cognitoRegion,
      ...(cognitoIdentity !== undefined && { endpoint: cognitoIdentity }),
    },
  });
}

/** What an id that is no longer the user's, or of a pool that is no longer there, is refused with. */
const REFUSED: ReadonlySet<string> = new Set(['NotAuthorizedException', 'ResourceNotFoundException']);

/** As {@link poolProvider}, with the id that an earlier load kept; one that is refused is asked for anew, once. */
function keptPoolProvider(
  session: Session,
  config: Config,
  accountId: string,
  subject: string,
): CredentialsProvider {
  let wasKept = false;
  const cache = keptIdentities(subject);
  const watched: IdentityCache = {
    ...cache,
    getItem(key) {
      const identityId = cache.getItem(key);
      wasKept = identityId !== null;
      return identityId;
    },
  };
  let provider = poolProvider(session, config, accountId, subject, watched);
  return async () => {
    try {
      return await provider();
    } catch (error) {
      if (!wasKept || !(error instanceof Error) || !REFUSED.has(error.name)) throw error;
      wasKept = false;
      // The SDK has taken it out of the store by now.
      provider = poolProvider(session, config, accountId, subject, watched);
      return provider();
    }
  };
}

function createProvider(
  session: Session,
  config: Config,
  accountId: string,
  now: () => number,
): SessionCredentials {
  let identity: PoolIdentity | undefined;
  session.subscribe(() => {
    if (session.getSnapshot().status !== 'signed-in') identity = undefined;
  });

  async function renew(mine: PoolIdentity): Promise<Credentials> {
    const begun = now();
    try {
      const credentials = await mine.fetch();
      const ends = credentials.expiration?.getTime() ?? begun;
      mine.credentials = credentials;
      mine.renewAt = ends - Math.min(RENEW_BEFORE, (ends - begun) / 4);
    } catch (error) {
      // A refusal counts at once. What is only out of reach may be asked again while the old ones are good.
      const refused =
        error instanceof Error && ['NotAuthorizedException', 'SignInError'].includes(error.name);
      const ends = mine.credentials?.expiration?.getTime() ?? 0;
      if (refused || now() >= ends) throw error;
    } finally {
      mine.pending = undefined;
    }
    if (identity !== mine || !mine.credentials) throw new SignInError('ended', 'The session has ended.');
    return mine.credentials;
  }

  async function provide(): Promise<Credentials> {
    const snapshot = session.getSnapshot();
    if (snapshot.status !== 'signed-in') throw new SignInError('ended', 'Nobody is signed in.');
    const { subject } = snapshot;
    if (identity?.subject !== subject)
      identity = {
        subject,
        fetch: keptPoolProvider(session, config, accountId, subject),
        credentials: undefined,
        renewAt: 0,
        pending: undefined,
      };
    if (identity.credentials && now() < identity.renewAt) return identity.credentials;
    identity.pending ??= renew(identity);
    return identity.pending;
  }

  return Object.assign(provide, {
    discard(): void {
      if (identity) identity.credentials = undefined;
    },
  });
}

/**
 * The credentials of the signed-in user in one account, good for each of its regions: fetched from the
 * account's identity pool when first needed, kept in memory, renewed before they expire, shared by
 * everybody who asks for the same account, and forgotten when the session ends.
 *
 * This file loads the SDK: only the data layer's own part that is loaded with the SDK may import it.
 *
 * What it throws keeps its name: `NotAuthorizedException` where the user may not use the account's pool,
 * `ResourceNotFoundException` for a pool that is not there, `SignInError` where the session has ended.
 */
export function credentialsFor(
  session: Session,
  config: Config,
  accountId: string,
  now: () => number = Date.now,
): SessionCredentials {
  const providers = shared.get(session) ?? new Map<string, SessionCredentials>();
  shared.set(session, providers);
  const provider = providers.get(accountId) ?? createProvider(session, config, accountId, now);
  providers.set(accountId, provider);
  return provider;
}
