/** Lists with all that their rows show in one answer: they are what Inspector's own calls give, for the console's own queries. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { FaultRule } from '../../emulator/aws-json/read-fault-rules';
import {
  CALLS_OF_DESCRIBED_RUNS,
  CALLS_OF_DESCRIBED_TEMPLATES,
} from '../../emulator/console-api/list-described';
import { targetArn } from '../../src/domain/address/arn';
import { arnOfTemplate, runPlace, templatePlace } from '../../src/domain/address/paths';
import { exclusionStatus, loadedListing } from '../../src/domain/assessment/exclusion-status';
import { isTransitional } from '../../src/domain/assessment/runs';
import { exclusionCountQuery } from '../../src/inspector/queries/exclusions/exclusion-count';
import { rulesPackageQuery, targetQuery } from '../../src/inspector/queries/lookups';
import { runExclusionsQuery } from '../../src/inspector/queries/exclusions/run-exclusions';
import { runQuery, type RunsFilter, runsQuery } from '../../src/inspector/queries/runs';
import { readTypeCounts } from '../../src/inspector/transport/type-counts';
import { templateQuery, type TemplatesFilter, templatesQuery } from '../../src/inspector/queries/templates';
import type { Page } from '../../src/inspector/transport/list-describe';
import type { Problem } from '../../src/inspector/transport/problem';
import { openDataLayer } from '../support/console-data';
import { administrator, type KeyPair, startServer } from '../support/emulator';
import {
  keysOf,
  RECORDED,
  recorded,
  REGION,
  SIMULATED,
  small,
  writeSmallAccounts,
} from '../support/small-account';
import { testServer } from '../support/test-servers';

const RUNS = 'ListDescribedRuns';
const TEMPLATES = 'ListDescribedTemplates';
const OURS = [RUNS, TEMPLATES];

interface Asked {
  readonly origin: string;
  readonly account: string;
  readonly region?: string;
  readonly credentials: KeyPair;
}

/** The console's own data layer, which asks by the operations that it is told of. */
function open({ origin, account, region = REGION, credentials }: Asked, operations: readonly string[]) {
  return openDataLayer({ origin, region, account, credentials }, operations);
}

/** How a query ends, as far as a view can tell. */
const ended = <Data>(query: Promise<Data>): Promise<{ data?: Data; problem?: object }> =>
  query.then(
    (data) => ({ data }),
    ({ kind, code, message }: Problem) => ({ problem: { kind, code, message } }),
  );

/**
 * How many rows each page has, and whether more was not saved. By Inspector's operations the end of a part of a list is a page of its
 * own, for which there is a call.
 */
const endOf = (pages: readonly Page<unknown>[] | undefined) => ({
  pages: pages?.flatMap(({ items, restNotSaved }) =>
    restNotSaved && items.length === 0 ? [] : [items.length],
  ),
  restNotSaved: pages?.at(-1)?.restNotSaved,
});

/** All that the list of runs shows, and by which calls. */
async function readRuns(asked: Asked, filter: RunsFilter, operations: readonly string[]) {
  const { inspector, client, calls } = open(asked, operations);
  const list = await ended(client.infiniteQuery({ ...runsQuery(inspector, filter), pages: 100 }));
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  const rows: unknown[] = [];
  for (const item of items) {
    const place = runPlace(item.arn);
    if (!place) throw new Error(`${item.arn} is no run`);
    const run = 'found' in item ? item.found : undefined;
    const count =
      run && isTransitional(run.state)
        ? undefined
        : await ended(
            client.query(exclusionCountQuery(inspector, { arn: item.arn, state: run?.state ?? '' })),
          );
    rows.push({
      item,
      count,
      status: exclusionStatus(run, loadedListing({ data: count?.data, error: count?.problem as Problem })),
      template: await ended(client.query(templateQuery(inspector, arnOfTemplate(place)))),
      target: await ended(
        client.query(targetQuery(inspector, targetArn(place.region, place.account, place.targetId))),
      ),
    });
  }
  return { problem: list.problem, ...endOf(list.data?.pages), rows, calls };
}

