import {
  DescribeExclusionsCommand,
  type InspectorClient,
  ListExclusionsCommand,
  type ListExclusionsCommandOutput,
} from '@aws-sdk/client-inspector';
import type { QueryClient } from '@tanstack/react-query';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FaultRule } from '../../emulator/aws-json/read-fault-rules';
import { exclusionCountQuery } from '../../src/inspector/queries/exclusions/exclusion-count';
import { rulesPackageQuery, targetQuery } from '../../src/inspector/queries/lookups';
import { matchingInstancesQuery } from '../../src/inspector/queries/instances';
import { previewQuery } from '../../src/inspector/queries/preview';
import { createPreview } from '../../src/inspector/queries/create-preview';
import { runExclusionsQuery } from '../../src/inspector/queries/exclusions/run-exclusions';
import { runQuery, runsQuery } from '../../src/inspector/queries/runs';
import { templatesQuery } from '../../src/inspector/queries/templates';
import { toExclusion } from '../../src/inspector/transport/convert';
import type { AccountInspector } from '../../src/inspector/transport/inspector';
import { openDataLayer } from '../support/console-data';
import { administrator, inspectorClient, startServer } from '../support/emulator';

const ACCOUNT = '123456789012';
const REGIONS = ['us-west-2', 'us-east-1', 'eu-west-1'];

type Server = Awaited<ReturnType<typeof startServer>>;

const openWorld = (origin: string, region = 'us-west-2') =>
  openDataLayer({ origin, region, account: ACCOUNT, credentials: administrator });

/** Every list page, one after another. */
async function listAll(client: InspectorClient, assessmentRunArn: string): Promise<string[]> {
  const arns: string[] = [];
  let nextToken: string | undefined;
  do {
    const page: ListExclusionsCommandOutput = await client.send(
      new ListExclusionsCommand({ assessmentRunArn, maxResults: 500, ...(nextToken && { nextToken }) }),
    );
    arns.push(...(page.exclusionArns ?? []));
    nextToken = page.nextToken;
  } while (nextToken !== undefined);
  return arns;
}

/** The sequential way: every list page, then the describes of 100, one after another. */
async function sequentially(client: InspectorClient, assessmentRunArn: string) {
  const arns = await listAll(client, assessmentRunArn);
  const found = new Map<string, unknown>();
  for (let from = 0; from < arns.length; from += 100) {
    const { exclusions } = await client.send(
      new DescribeExclusionsCommand({ exclusionArns: arns.slice(from, from + 100) }),
    );
    for (const [arn, exclusion] of Object.entries(exclusions ?? {})) found.set(arn, toExclusion(exclusion));
  }
  return arns.map((arn) => found.get(arn));
}

/** The operations that a server has answered since the mark, and how often each. */
function callsSince(server: Server, mark: number): Record<string, number> {
  const calls: Record<string, number> = {};
  for (const line of server.log.slice(mark)) {
    const { operation } = JSON.parse(line) as { operation?: string };
    if (operation) calls[operation] = (calls[operation] ?? 0) + 1;
  }
  return calls;
}

interface KnownRun {
  readonly arn: string;
  readonly region: string;
}

let server: Server;
/** A run of the example for each number of exclusions. */
const runs = new Map<number, KnownRun>();

beforeAll(async () => {
  server = await startServer();
  for (const region of REGIONS) {
    const { inspector, client } = openWorld(server.origin, region);
    const { pages } = await client.infiniteQuery({ ...runsQuery(inspector), pages: 10 });
    for (const { items } of pages)
      for (const item of items)
        if ('found' in item && item.found.state.startsWith('COMPLETED')) {
          const arns = await listAll(inspectorClient(server.origin, administrator, region), item.arn);
          if (!runs.has(arns.length)) runs.set(arns.length, { arn: item.arn, region });
        }
  }
});

afterAll(() => server.close());

const SIZES = [0, 1, 99, 100, 101, 500, 501, 2500];

function runWith(count: number): KnownRun {
  const run = runs.get(count);
  if (!run)
    throw new Error(`The example has no run with ${count} exclusions, but ${[...runs.keys()].join(', ')}`);
  return run;
}

async function walk(origin: string, count: number) {
  const { arn, region } = runWith(count);
  const { inspector, client } = openWorld(origin, region);
  return client.query(runExclusionsQuery(inspector, arn));
}

