import { partitionOf } from '../../src/domain/address/arn';
import { stableUuid } from '../credentials';

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
export function identityId(poolId: string, subject: string): string {
  const [region = ''] = poolId.split(':', 1);
  return `${region}:${stableUuid('identity', poolId, subject)}`;
}

/** The ARN that an identity's credentials speak for: a role per user, as Cognito names its sessions. */
export function identityArn(account: PoolAccount, userName: string): string {
  const role = `exclusions-console-${userName.replaceAll(/[^\w+=,.@-]/g, '-')}`.slice(0, 64);
  return `arn:${partitionOf(account.region)}:sts::${account.id}:assumed-role/${role}/CognitoIdentityCredentials`;
}