/** All that the list of templates shows, and by which calls. */
async function readTemplates(asked: Asked, filter: TemplatesFilter, operations: readonly string[]) {
  const { inspector, client, calls } = open(asked, operations);
  const list = await ended(client.infiniteQuery({ ...templatesQuery(inspector, filter), pages: 100 }));
  const rows: unknown[] = [];
  for (const item of list.data?.pages.flatMap((page) => page.items) ?? []) {
    const place = templatePlace(item.arn);
    const template = 'found' in item ? item.found : undefined;
    rows.push({
      item,
      target:
        place &&
        (await ended(
          client.query(targetQuery(inspector, targetArn(place.region, place.account, place.targetId))),
        )),
      packages: await Promise.all(
        template?.rulesPackageArns.map((arn) => ended(client.query(rulesPackageQuery(inspector, arn)))) ?? [],
      ),
      lastRun: template?.lastRunArn && (await ended(client.query(runQuery(inspector, template.lastRunArn)))),
    });
  }
  return { problem: list.problem, ...endOf(list.data?.pages), rows, calls };
}

type Read<Filter> = (
  asked: Asked,
  filter: Filter,
  operations: readonly string[],
) => Promise<{
  readonly rows: readonly unknown[];
  readonly calls: readonly string[];
  readonly problem: object | undefined;
  readonly pages: readonly number[] | undefined;
}>;

/** Reads a list by our operation and by Inspector's own calls alone; both must know the same. */
async function readBothWays<Filter>(read: Read<Filter>, asked: Asked, filter: Filter) {
  const answer = await read(asked, filter, OURS);
  const { calls: byCalls, ...same } = await read(asked, filter, []);
  expect(byCalls.filter((call) => OURS.includes(call))).toEqual([]);
  expect(answer).toMatchObject(same);
  return { ...answer, byCalls };
}

/** Users who may do all but one of the calls that the lists stand for: `no0`, `no1` ... */
const DENIED = [...new Set([...CALLS_OF_DESCRIBED_RUNS, ...CALLS_OF_DESCRIBED_TEMPLATES])].filter(
  (call) => call !== 'ListRunsByExclusions',
);

function withoutOneCall() {
  const written = writeSmallAccounts();
  for (const [at, folder] of written.folders.entries()) {
    const file = join(folder, 'users.json');
    const { users } = JSON.parse(readFileSync(file, 'utf8')) as { users: object[] };
    const more = DENIED.map((_, index) => ({
      name: `no${index}`,
      password: 'inspector',
      ...keysOf(`no${index}`, String(at + 1)),
      allow: DENIED.filter((__, other) => other !== index).map((call) => `inspector:${call}`),
    }));
    writeFileSync(file, JSON.stringify({ users: [...users, ...more] }));
  }
  return written;
}

const written = withoutOneCall();
afterAll(() => written.remove());
const digit = (account: string): string => (account === SIMULATED ? '1' : '2');
const start = (faults: readonly FaultRule[] = []) => startServer({ accounts: written.folders, faults });

