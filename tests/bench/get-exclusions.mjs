/** Getting all exclusions of a run: the console's data layer beside other clients, and what a view computes with them. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { DescribeExclusionsCommand, InspectorClient, ListExclusionsCommand } from '@aws-sdk/client-inspector';
import { ACCOUNT, exclusionsOf, REGION, runOf, USER } from './big-account.mjs';
import { median } from './measure.mjs';

/** Round trips that no client can do with fewer of: the pages come one after another, then the last describe. */
export const roundTrips = (size) => Math.max(1, Math.ceil(size / 500)) + (size > 0 ? 1 : 0);

const plain = ({ arn, title, description, recommendation, scopes, attributes = [] }) => ({
  arn,
  title,
  description,
  recommendation,
  scopes: scopes.map(({ key, value }) => ({ key, value })),
  attributes: [...attributes],
});

/**
 * Times each peer at each size. Before a peer is timed at a size its answer is compared with what the
 * account was made of, in order.
 */
export async function measureGetting(peers, origin, delayMs, sizes, repeats, say) {
  const rows = [];
  for (const size of sizes) {
    const { arn } = runOf(size);
    const expected = exclusionsOf(size).map(plain);
    for (const peer of peers) {
      if (size > peer.most) {
        rows.push({ delayMs, size, peer: peer.name, skipped: `not run beyond ${peer.most}` });
        continue;
      }
      const get = () => peer.get(origin, { account: ACCOUNT, region: REGION }, arn);
      const first = await get();
      assert.deepEqual(first.exclusions.map(plain), expected, `${peer.name} at ${size} gives something else`);
      const times = peer.once ? [first] : [];
      while (times.length < (peer.once ? 1 : repeats)) times.push(await get());
      const ms = median(times.map((each) => each.ms));
      const floor = roundTrips(size) * delayMs;
      rows.push({
        delayMs,
        size,
        peer: peer.name,
        ms: Math.round(ms),
        // Before the endpoint had anything of it in its memory.
        firstTimeMs: Math.round(first.ms),
        ...(floor > 0 && { toFloor: Number((ms / floor).toFixed(2)) }),
        firstRowsMs: Math.round(median(times.map((each) => each.firstRows)) ?? 0) || undefined,
        runs: times.length,
      });
      say(`${delayMs} ms, ${size}: ${peer.name} ${Math.round(ms)} ms`);
    }
  }
  return rows;
}

/** The console's code that is measured, loaded by Vite as it is. */
const measuredSource = (vite) => vite.ssrLoadModule('/tests/bench/measured-source.ts');

/** The functions that a view computes with, over the largest run, in milliseconds. */
export async function measurePure(vite, size, repeats) {
  const exclusions = exclusionsOf(size);
  const source = await measuredSource(vite);
  const instances = [...source.namedInstances(exclusions)];
  // The run before lacked every tenth and had as many others.
  const earlier = exclusions.map((exclusion, at) =>
    at % 10 === 0 ? { ...exclusion, title: 'Gone' } : exclusion,
  );
  const packages = [...new Set(exclusions.map(({ scopes: [, { value }] }) => value))];
  const run = { state: 'COMPLETED', dataCollected: true, rulesPackageArns: packages };
  const agents = instances.map((id) => ({ id, health: 'HEALTHY' }));
  const works = {
    'group by type': () => source.groupExclusions(exclusions),
    'share of checks': () => source.runChecks({ run, instances: agents, exclusions }),
    'what exclusions cost': () => source.namedCosts(exclusions, packages),
    'group by instance': () => source.groupByScope(exclusions, 'instance'),
    'compare with the run before': () => source.exclusionChanges(earlier, exclusions),
    'sort by a text with numbers': () =>
      source.sorted(exclusions, ({ arn }) => `run ${arn.slice(-8)}`, 'descending'),
    'instances concerned': () => source.instancesByPackages(exclusions),
    'filter by text': () =>
      source.filterExclusions(exclusions, 'agent 00000000000000f', { packageName: (arn) => arn }),
  };
  return Object.entries(works).map(([name, work]) => {
    const times = Array.from({ length: repeats + 2 }, () => {
      const begun = performance.now();
      work();
      return performance.now() - begun;
    });
    return { name, size, ms: Number(median(times.slice(2)).toFixed(1)), first: Number(times[0].toFixed(1)) };
  });
}

/** Those that the console's data layer is measured against: each gives the exclusions of a run and how long it took. */

const execute = promisify(execFile);
const credentials = { accessKeyId: USER.accessKeyId, secretAccessKey: USER.secretAccessKey };

/** What the Python clients need, and nothing of the machine's own configuration. */
const environment = {
  PATH: process.env.PATH,
  HOME: '/nonexistent',
  AWS_ACCESS_KEY_ID: USER.accessKeyId,
  AWS_SECRET_ACCESS_KEY: USER.secretAccessKey,
  AWS_DEFAULT_REGION: REGION,
  AWS_CONFIG_FILE: '/nonexistent',
  AWS_SHARED_CREDENTIALS_FILE: '/nonexistent',
  AWS_EC2_METADATA_DISABLED: 'true',
  AWS_PAGER: '',
};
const run = async (command, ...argv) =>
  (await execute(command, argv, { env: environment, maxBuffer: 2 ** 29 })).stdout;

