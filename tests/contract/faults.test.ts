/** What goes wrong: as fault rules ask for it, and where the emulator itself fails. */
import {
  DescribeExclusionsCommand,
  ListAssessmentRunsCommand,
  ListExclusionsCommand,
  ListRulesPackagesCommand,
  paginateListAssessmentRuns,
} from '@aws-sdk/client-inspector';
import { describe, afterAll, afterEach, beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import { type FaultRule, readFaultRules } from '../../emulator/aws-json/read-fault-rules';
import { administrator, inspectorClient, startServer } from '../support/emulator';
import { send, sendBytes, signedHeaders } from '../support/raw-http';
import { writeSmallAccounts } from '../support/small-account';

describe('faults that a rule asks for', () => {
  let close: (() => Promise<void>) | undefined;
  afterEach(() => close?.());

  /** A client of an emulator with these rules, read as from a file. */
  async function clientWith(...rules: FaultRule[]) {
    const faults = readFaultRules(JSON.stringify(rules), 'the test');
    const server = await startServer({ faults });
    close = server.close;
    return { client: inspectorClient(server.origin), server };
  }

  const rulesPackages = new ListRulesPackagesCommand({});

  test('the n-th call fails with the error of the rule, modelled or not', async () => {
    const { client } = await clientWith(
      { operation: 'ListRulesPackages', call: 2, error: 'ThrottlingException', message: 'Rate exceeded' },
      {
        operation: 'ListRulesPackages',
        call: 3,
        error: 'InternalException',
        members: { canRetry: true },
      },
      { operation: 'ListRulesPackages', call: 4, error: 'ServiceUnavailable' },
    );
    await client.send(rulesPackages);
    await expect(client.send(rulesPackages)).rejects.toMatchObject({
      name: 'ThrottlingException',
      message: 'Rate exceeded',
      $metadata: { httpStatusCode: 400 },
    });
    await expect(client.send(rulesPackages)).rejects.toMatchObject({
      name: 'InternalException',
      canRetry: true,
      $metadata: { httpStatusCode: 500 },
    });
    await expect(client.send(rulesPackages)).rejects.toMatchObject({
      name: 'ServiceUnavailable',
      $metadata: { httpStatusCode: 503 },
    });
    await client.send(rulesPackages);
  });

  test('a rule of one account leaves the others alone', async () => {
    const { client } = await clientWith({ operation: '*', account: '999999999999', error: 'X' });
    await client.send(rulesPackages);
  });

  test.each(['reset', 'truncate'] as const)('the connection breaks: %s', async (transport) => {
    const { client } = await clientWith({ operation: 'ListRulesPackages', call: 1, transport });
    await expect(client.send(rulesPackages)).rejects.toThrow(/ECONNRESET|aborted|socket hang up/);
    await client.send(rulesPackages);
  });

  test.each([
    ['an error of a rule', [{ operation: '*', error: 'X', transport: 'reset' }]],
    [
      'an error of another rule',
      [
        { operation: '*', error: 'X' },
        { operation: '*', transport: 'truncate' },
      ],
    ],
    ['an error of the operation', [{ operation: '*', transport: 'reset' }]],
  ] as const)('the connection breaks also where the answer is %s', async (_, rules) => {
    const { client } = await clientWith(...rules);
    const unknown = new ListExclusionsCommand({ assessmentRunArn: 'no ARN' });
    await expect(client.send(unknown)).rejects.toThrow(/ECONNRESET|aborted|socket hang up/);
  });

  test('a rule about page sizes does not hide a wrong one', async () => {
    const { client } = await clientWith({ operation: '*', pageSize: 5 });
    await expect(client.send(new ListRulesPackagesCommand({ maxResults: 0 }))).rejects.toMatchObject({
      name: 'InvalidInputException',
    });
  });

  /** All run ARNs of the region, page by page, and how many pages there were. */
  async function walk(client: ReturnType<typeof inspectorClient>) {
    const arns: string[] = [];
    let pages = 0;
    for await (const page of paginateListAssessmentRuns({ client, pageSize: 5, stopOnSameToken: true }, {})) {
      arns.push(...(page.assessmentRunArns ?? []));
      pages += 1;
    }
    return { arns, pages };
  }

  test('short and empty pages with more to follow lose nothing', async () => {
    const healthy = await clientWith();
    const whole = await walk(healthy.client);
    await healthy.server.close();
    const { client } = await clientWith(
      { operation: 'ListAssessmentRuns', every: 2, pageSize: 0 },
      { operation: 'ListAssessmentRuns', every: 3, pageSize: 1 },
    );
    const faulty = await walk(client);
    expect(faulty.arns).toEqual(whole.arns);
    expect(faulty.pages).toBeGreaterThan(whole.pages);
  });

  test('a page token comes back again, or has expired', async () => {
    const repeated = await clientWith({ operation: 'ListAssessmentRuns', from: 2, pageToken: 'repeat' });
    const first = await repeated.client.send(new ListAssessmentRunsCommand({ maxResults: 2 }));
    const next = new ListAssessmentRunsCommand({ maxResults: 2, nextToken: first.nextToken ?? '' });
    expect((await repeated.client.send(next)).nextToken).toBe(first.nextToken);
    await repeated.server.close();
    const { client } = await clientWith({ operation: 'ListAssessmentRuns', pageToken: 'expire' });
    const page = await client.send(new ListAssessmentRunsCommand({ maxResults: 2 }));
    await expect(
      client.send(new ListAssessmentRunsCommand({ maxResults: 2, nextToken: page.nextToken ?? '' })),
    ).rejects.toMatchObject({ name: 'InvalidInputException', errorCode: 'INVALID_PAGINATION_TOKEN' });
  });

  test('items of a Describe call fail', async () => {
    const { client } = await clientWith({
      operation: 'DescribeExclusions',
      failedItems: { code: 'INTERNAL_ERROR', count: 1 },
    });
    const arn =
      'arn:aws:inspector:us-west-2:123456789012:target/0-0kFIPusq/template/0-4r1V2mAw/run/0-EGr3ysRz/exclusion/0-aaaaaaaa';
    const { failedItems } = await client.send(new DescribeExclusionsCommand({ exclusionArns: [arn] }));
    expect(failedItems).toEqual({ [arn]: { failureCode: 'INTERNAL_ERROR', retryable: true } });
  });

  test('temporary credentials end early, and stay ended', async () => {
    const { server } = await clientWith({ operation: '*', call: 2, expireCredentials: true });
    const key = server.keys.find(administrator.accessKeyId);
    if (!key) throw new Error('the example has no administrator');
    const temporary = { accessKeyId: 'ASIAEARLY', secretAccessKey: 'early', sessionToken: 'token' };
    server.keys.add({ ...key, ...temporary, expiresAt: Date.now() + 3_600_000 });
    const client = inspectorClient(server.origin, temporary);
    await client.send(rulesPackages);
    for (const _ of [2, 3])
      await expect(client.send(rulesPackages)).rejects.toMatchObject({ name: 'ExpiredTokenException' });
    await inspectorClient(server.origin).send(rulesPackages);
  });
});

describe('faults of our own', () => {
  type Settings = NonNullable<Parameters<typeof startServer>[0]>;

  let small: ReturnType<typeof writeSmallAccounts>;
  beforeAll(() => {
    small = writeSmallAccounts();
  });
  afterAll(() => small.remove());

  async function start(settings: Settings = {}) {
    const server = await startServer({ accounts: small.folders, ...settings });
    onTestFinished(server.close);
    return server;
  }
  afterEach(() => {
    vi.useRealTimers();
    vi.restoreAllMocks();
  });

  test('a fault of our own is answered and told, also after a body was read', async () => {
    let broken = false;
    const clock = {
      now() {
        if (broken) {
          broken = false;
          throw new Error('The clock has stopped.');
        }
        return Date.now();
      },
    };
    const { origin, log } = await start({ clock });
    broken = true;
    const answer = await send(origin, { body: '{}' });
    expect([answer.status, answer.text]).toEqual([500, 'An internal error occurred.\n']);
    expect(log.join('')).toContain('The clock has stopped.');
    expect(log.at(-1)).toContain('"status":500');
  });

  test('a clock that cannot be stored ends nothing, and is told', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const { accounts, log } = await start();
    const [account] = accounts.all;
    if (!account) throw new Error('There is no account');
    const save = vi.spyOn(account, 'saveClock').mockImplementationOnce(() => {
      throw new Error('database or disk is full');
    });
    vi.advanceTimersByTime(5000);
    expect(log.join('')).toContain('database or disk is full');
    vi.advanceTimersByTime(5000);
    expect(save).toHaveBeenCalledTimes(2);
  });

  test.each(['__proto__', 'constructor', 'toString'])('a header %s is a header like others', async (name) => {
    const { origin, log } = await start();
    const { host } = new URL(origin);
    const head = `Host: ${host}\r\n${name}: x\r\nConnection: close\r\n\r\n`;
    expect(await sendBytes(origin, `GET /about.json HTTP/1.1\r\n${head}`)).toMatch(/^HTTP\/1\.1 200 /);
    expect(log.join('')).not.toContain('fault');
  });

  test('a signed header that every object has is missing all the same', async () => {
    const { origin } = await start();
    const headers = await signedHeaders(origin, {});
    const authorization = (headers['authorization'] ?? '').replace(
      'SignedHeaders=',
      'SignedHeaders=constructor;',
    );
    const answer = await send(origin, { headers: { ...headers, authorization }, body: '{}' });
    expect(answer.status).toBe(400);
    expect(answer.text).toContain("The signed header 'constructor' is not in the request.");
  });
});