describe('both ways give the same', () => {
  const server = testServer(() => ({ accounts: written.folders }));
  const by = (account: string, user = 'admin'): Asked => ({
    origin: server.origin,
    account,
    credentials: keysOf(user, digit(account)),
  });

  test('of simulated runs: one call instead of the list, its descriptions, names and numbers', async () => {
    const { rows, calls, byCalls } = await readBothWays(readRuns, by(SIMULATED), {});
    expect(rows.length).toBeGreaterThanOrEqual(small.runs.length);
    expect(calls).toEqual([RUNS]);
    expect(byCalls.length).toBeGreaterThan(5);
  });

  test('of recorded runs, with what is not in the data told as before, and asked for no second time', async () => {
    const { rows, calls } = await readBothWays(readRuns, by(RECORDED), {});
    const statusOf = (arn: string) =>
      (rows as readonly { item: { arn: string }; status: object }[]).find(({ item }) => item.arn === arn)
        ?.status;
    expect(statusOf(recorded.whole)).toEqual({ kind: 'count', count: 2, more: false });
    expect(statusOf(recorded.none)).toEqual({ kind: 'zero' });
    expect(statusOf(recorded.absent)).toEqual({ kind: 'not-in-this-data' });
    expect(statusOf(recorded.part)).toEqual({ kind: 'count', count: 1, more: true, unsaved: true });
    expect(calls.filter((call) => call === 'ListExclusions')).toEqual([]);
  });

  test('of templates: one call instead of the list, its descriptions and names', async () => {
    const { rows, calls } = await readBothWays(readTemplates, by(SIMULATED), {});
    expect(rows).toHaveLength(3);
    expect(calls).toEqual([TEMPLATES]);
    await readBothWays(readTemplates, by(RECORDED), {});
  });

  test.each<readonly [string, RunsFilter]>([
    ['page by page', { pageSize: 1 }],
    ['of one state', { states: ['COMPLETED'] }],
    [
      'of a name and a time',
      { namePattern: '*', startedFrom: Date.UTC(2018, 0), startedTo: Date.UTC(2030, 0) },
    ],
    ['of a template', { templateArns: [small.weekly] }],
    ['of a template that is not there', { templateArns: [small.weekly.replace('Weekly01', 'Nowhere1')] }],
    ['with most exclusions first', { byExclusions: { order: 'descending' }, pageSize: 2 }],
    ['with at least one exclusion', { byExclusions: { leastExclusions: 1 } }],
    ['with a bad range', { byExclusions: { leastExclusions: 2, mostExclusions: 1 } }],
  ])('of runs %s', async (_, filter) => {
    const { problem, pages } = await readBothWays(readRuns, by(SIMULATED), filter);
    expect(problem === undefined || pages === undefined).toBe(true);
    await readBothWays(readTemplates, by(SIMULATED), { pageSize: 1 });
  });

  test.each(DENIED.map((call, index) => [call, `no${index}`] as const))(
    'to who may not call %s',
    async (call, user) => {
      for (const account of [SIMULATED, RECORDED]) {
        const runs = await readBothWays(readRuns, by(account, user), {});
        const templates = await readBothWays(readTemplates, by(account, user), {});
        // Each of the calls shows somewhere that it is refused.
        expect(JSON.stringify([runs, templates])).toContain(`inspector:${call}`);
      }
    },
  );

  test('to who may do nothing', async () => {
    const { problem } = await readBothWays(readRuns, by(RECORDED, 'newcomer'), {});
    expect(problem).toMatchObject({ kind: 'access-denied' });
  });
});

describe('of the example', () => {
  const server = testServer();

  test('more than 500 exclusions are counted to their end, and all else is the same', async () => {
    const asked = {
      origin: server.origin,
      account: '123456789012',
      region: 'us-west-2',
      credentials: administrator,
    };
    const answer = await readRuns(asked, { pageSize: 100 }, OURS);
    const calls = await readRuns(asked, { pageSize: 100 }, []);
    const countOf = (row: unknown) =>
      (row as { count?: { data?: { count: number; more: boolean } } }).count?.data;
    const counts = answer.rows.map(countOf);
    expect(counts.filter((count) => count?.more)).toEqual([]);
    expect(counts.map((count) => count?.count)).toContain(2500);
    expect(calls.rows.map(countOf).filter((count) => count?.more).length).toBeGreaterThan(0);
    const capped = (rows: readonly unknown[]) =>
      rows.map((row) => {
        const count = countOf(row);
        const { status, ...rest } = row as { status: object };
        if (!count) return { status, ...rest };
        if (count.more || count.count > 500) return { ...rest, count: { data: { count: 500, more: true } } };
        // By Inspector's own calls nothing is known of types.
        const { byType: _, ...known } = count as typeof count & { byType?: unknown };
        return { status, ...rest, count: { data: known } };
      });
    expect(capped(answer.rows)).toEqual(capped(calls.rows));
    expect(answer.pages).toEqual(calls.pages);
    expect(answer.calls).toEqual(answer.calls.map(() => RUNS));
  });
});

