/** A run's exclusions in one answer: they are what Inspector's own calls give, for the console's own query. */
import { type IncomingMessage, request } from 'node:http';
import { afterAll, describe, expect, test } from 'vitest';
import type { FaultRule } from '../../emulator/aws-json/read-fault-rules';
import { exclusionCountQuery } from '../../src/inspector/queries/exclusions/exclusion-count';
import { runExclusionsQuery } from '../../src/inspector/queries/exclusions/run-exclusions';
import type { Problem } from '../../src/inspector/transport/problem';
import { openDataLayer } from '../support/console-data';
import { isTransitional } from '../../src/domain/assessment/runs';
import { administrator, type KeyPair, startServer } from '../support/emulator';
import { signedHeaders } from '../support/raw-http';
import {
  keysOf,
  RECORDED,
  recorded,
  REGION,
  SIMULATED,
  small,
  writeSmallAccounts,
} from '../support/small-account';
import { smallServer, testServer } from '../support/test-servers';

const ANSWER = 'DescribeRunExclusions';
/** What the configuration of a server says that it answers: all that the console knows of it. */
async function offeredBy(origin: string): Promise<readonly string[]> {
  const config = (await (await fetch(`${origin}/config.json`)).json()) as { operations: string[] };
  return config.operations;
}

/** The console's own data layer, which asks by the operations that it is told of. */
function open(origin: string, arn: string, credentials: KeyPair, operations: readonly string[]) {
  const [, , , region = '', account = ''] = arn.split(':');
  return openDataLayer({ origin, region, account, credentials }, operations);
}

/** All that a view can know of a run's exclusions, and by which calls. */
async function read(origin: string, arn: string, credentials: KeyPair, operations: readonly string[]) {
  const { inspector, client, calls } = open(origin, arn, credentials, operations);
  const query = runExclusionsQuery(inspector, arn);
  const problem = await client.query(query).then(
    () => undefined,
    ({ kind, code, message }: Problem) => ({ kind, code, message }),
  );
  return { known: client.getQueryData(query.queryKey), problem, calls };
}

/** Reads a run as the server's configuration has it, and by Inspector's own calls alone; both must know the same. */
async function readBothWays(origin: string, arn: string, credentials: KeyPair) {
  const answer = await read(origin, arn, credentials, await offeredBy(origin));
  const walk = await read(origin, arn, credentials, []);
  expect(walk.calls).not.toContain(ANSWER);
  expect(answer.known).toEqual(walk.known);
  expect(answer.problem).toEqual(walk.problem);
  return { ...answer, walked: walk.calls };
}

const admin = (arn: string): KeyPair => keysOf('admin', arn.includes(SIMULATED) ? '1' : '2');
const nowhere = `arn:aws:inspector:${REGION}:${RECORDED}:target/0-AAAAAAAA/template/0-AAAAAAAA/run/0-AAAAAAAA`;

describe('both ways give the same', () => {
  const server = smallServer();

  test.each([
    ['of a run that was recorded as a whole', recorded.whole, undefined],
    ['of a run that was recorded without any', recorded.none, undefined],
    ['of a run that is simulated', small.runs[2] ?? '', undefined],
    [
      'of a run of which a part was saved, with the reason why there is no more',
      recorded.part,
      'not-in-this-data',
    ],
    ['of a run of which nothing was saved', recorded.absent, 'not-in-this-data'],
    ['of a run that is not there', nowhere, 'not-found'],
  ])('%s', async (_, arn, kind) => {
    const { calls, problem } = await readBothWays(server.origin, arn, admin(arn));
    expect(calls).toEqual([ANSWER]);
    expect(problem?.kind).toBe(kind);
  });

  test('to who may not describe what he may list, which costs one more call', async () => {
    const { calls, problem, walked } = await readBothWays(
      server.origin,
      recorded.whole,
      keysOf('lister', '2'),
    );
    expect(problem?.message).toContain('inspector:DescribeExclusions');
    expect(calls).toEqual([ANSWER, ...walked]);
    // A run without exclusions has none to describe: that much the list alone tells.
    expect((await readBothWays(server.origin, recorded.none, keysOf('lister', '2'))).problem).toBeUndefined();
  });

  test('to who may not even list them', async () => {
    const { problem } = await readBothWays(server.origin, recorded.whole, keysOf('newcomer', '2'));
    expect(problem).toMatchObject({ kind: 'access-denied' });
  });
});

type Server = Pick<Awaited<ReturnType<typeof startServer>>, 'accounts' | 'origin'>;

/** A run of the example: the first that fits. */
function exampleRun(
  { accounts }: Server,
  fits: (run: { arn: string; state: string; count: number }) => boolean,
): string {
  const store = accounts.find('123456789012')?.services.store;
  for (const region of store?.regions ?? [])
    for (const { arn, state } of store?.runs({ region, after: undefined, limit: 500 }).items ?? [])
      if (fits({ arn, state, count: store?.exclusionCount(arn) ?? 0 })) return arn;
  throw new Error('The example has no such run');
}

