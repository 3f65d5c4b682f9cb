import { expect, test } from 'vitest';
import { retryStrategyFor, type SdkRetryStrategy } from './retries';

type Token = Awaited<ReturnType<SdkRetryStrategy['acquireInitialRetryToken']>>;
type Info = Parameters<SdkRetryStrategy['refreshRetryTokenForRetry']>[1];

const token = (count: number): Token => ({ getRetryCount: () => count, getRetryDelay: () => 0 });
const named = (name: string) => Object.assign(new Error(name), { name });

function createStrategy(awsEndpoint: boolean) {
  const passedOn: Info[] = [];
  const told: string[] = [];
  const strategy = retryStrategyFor(
    {
      acquireInitialRetryToken: async () => token(0),
      refreshRetryTokenForRetry: async (before, info) => {
        passedOn.push(info);
        return token(before.getRetryCount() + 1);
      },
      recordSuccess: () => {},
    },
    { awsEndpoint, limiter: { slowDown: () => told.push('slower'), speedUp: () => told.push('faster') } },
  );
  const retries = async (error: Error, errorType: Info['errorType'], count = 0): Promise<boolean> => {
    try {
      await strategy.refreshRetryTokenForRetry(token(count), { error, errorType });
      return true;
    } catch {
      return false;
    }
  };
  return { strategy, retries, passedOn, told };
}

test('throttling is left to the SDK, to its last attempt, and slows the limiter down', async () => {
  const { strategy, retries, told } = createStrategy(false);
  expect(await retries(named('ThrottlingException'), 'THROTTLING', 8)).toBe(true);
  strategy.recordSuccess(token(0));
  expect(told).toEqual(['slower', 'faster']);
});

test('a quota is not retried, though the SDK takes it for throttling', async () => {
  const { retries, told } = createStrategy(false);
  expect(await retries(named('LimitExceededException'), 'THROTTLING')).toBe(false);
  expect(told).toEqual([]);
});

test('a lost connection and a cut answer are worth three attempts in all', async () => {
  for (const name of ['TypeError', 'SyntaxError', 'TimeoutError']) {
    const { retries, passedOn } = createStrategy(false);
    expect([
      await retries(named(name), 'CLIENT_ERROR', 0),
      await retries(named(name), 'CLIENT_ERROR', 1),
    ]).toEqual([true, true]);
    expect(await retries(named(name), 'CLIENT_ERROR', 2)).toBe(false);
    expect(passedOn.map(({ errorType }) => errorType)).toEqual(['TRANSIENT', 'TRANSIENT']);
  }
});

test('an endpoint of AWS that does not answer is asked once', async () => {
  const { retries } = createStrategy(true);
  expect(await retries(named('TimeoutError'), 'TRANSIENT')).toBe(false);
  expect(await retries(named('InternalException'), 'TRANSIENT')).toBe(true);
});

test('a call that was given up is not sent again', async () => {
  const { retries } = createStrategy(false);
  expect(await retries(named('AbortError'), 'CLIENT_ERROR')).toBe(false);
});
