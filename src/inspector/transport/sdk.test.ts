import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, afterAll, beforeAll, expect, test } from 'vitest';
import { connectInspector, type Connection, retryStrategyFor, type SdkRetryStrategy } from './sdk';

describe('sdk', () => {
  // @vitest-environment node

  const requests: { url: string; scope: string }[] = [];
  const server = createServer((request, response) => {
    const [, scope = ''] = /Credential=[^/]+\/\d{8}\/([^,]+)/.exec(request.headers.authorization ?? '') ?? [];
    requests.push({ url: request.url ?? '', scope });
    response.setHeader('content-type', 'application/x-amz-json-1.1');
    response.end('{"assessmentRunArns":[],"previewToken":"00000000-0000-4000-8000-000000000000"}');
  });
  let origin: string;
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  /** Sends a read and a write, and gives what arrived. */
  async function send(more: Pick<Connection, 'endpoint' | 'signing'>) {
    requests.length = 0;
    const call = connectInspector({
      region: 'eu-west-1',
      credentials: { accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'secret' },
      limiter: { slowDown: () => undefined, speedUp: () => undefined },
      ...more,
    });
    await call('ListAssessmentRuns', {}, undefined);
    await call('CreateExclusionsPreview', { assessmentTemplateArn: 'arn' }, undefined);
    return [...requests];
  }

  const twice = <T>(one: T): readonly T[] => [one, one];

  test('calls are signed for Inspector in the region that is shown', async () => {
    expect(await send({ endpoint: origin })).toEqual(
      twice({ url: '/', scope: 'eu-west-1/inspector/aws4_request' }),
    );
  });

  test('a configured signing name and region take their place, in reads and writes', async () => {
    const endpoint = `${origin}/210987654321/eu-west-1`;
    const sent = await send({ endpoint, signing: { name: 'lambda', region: 'us-east-1' } });
    expect(sent).toEqual(twice({ url: '/210987654321/eu-west-1/', scope: 'us-east-1/lambda/aws4_request' }));
  });
});

describe('retries', () => {
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
});