describe('by their types', () => {
  const server = testServer(() => ({ accounts: written.folders }));

  /** What the list tells of each run, by its types; and what the run's exclusions say of themselves. */
  async function typesOf(asked: Asked) {
    const { inspector, client } = open(asked, OURS);
    const list = await client.infiniteQuery({ ...runsQuery(inspector, {}), pages: 100 });
    const told = new Map<string, unknown>();
    for (const { arn, ...item } of list.pages.flatMap((page) => page.items)) {
      const state = 'found' in item ? item.found.state : '';
      if (isTransitional(state)) continue;
      const count = await ended(client.query(exclusionCountQuery(inspector, { arn, state })));
      told.set(
        arn,
        count.data &&
          Object.fromEntries(
            (count.data.byType ? readTypeCounts(count.data.byType) : []).map(({ title, count: of }) => [
              title,
              of,
            ]),
          ),
      );
    }
    return told;
  }

  async function counted(asked: Asked, arn: string) {
    const { inspector, client } = open(asked, []);
    const { rows, failed } = await client.query(runExclusionsQuery(inspector, arn));
    const titles: Record<string, number> = {};
    for (const { title } of rows) titles[title] = (titles[title] ?? 0) + 1;
    return { titles, failed: failed.length };
  }

  const by = (account: string, user = 'admin'): Asked => ({
    origin: server.origin,
    account,
    credentials: keysOf(user, digit(account)),
  });

  test('simulated runs are counted as their exclusions are', async () => {
    const told = await typesOf(by(SIMULATED));
    expect(told.size).toBeGreaterThanOrEqual(2);
    for (const [arn, titles] of told) expect(titles).toEqual((await counted(by(SIMULATED), arn)).titles);
    expect([...told.values()].some((titles) => Object.keys(titles as object).length > 0)).toBe(true);
  });

  test('of a recorded run only where each of them is described and none may be missing', async () => {
    const told = await typesOf(by(RECORDED));
    for (const arn of [recorded.part, recorded.none]) expect(told.get(arn)).toEqual({});
    expect(told.get(recorded.absent)).toBeUndefined();
    const { titles, failed } = await counted(by(RECORDED), recorded.whole);
    expect(told.get(recorded.whole)).toEqual(failed > 0 ? {} : titles);
  });

  test('who may not describe exclusions is told numbers alone', async () => {
    const user = `no${DENIED.indexOf('DescribeRulesPackages')}`;
    const told = await typesOf(by(SIMULATED, user));
    expect(told.size).toBeGreaterThanOrEqual(2);
    for (const titles of told.values()) expect(titles).toEqual({});
  });
});

describe('where a fault rule is about the calls that they stand for, the console makes those', () => {
  test.each([
    ...CALLS_OF_DESCRIBED_RUNS.map((call) => [RUNS, call]),
    ...CALLS_OF_DESCRIBED_TEMPLATES.map((call) => [TEMPLATES, call]),
  ])('%s is not offered with a rule about %s', async (ours = '', operation = '') => {
    const server = await start([{ operation, error: 'InternalException' }]);
    try {
      const config = (await (await fetch(`${server.origin}/config.json`)).json()) as { operations: string[] };
      expect(config.operations).not.toContain(ours);
    } finally {
      await server.close();
    }
  });
});

describe('where the answer itself goes wrong, the rows come by the other calls', () => {
  test.each<readonly [string, object]>([
    ['it is not there for now', { error: 'ServiceTemporarilyUnavailableException' }],
    ['it is not known', { error: 'UnknownOperationException' }],
    ['it fails inside', { error: 'InternalException' }],
  ])('%s', async (_, fault) => {
    const server = await start(OURS.map((operation) => ({ operation, ...fault })));
    try {
      const asked = { origin: server.origin, account: SIMULATED, credentials: keysOf('admin', '1') };
      const runs = await readBothWays(readRuns, asked, { pageSize: 2 });
      expect(runs.calls).toContain('ListAssessmentRuns');
      const templates = await readBothWays(readTemplates, asked, {});
      expect(templates.calls).toContain('ListAssessmentTemplates');
    } finally {
      await server.close();
    }
  });
});
