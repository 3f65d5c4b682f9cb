import type { Limiter } from './limiter';
import { toProblem } from './problem';

/** What the SDK's retry middleware asks of a strategy (its version 2), with tokens left opaque. */
export interface SdkRetryStrategy {
  acquireInitialRetryToken(scope: string): Promise<RetryToken>;
  refreshRetryTokenForRetry(token: RetryToken, error: RetryError): Promise<RetryToken>;
  recordSuccess(token: RetryToken): void;
}

interface RetryToken {
  getRetryCount(): number;
  getRetryDelay(): number;
}

interface RetryError {
  readonly error?: unknown;
  readonly errorType: 'TRANSIENT' | 'THROTTLING' | 'SERVER_ERROR' | 'CLIENT_ERROR';
}

/** Everything but throttling is asked again this often at most: nobody waits a minute to read an error. */
const OTHER_ATTEMPTS = 3;

/**
 * The SDK's own strategy with three decisions of ours:
 *
 * - LimitExceededException is a quota in Inspector, though the SDK takes it for throttling: never again.
 * - AWS's own endpoints are gone: a call that they leave unanswered is not repeated.
 * - A lost connection and an answer that was cut short are worth two more attempts; the SDK gives up on them.
 *
 * The SDK of this version makes a strategy for each call, so its rate limiter is never shared between
 * calls. The limiter, which is, learns here what the service bears.
 */
export function retryStrategyFor(
  strategy: SdkRetryStrategy,
  options: { readonly awsEndpoint: boolean; readonly limiter: Pick<Limiter, 'slowDown' | 'speedUp'> },
): SdkRetryStrategy {
  return {
    acquireInitialRetryToken: (scope) => strategy.acquireInitialRetryToken(scope),
    recordSuccess(token) {
      options.limiter.speedUp();
      strategy.recordSuccess(token);
    },
    refreshRetryTokenForRetry(token, info) {
      const { kind } = toProblem(info.error);
      if (kind === 'throttled') {
        options.limiter.slowDown();
        return strategy.refreshRetryTokenForRetry(token, info);
      }
      const last = token.getRetryCount() + 1 >= OTHER_ATTEMPTS;
      const pointless =
        kind === 'limit-exceeded' || kind === 'canceled' || (kind === 'network' && options.awsEndpoint);
      if (last || pointless) return Promise.reject(new Error('Not worth another attempt'));
      const again = kind === 'network' || kind === 'bad-answer';
      return strategy.refreshRetryTokenForRetry(token, again ? { ...info, errorType: 'TRANSIENT' } : info);
    },
  };
}