test.each(SIZES)('a run with %i exclusions is read as the sequential way reads it', async (count) => {
  const { arn, region } = runWith(count);
  const mark = server.log.length;
  const all = await walk(server.origin, count);
  expect(callsSince(server, mark)).toEqual({
    ListExclusions: Math.max(1, Math.ceil(count / 500)),
    ...(count > 0 && { DescribeExclusions: Math.floor(count / 500) * 5 + Math.ceil((count % 500) / 100) }),
  });
  expect(all.complete).toBe(true);
  expect(all.failed).toEqual([]);
  expect(all.progress).toEqual({ loaded: count, listed: count, listComplete: true });
  const reference = await sequentially(inspectorClient(server.origin, administrator, region), arn);
  expect(all.rows).toEqual(reference);
});

test('where pages hold 100, as the output shape says, each takes one list and one describe call', async () => {
  const capped = await startServer({ pageCap: 100 });
  try {
    const all = await walk(capped.origin, 501);
    expect(callsSince(capped, 0)).toEqual({ ListExclusions: 6, DescribeExclusions: 6 });
    const { arn, region } = runWith(501);
    expect(all.rows).toEqual(await sequentially(inspectorClient(server.origin, administrator, region), arn));
  } finally {
    await capped.close();
  }
});

/** Reads a run's exclusions while something goes wrong. */
async function walkWith(faults: readonly FaultRule[], count: number) {
  const faulty = await startServer({ faults });
  try {
    const result = await walk(faulty.origin, count).then(
      (all) => ({ all, problem: undefined }),
      (problem: unknown) => ({ all: undefined, problem }),
    );
    return { ...result, calls: callsSince(faulty, 0) };
  } finally {
    await faulty.close();
  }
}

test('throttled calls are sent again and nothing is lost', async () => {
  const { all, calls } = await walkWith(
    [{ operation: 'DescribeExclusions', from: 1, to: 3, error: 'ThrottlingException' }],
    501,
  );
  expect(all?.progress.loaded).toBe(501);
  expect(new Set(all?.rows.map(({ arn }) => arn)).size).toBe(501);
  expect(calls['DescribeExclusions']).toBe(6 + 3);
});

test('empty pages in between are no end', async () => {
  const { all } = await walkWith([{ operation: 'ListExclusions', call: 1, pageSize: 0 }], 101);
  expect(all?.progress).toEqual({ loaded: 101, listed: 101, listComplete: true });
});

test('a token that comes again is an error, not an endless walk', async () => {
  const { problem } = await walkWith([{ operation: 'ListExclusions', from: 1, pageToken: 'repeat' }], 2500);
  expect(problem).toMatchObject({ name: 'Problem', kind: 'bad-answer' });
});

test('items that failed are told with their reason, after one more attempt where that may help', async () => {
  const { all } = await walkWith(
    [{ operation: 'DescribeExclusions', call: 1, failedItems: { code: 'ACCESS_DENIED', count: 3 } }],
    99,
  );
  expect(all?.rows).toHaveLength(96);
  expect(all?.failed.map(({ code }) => code)).toEqual(['ACCESS_DENIED', 'ACCESS_DENIED', 'ACCESS_DENIED']);
  const second = await walkWith(
    [{ operation: 'DescribeExclusions', call: 1, failedItems: { code: 'INTERNAL_ERROR', count: 3 } }],
    99,
  );
  expect(second.all?.rows).toHaveLength(99);
  expect(second.calls['DescribeExclusions']).toBe(2);
});

test('an answer that is cut short is asked for again, and never shown as complete', async () => {
  const once = await walkWith([{ operation: 'DescribeExclusions', call: 1, transport: 'truncate' }], 101);
  expect(once.all?.progress.loaded).toBe(101);
  const always = await walkWith([{ operation: 'DescribeExclusions', transport: 'truncate' }], 101);
  expect(always.problem).toMatchObject({ name: 'Problem' });
  expect(['network', 'bad-answer']).toContain((always.problem as { kind: string }).kind);
});

test('an internal error is given up after three attempts', async () => {
  const { problem, calls } = await walkWith([{ operation: 'ListExclusions', error: 'InternalException' }], 1);
  expect(problem).toMatchObject({ kind: 'failure', code: 'InternalException' });
  expect((problem as { requestId?: string }).requestId).toMatch(/\S/);
  expect(calls['ListExclusions']).toBe(3);
});

