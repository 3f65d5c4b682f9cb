import type { FailedItemErrorCode } from '@aws-sdk/client-inspector';

/** Which calls a rule is about. Calls are counted per rule, from 1, among those of its operation and account. */
export interface FaultMatch {
  /** An operation's name, or `*`. */
  readonly operation: string;
  /** Twelve digits; without it, every account. Cognito's calls belong to no account. */
  readonly account?: string;
  /** Exactly this call. */
  readonly call?: number;
  /** Every n-th call. */
  readonly every?: number;
  /** The calls from here, and up to `to` if that is there. */
  readonly from?: number;
  readonly to?: number;
  /** Each call with this probability, drawn from a generator that starts at `seed`. */
  readonly probability?: number;
  readonly seed?: number;
}

/** What happens to a call that a rule is about. One rule may do several of these. */
export interface FaultEffect {
  /** The error's name, modelled or not, with its message, HTTP status and further members. */
  readonly error?: string;
  readonly message?: string;
  readonly status?: number;
  readonly members?: Readonly<Record<string, unknown>>;
  /** How long the call waits, and at most how much longer by chance. */
  readonly delayMs?: number;
  readonly jitterMs?: number;
  /** A token bucket: calls beyond it get ThrottlingException. */
  readonly throttle?: { readonly ratePerSecond: number; readonly burst: number };
  /** The connection is reset instead of an answer, or in the middle of it. */
  readonly transport?: 'reset' | 'truncate';
  /** A page names its own token as the next, or the token that was sent is refused. */
  readonly pageToken?: 'repeat' | 'expire';
  /** At most so many items on a page, with more to follow; 0 makes an empty page. */
  readonly pageSize?: number;
  /** The first items of a Describe call come back as failed. */
  readonly failedItems?: { readonly code: FailedItemErrorCode; readonly count: number };
  /** The caller's temporary credentials end now. */
  readonly expireCredentials?: true;
}

export type FaultRule = FaultMatch & FaultEffect;
