import { QueryClient } from '@tanstack/react-query';
import { createServer } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AccountDataPage } from '../../src/domain/assessment/account-data';
import { accountDataQuery } from '../../src/inspector/queries/account-data';
import { createLimiter } from '../../src/inspector/transport/limiter';
import { DescribeAccountDataCommand } from '../../src/inspector/transport/operations';
import type { Problem } from '../../src/inspector/transport/problem';
import { openScope } from '../../src/inspector/transport/scope';
import { connectInspector } from '../../src/inspector/transport/sdk';
import { exampleAccount, inspectorClient, startServer } from '../support/emulator';
import {
  keysOf,
  RECORDED,
  recorded,
  REGION,
  SIMULATED,
  small,
  writeSmallAccounts,
} from '../support/small-account';

let server: Awaited<ReturnType<typeof startServer>>;
let written: ReturnType<typeof writeSmallAccounts>;
beforeAll(async () => {
  written = writeSmallAccounts();
  server = await startServer({ accounts: [...written.folders, exampleAccount] });
});
afterAll(async () => {
  await server.close();
  written.remove();
});

/** The console's own query over the real SDK and real HTTP. */
function ask(
  user: 'admin' | 'newcomer',
  account: string,
  endpoint = server.origin,
): Promise<AccountDataPage[]> {
  const limiter = createLimiter();
  const credentials = keysOf(user, account === SIMULATED ? '1' : '2');
  const scope = openScope(
    { region: REGION, account },
    {
      connect: async () => connectInspector({ region: REGION, endpoint, credentials, limiter }),
      limiter,
      awsEndpoint: false,
    },
  );
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  return client.infiniteQuery(accountDataQuery(scope)).then(({ pages }) => pages);
}

test('a recorded account tells its documents, and of each run what was saved', async () => {
  const [page] = await ask('admin', RECORDED);
  expect(page?.kind).toBe('recorded');
  expect(page?.documents.length).toBeGreaterThan(0);
  for (const { sha256, bytes, importedAt, kind } of page?.documents ?? []) {
    expect(sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(bytes).toBeGreaterThan(0);
    expect(importedAt).toBeGreaterThan(Date.UTC(2020, 0));
    expect(kind).not.toBe('');
  }
  const origins = new Map(page?.runs.map((run) => [run.arn, [run.exclusions, run.exclusionCount]]));
  expect(origins.get(recorded.whole)).toEqual(['recorded', 2]);
  expect(origins.get(recorded.none)).toEqual(['recorded', 0]);
  expect(origins.get(recorded.absent)).toEqual(['absent', 0]);
  expect(origins.get(recorded.part)).toEqual(['incomplete', 1]);
  const runOf = (of: string) => page?.runs.find(({ arn }) => arn === of);
  expect(runOf(recorded.part)?.described).toBeUndefined();
  expect(runOf(recorded.none)?.described).toMatchObject({ state: 'COMPLETED' });
  expect(page?.notes).toEqual([]);
  expect(page?.counts).toMatchObject({ runs: origins.size, exclusions: 3, previews: 1 });
});

test('a simulated account says that its exclusions were computed', async () => {
  const [page] = await ask('admin', SIMULATED);
  expect(page?.kind).toBe('simulated');
  expect(page?.documents.some(({ kind }) => kind === 'fleet')).toBe(true);
  for (const arn of small.runs)
    expect(page?.runs.find((run) => run.arn === arn)?.exclusions).toBe('simulated');
});

test('who may not list runs is told which permission is lacking', async () => {
  await expect(ask('newcomer', SIMULATED)).rejects.toMatchObject({
    kind: 'access-denied',
    message: expect.stringContaining('inspector:ListAssessmentRuns') as string,
  } satisfies Partial<Problem>);
});

test('an endpoint without the operation refuses it as any unknown one', async () => {
  const other = createServer((request, response) => {
    request.resume();
    response.writeHead(400, { 'content-type': 'application/x-amz-json-1.1' });
    response.end('{"__type":"UnknownOperationException"}');
  });
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const { port } = other.address() as { port: number };
  try {
    await expect(ask('admin', SIMULATED, `http://127.0.0.1:${port}`)).rejects.toMatchObject({
      kind: 'invalid',
    });
  } finally {
    other.closeAllConnections();
    other.close();
  }
});

test('its pages go on where the last one ended, and its input is checked', async () => {
  const client = inspectorClient(server.origin, keysOf('admin', '1'), REGION);
  const call = (input: object) =>
    client.send(new DescribeAccountDataCommand(input)) as Promise<{
      runs?: { arn: string }[];
      nextToken?: string;
    }>;
  const whole = await call({});
  const first = await call({ maxResults: 1 });
  const second = await call({ maxResults: 1, nextToken: first.nextToken });
  expect([first.runs?.[0]?.arn, second.runs?.[0]?.arn]).toEqual(
    whole.runs?.slice(0, 2).map(({ arn }) => arn),
  );
  expect(whole.nextToken).toBeUndefined();
  await expect(call({ maxResults: 0 })).rejects.toMatchObject({ errorCode: 'INVALID_MAX_RESULTS' });
  await expect(call({ nextToken: 7 })).rejects.toMatchObject({ errorCode: 'INVALID_PAGINATION_TOKEN' });
  await expect(call({ nextToken: 'abc' })).rejects.toMatchObject({ errorCode: 'INVALID_PAGINATION_TOKEN' });
});