describe('of the example', () => {
  const server = testServer();
  const runWith = (size: number) =>
    exampleRun(server, ({ count, state }) => count === size && state.startsWith('COMPLETED'));

  test.each([1, 99, 500, 501, 2500])('%i exclusions come the same, in the same order', async (size) => {
    const { known, calls } = await readBothWays(server.origin, runWith(size), administrator);
    expect(calls).toEqual([ANSWER]);
    expect(known).toMatchObject({ complete: true, failed: [], progress: { loaded: size, listed: size } });
    expect(new Set(known?.rows.map(({ arn }) => arn)).size).toBe(size);
  });

  test('a run under way has none yet, and what is said of it is not its last word', async () => {
    const arn = exampleRun(server, ({ state }) => isTransitional(state));
    const { known, calls } = await readBothWays(server.origin, arn, administrator);
    expect(calls).toEqual([ANSWER]);
    expect(known?.rows).toEqual([]);
    expect(known?.final).toBeUndefined();
  });

  test('the count of a run whose exclusions are on their way is that of their answer', async () => {
    const arn = runWith(2500);
    const { inspector, client, calls } = open(server.origin, arn, administrator, [ANSWER]);
    const all = client.query(runExclusionsQuery(inspector, arn));
    expect(await client.query(exclusionCountQuery(inspector, { arn, state: 'COMPLETED' }))).toEqual({
      count: 2500,
      more: false,
    });
    await all;
    expect(calls).toEqual([ANSWER]);
  });

  test('who leaves breaks the answer off, and keeps what came', async () => {
    const arn = runWith(2500);
    const { inspector, client, calls } = open(server.origin, arn, administrator, [ANSWER]);
    const query = runExclusionsQuery(inspector, arn);
    const rows = () => client.getQueryData(query.queryKey)?.rows.length ?? 0;
    const firstRows = new Promise<void>((resolve) => {
      client.getQueryCache().subscribe(() => rows() > 0 && resolve());
    });
    const all = client.query(query);
    await firstRows;
    await client.cancelQueries({ queryKey: query.queryKey });
    expect(await all).toMatchObject({ complete: false });
    expect(calls).toEqual([ANSWER]);
  });

  test.each([
    ['br', 15],
    ['gzip', 15],
    ['identity', 36],
  ])('as %s a row takes less than %f bytes: texts that repeat are sent once', async (encoding, most) => {
    const arn = runWith(2500);
    const body = JSON.stringify({ assessmentRunArn: arn });
    const wanted = { target: `ExclusionsConsole.${ANSWER}`, body, region: arn.split(':')[3] ?? '' };
    const signed = await signedHeaders(server.origin, wanted);
    const headers = { ...signed, 'accept-encoding': encoding };
    const response = await new Promise<IncomingMessage>((resolve) =>
      request(server.origin, { method: 'POST', headers }, resolve).end(body),
    );
    expect(response.headers['content-encoding']).toBe(encoding === 'identity' ? undefined : encoding);
    let bytes = 0;
    for await (const piece of response as AsyncIterable<Buffer>) bytes += piece.length;
    expect(bytes / 2500).toBeLessThan(most);
  });
});

describe('where a fault rule is about the calls that it stands for, the console makes those', () => {
  const rules: readonly (readonly FaultRule[])[] = [
    [{ operation: 'DescribeExclusions', call: 1, failedItems: { code: 'ACCESS_DENIED', count: 1 } }],
    [{ operation: '*', failedItems: { code: 'LIMIT_EXCEEDED', count: 2 } }],
    [{ operation: 'ListExclusions', every: 2, pageSize: 0 }],
    [{ operation: '*', pageSize: 1 }],
    [{ operation: 'ListExclusions', from: 2, pageToken: 'repeat' }],
    [{ operation: 'DescribeExclusions', error: 'InternalException' }],
    [{ operation: 'ListExclusions', error: 'AccessDeniedException', message: 'No.' }],
  ];

  const written = writeSmallAccounts();
  afterAll(() => written.remove());
  const start = (faults: readonly FaultRule[]) => startServer({ accounts: written.folders, faults });

  test.each(rules.map((rule) => [JSON.stringify(rule), rule] as const))('%s', async (_, faults) => {
    // A server for each way: rules count.
    const [first, second] = await Promise.all([start(faults), start(faults)]);
    try {
      const arn = small.runs[2] ?? '';
      expect(await offeredBy(first.origin)).not.toContain(ANSWER);
      // Also where the configuration says otherwise: it may be an old one.
      const answer = await read(first.origin, arn, admin(arn), [ANSWER]);
      const walk = await read(second.origin, arn, admin(arn), []);
      expect(answer.known).toEqual(walk.known);
      expect(answer.problem).toEqual(walk.problem);
      expect(answer.calls).toEqual([ANSWER, ...walk.calls]);
    } finally {
      await Promise.all([first.close(), second.close()]);
    }
  });

  test('a rule about all calls that has no pages or items of theirs is one about this call as well', async () => {
    const server = await start([{ operation: '*', delayMs: 1 }]);
    try {
      expect(await offeredBy(server.origin)).toContain(ANSWER);
    } finally {
      await server.close();
    }
  });
});

describe('where the answer itself goes wrong, the rows come by the other calls', () => {
  test.each<readonly [string, FaultRule]>([
    ['it is cut short', { operation: ANSWER, transport: 'truncate' }],
    ['it is not known', { operation: ANSWER, error: 'UnknownOperationException' }],
    ['it fails inside', { operation: ANSWER, error: 'InternalException' }],
  ])('%s', async (_, fault) => {
    const server = await startServer({ faults: [fault] });
    try {
      const arn = exampleRun(server, ({ count, state }) => count === 2500 && state.startsWith('COMPLETED'));
      const { known, calls } = await readBothWays(server.origin, arn, administrator);
      expect(calls[0]).toBe(ANSWER);
      expect(calls).toContain('DescribeExclusions');
      expect(known?.rows).toHaveLength(2500);
    } finally {
      await server.close();
    }
  });
});