test('leaving the view ends the walk', async () => {
  const { arn, region } = runWith(2500);
  const { inspector, client } = openWorld(server.origin, region);
  const options = runExclusionsQuery(inspector, arn);
  const mark = server.log.length;
  const walking = client.query(options);
  const firstRows = new Promise<void>((resolve) => {
    client.getQueryCache().subscribe(() => {
      if ((client.getQueryData(options.queryKey)?.rows.length ?? 0) > 0) resolve();
    });
  });
  await firstRows;
  await client.cancelQueries({ queryKey: options.queryKey });
  expect(await walking).toMatchObject({ complete: false });
  expect(client.getQueryData(options.queryKey)?.complete).toBe(false);
  expect(callsSince(server, mark)['DescribeExclusions'] ?? 0).toBeLessThan(25);
});

test('a count costs one call, and says when more may follow', async () => {
  const count = async (size: number) => {
    const { arn, region } = runWith(size);
    const { inspector, client } = openWorld(server.origin, region);
    return client.query(exclusionCountQuery(inspector, { arn, state: 'COMPLETED' }));
  };
  const mark = server.log.length;
  expect(await count(0)).toEqual({ count: 0, more: false });
  expect(await count(500)).toEqual({ count: 500, more: false });
  expect(await count(501)).toEqual({ count: 500, more: true });
  expect(callsSince(server, mark)['ListExclusions']).toBe(3);
});

/** The first template of a region whose target is known, with its place. */
async function firstTemplate(inspector: AccountInspector, client: QueryClient) {
  const { pages } = await client.infiniteQuery(templatesQuery(inspector));
  const item = pages[0]?.items[0];
  if (!item || !('found' in item)) throw new Error('The example has no templates');
  return item.found;
}

test('templates, targets, rules packages and instances come as strict types', async () => {
  const { inspector, client } = openWorld(server.origin);
  const template = await firstTemplate(inspector, client);
  expect(Number.isInteger(template.createdAt)).toBe(true);
  const target = await client.query(targetQuery(inspector, template.targetArn));
  expect(target.arn).toBe(template.targetArn);
  const mark = server.log.length;
  const packages = await Promise.all(
    [...template.rulesPackageArns, ...template.rulesPackageArns].map((arn) =>
      client.query(rulesPackageQuery(inspector, arn)),
    ),
  );
  expect(packages.every(({ name }) => name !== '')).toBe(true);
  expect(callsSince(server, mark)).toEqual({ DescribeRulesPackages: 1 });
  const instances = await client.query(matchingInstancesQuery(inspector, template.targetArn));
  expect(instances.every(({ id }) => id.startsWith('i-'))).toBe(true);
});

test('a run that does not exist is told so', async () => {
  const { inspector, client } = openWorld(server.origin);
  const nowhere = `arn:aws:inspector:us-west-2:${ACCOUNT}:target/0-AAAAAAAA/template/0-AAAAAAAA/run/0-AAAAAAAA`;
  await expect(client.query(runQuery(inspector, nowhere))).rejects.toMatchObject({ kind: 'not-found' });
  await expect(client.query(runExclusionsQuery(inspector, nowhere))).rejects.toMatchObject({
    kind: 'not-found',
    code: 'NoSuchEntityException',
  });
});

test('a preview is created once, polled, and read to its last page', async () => {
  const { inspector, client } = openWorld(server.origin);
  const template = await firstTemplate(inspector, client);
  const mark = server.log.length;
  const create = createPreview(inspector, client).mutationFn;
  if (!create) throw new Error('The mutation has no function');
  const context = { client, meta: undefined };
  const [token, same] = await Promise.all([create(template.arn, context), create(template.arn, context)]);
  expect(same).toBe(token);
  const options = previewQuery(inspector, template.arn, token);
  let preview = await client.query(options);
  while (preview.status === 'in-progress') preview = await client.query(options);
  expect(preview.complete).toBe(true);
  expect(preview.rows.every(({ arn, title }) => arn === undefined && title !== '')).toBe(true);
  expect(callsSince(server, mark)['CreateExclusionsPreview']).toBe(1);
});

test('a refused preview is sent once and told by its kind', async () => {
  const faulty = await startServer({
    faults: [{ operation: 'CreateExclusionsPreview', error: 'ThrottlingException' }],
  });
  try {
    const { inspector, client } = openWorld(faulty.origin);
    const template = await firstTemplate(inspector, client);
    const create = createPreview(inspector, client).mutationFn;
    if (!create) throw new Error('The mutation has no function');
    await expect(create(template.arn, { client, meta: undefined })).rejects.toMatchObject({
      kind: 'throttled',
    });
    expect(callsSince(faulty, 0)['CreateExclusionsPreview']).toBe(1);
  } finally {
    await faulty.close();
  }
});