async function firstThatRuns(commands) {
  for (const [command, ...argv] of commands)
    if (
      await run(command, ...argv).then(
        () => true,
        () => false,
      )
    )
      return command;
  return undefined;
}

async function timed(work) {
  const begun = performance.now();
  const exclusions = await work();
  return { ms: performance.now() - begun, exclusions };
}

/**
 * The console's own code: modules of `src`, loaded by Vite as they are. Once with all that the endpoint says that it answers, and once by
 * Inspector's own calls alone, as it is where the endpoint is somebody else's.
 */
export async function consoleDataLayers(vite) {
  const { connectInspector, createLimiter, openInspector, runExclusionsQuery } = await measuredSource(vite);
  const { QueryClient } = await import('@tanstack/react-query');
  const offeredBy = async (origin) => (await (await fetch(`${origin}/config.json`)).json()).operations;
  const layer = (name, operationsOf) => ({
    name,
    most: Infinity,
    async get(origin, place, runArn) {
      // The console has read it by then.
      const operations = await operationsOf(origin);
      const limiter = createLimiter();
      const connect = async () =>
        connectInspector({ region: place.region, endpoint: origin, credentials, limiter });
      const inspector = openInspector(place, { connect, limiter, awsEndpoint: false, operations });
      const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
      const query = runExclusionsQuery(inspector, runArn);
      const begun = performance.now();
      let firstRows;
      const leave = client.getQueryCache().subscribe(() => {
        firstRows ??= client.getQueryData(query.queryKey)?.rows.length
          ? performance.now() - begun
          : undefined;
      });
      const { ms, exclusions } = await timed(async () => (await client.query(query)).rows);
      leave();
      client.clear();
      return { ms, exclusions, firstRows };
    },
  });
  return [layer('console', offeredBy), layer('console by the API', () => [])];
}

/** Every list page first, then every describe of 100, one after another: what Steampipe's table does. */
export const sequential = {
  name: 'sequential',
  most: 10_000,
  get: (origin, { region }, assessmentRunArn) => {
    const client = new InspectorClient({ region, endpoint: origin, credentials });
    return timed(async () => {
      const arns = [];
      let nextToken;
      do {
        const page = await client.send(
          new ListExclusionsCommand({ assessmentRunArn, maxResults: 500, ...(nextToken && { nextToken }) }),
        );
        arns.push(...page.exclusionArns);
        ({ nextToken } = page);
      } while (nextToken);
      const found = [];
      for (let from = 0; from < arns.length; from += 100) {
        const exclusionArns = arns.slice(from, from + 100);
        const { exclusions } = await client.send(new DescribeExclusionsCommand({ exclusionArns }));
        found.push(...exclusionArns.map((arn) => exclusions[arn]));
      }
      return found;
    });
  },
};

const PYTHON = `
import json, sys, time
import boto3
client = boto3.client('inspector', endpoint_url=sys.argv[1])
begun = time.monotonic()
pages = client.get_paginator('list_exclusions').paginate(
    assessmentRunArn=sys.argv[2], PaginationConfig={'PageSize': 500})
arns = [arn for page in pages for arn in page['exclusionArns']]
found = []
for at in range(0, len(arns), 100):
    part = arns[at:at + 100]
    exclusions = client.describe_exclusions(exclusionArns=part)['exclusions']
    found.extend(exclusions[arn] for arn in part)
ms = (time.monotonic() - begun) * 1000
json.dump({'ms': ms, 'exclusions': found}, sys.stdout)
`;

/** boto3's paginator, then its describe. The start of Python is not counted. */
export async function boto3() {
  const python = await firstThatRuns([
    ['python3', '-c', 'import boto3'],
    ['/usr/bin/python3', '-c', 'import boto3'],
  ]);
  return (
    python && {
      name: 'boto3',
      most: 10_000,
      get: async (origin, _place, runArn) => JSON.parse(await run(python, '-c', PYTHON, origin, runArn)),
    }
  );
}

/** The AWS CLI as a person or a script calls it: a process for the list, and one for each hundred. */
export async function awsCli() {
  const aws = await firstThatRuns([
    ['/usr/bin/aws', '--version'],
    ['aws', '--version'],
  ]);
  const call = async (origin, operation, ...argv) =>
    JSON.parse(await run(aws, '--endpoint-url', origin, '--output', 'json', 'inspector', operation, ...argv));
  return (
    aws && {
      name: 'AWS CLI',
      most: 2500,
      once: true,
      get: (origin, _place, runArn) =>
        timed(async () => {
          const { exclusionArns } = await call(origin, 'list-exclusions', '--assessment-run-arn', runArn);
          const found = [];
          for (let from = 0; from < exclusionArns.length; from += 100) {
            const part = exclusionArns.slice(from, from + 100);
            const { exclusions } = await call(origin, 'describe-exclusions', '--exclusion-arns', ...part);
            found.push(...part.map((arn) => exclusions[arn]));
          }
          return found;
        }),
    }
  );
}
