/** Figures over all runs: added up by the endpoint, or built from what Inspector's own operations answer of each run. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { FaultRule } from '../../emulator/aws-json/read-fault-rules';
import type { CoverageView } from '../../src/domain/address/coverage-views';
import type { AccountPlace } from '../../src/domain/address/paths';
import type { Coverage, CoverageAnswer } from '../../src/domain/report/coverage-answer';
import { coverageQuery } from '../../src/inspector/queries/coverage';
import { openDataLayer } from '../support/console-data';
import { administrator, exampleAccount, type KeyPair, temporaryDirectory } from '../support/emulator';
import { projectRoot } from '../support/emulator-process';
import { writeEstate } from '../support/estate.mjs';
import { keysOf, RECORDED, REGION, SIMULATED, writeSmallAccounts } from '../support/small-account';
import { writeNamedAccount, writeSilentAccount } from '../support/sparse-accounts';
import { testServer } from '../support/test-servers';

const directory = temporaryDirectory();
const small = writeSmallAccounts();
const sparse = [writeSilentAccount(), writeNamedAccount()];
const estate = join(directory.path, 'estate');
const ESTATE = ['100000000000', '100000007919'] as const;
const RUNS = 23;
mkdirSync(estate);
writeEstate(estate, { accounts: ESTATE.length, runs: RUNS, instances: 6, seed: 20190304 });
const keysOfEstate = (account: string): KeyPair => ({
  accessKeyId: `AKIAESTATE${account.slice(-10)}`,
  secretAccessKey: `estate-${account}`,
});
for (const account of ESTATE)
  writeFileSync(
    join(estate, account, 'users.json'),
    JSON.stringify({
      users: [{ name: 'admin', password: 'inspector', ...keysOfEstate(account), allow: ['inspector:*'] }],
    }),
  );
afterAll(() => {
  for (const each of [directory, small, ...sparse]) each.remove();
});

const accounts = [
  exampleAccount,
  join(projectRoot, 'accounts/recorded-example'),
  ...small.folders,
  ...sparse.map(({ folder }) => folder),
  ...ESTATE.map((account) => join(estate, account)),
];

/** An endpoint that answers what Inspector does, and nothing of ours. */
const ONLY_INSPECTOR: FaultRule = { operation: 'DescribeCoverage', error: 'UnknownOperationException' };

const ours = testServer(() => ({ accounts }));
const other = testServer(() => ({ accounts, faults: [ONLY_INSPECTOR] }));

const example = { account: '123456789012', keys: administrator };
const recorded = {
  account: '210987654321',
  keys: { accessKeyId: 'AKIAI44QH8DHBEXAMPLE', secretAccessKey: 'je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY' },
};
type Place = AccountPlace & { readonly keys: KeyPair };
const first: Place = { account: ESTATE[0], region: 'us-east-1', keys: keysOfEstate(ESTATE[0]) };

/** The figures as the console's pages ask for them. */
function openWorld(origin: string, { account, region, keys: credentials }: Place) {
  const place = { account, region };
  const { inspector, client } = openDataLayer({ ...place, origin, credentials });
  return {
    client,
    query: (view: CoverageView = {}) => coverageQuery(inspector, place, view),
    ask: (view: CoverageView = {}) => client.query(coverageQuery(inspector, place, view)),
  };
}

/** The operations that a server has answered since a mark, and how often each. */
function callsSince({ log }: { readonly log: readonly string[] }, mark: number): Record<string, number> {
  const calls: Record<string, number> = {};
  for (const line of log.slice(mark)) {
    const { operation } = JSON.parse(line) as { operation?: string };
    if (operation) calls[operation] = (calls[operation] ?? 0) + 1;
  }
  return calls;
}

describe('both ways give equal figures', () => {
  test.each<[string, Place, readonly CoverageView[]]>([
    ['the simulated example', { ...example, region: 'us-west-2' }, []],
    ['its runs with 2,500 exclusions', { ...example, region: 'us-east-1' }, []],
    ['its third region', { ...example, region: 'eu-west-1' }, []],
    [
      'the recorded example',
      { ...recorded, region: 'eu-west-1' },
      [
        { from: '2019-03-12', to: '2019-03-12' },
        { template: { targetId: '0-Zk1uFs6N', templateId: '0-E6vNa0Cu' } },
      ],
    ],
    ['a small simulated account', { account: SIMULATED, region: REGION, keys: keysOf('admin', '1') }, []],
    ['a small recorded one', { account: RECORDED, region: REGION, keys: keysOf('admin', '2') }, []],
    [
      'empty lists for different reasons',
      {
        account: '888888888888',
        region: 'us-west-2',
        keys: { accessKeyId: 'AKIASILENTXXXXXXXXX1', secretAccessKey: 'silent' },
      },
      [],
    ],
    [
      'hardly more than ARNs',
      {
        account: '777777777777',
        region: 'us-west-2',
        keys: { accessKeyId: 'AKIAARNSONLYXXXXXXX1', secretAccessKey: 'arns-only' },
      },
      [{ template: { targetId: '0-Target01', templateId: '0-OnlyRuns' } }],
    ],
    ['the made estate', first, [{ from: '2019-02-01', to: '2019-04-30' }]],
    ['its second account', { ...first, account: ESTATE[1], keys: keysOfEstate(ESTATE[1]) }, []],
    ['its second region', { ...first, region: 'eu-west-1' }, []],
  ])('%s', async (_, place, views) => {
    const world = openWorld(other.origin, place);
    // Parts first: then the whole is made of what was looked at already, and of the rest.
    for (const view of [{ from: '2019-01-01' }, ...views, { to: '2018-12-31' }, {}]) {
      const added = await openWorld(ours.origin, place).ask(view);
      const built = await world.ask(view);
      expect(added.progress).toBeUndefined();
      expect(built.progress).toMatchObject({ complete: true, listComplete: true, stopped: false });
      expect(built.progress?.looked).toBe(built.progress?.listed);
      // By Inspector's calls a list that is refused at its end tells that there were more runs, and no more of what the data lacks.
      const lacksRuns = added.answer.dataGaps.some(
        (gap) => gap.kind === 'fewer-runs' || ('things' in gap && gap.things === 'run'),
      );
      const dataGaps = lacksRuns ? [{ kind: 'part-of-list', things: 'run', document: '' }] : [];
      expect(built.answer).toEqual({ ...added.answer, dataGaps });
    }
  });
});

describe('while figures are built', () => {
  /** Every step that a view is shown, until it is whole. */
  async function stepsOf(place: Place, view: CoverageView = {}): Promise<readonly Coverage[]> {
    const { client, query, ask } = openWorld(other.origin, place);
    const { queryKey } = query(view);
    const steps = new Set<Coverage>();
    const unsubscribe = client.getQueryCache().subscribe(() => {
      const data = client.getQueryData<Coverage>(queryKey);
      if (data) steps.add(data);
    });
    const last = await ask(view);
    unsubscribe();
    return [...steps, last];
  }
  const sumOf = ({ checks }: CoverageAnswer): number =>
    checks.checked + checks.notCompleted + checks.partly + checks.notEvaluated + checks.notKnown;

  test('each step is of the runs that were looked at, names how many were not, and claims no more than the whole', async () => {
    const steps = await stepsOf(first);
    expect(steps.length).toBeGreaterThan(RUNS);
    const whole = steps.at(-1)?.answer;
    for (const { answer, progress } of steps) {
      const { looked = -1, listed = -1, complete } = progress ?? {};
      expect(listed).toBe(RUNS);
      expect(answer.runs).toBe(looked);
      expect(answer.gaps['not-looked-at'] ?? 0).toBe(listed - looked);
      expect(complete).toBe(looked === listed);
      expect(sumOf(answer)).toBe(answer.checks.inScope);
      for (const [name, count] of Object.entries(answer.checks))
        expect(count).toBeLessThanOrEqual(whole?.checks[name as keyof typeof answer.checks] ?? 0);
      for (const { id, runs, fullyChecked } of answer.instances) {
        expect(runs).toBeLessThanOrEqual(looked);
        const last = whole?.instances.find((each) => each.id === id);
        expect(fullyChecked).toBeLessThanOrEqual(last?.fullyChecked ?? 0);
      }
    }
  });

  test('the newest runs come first', async () => {
    const [, step] = await stepsOf(first);
    const all = await openWorld(ours.origin, first).ask();
    expect(step?.answer.months.map(({ month }) => month)).toEqual([all.answer.months.at(-1)?.month]);
  });

  test('of runs that began at another time nothing but their description is asked for', async () => {
    const mark = other.log.length;
    const { answer, progress } = await openWorld(other.origin, first).ask({
      from: '2019-01-07',
      to: '2019-01-07',
    });
    expect(answer.runs).toBe(1);
    expect(progress).toMatchObject({ looked: RUNS, listed: RUNS, years: ['2019'] });
    expect(callsSince(other, mark)).toEqual({
      DescribeCoverage: 1,
      ListAssessmentRuns: 1,
      DescribeAssessmentRuns: 3,
      ListExclusions: 1,
      DescribeExclusions: 1,
      ListAssessmentRunAgents: 1,
    });
  });

  test('what was looked at is not asked for again: another view, another look', async () => {
    const { client, query, ask } = openWorld(other.origin, first);
    await ask();
    const mark = other.log.length;
    await ask();
    await ask({ to: '2019-03-31' });
    expect(callsSince(other, mark)).toEqual({ ListAssessmentRuns: 1 });
    await client.fetchQuery({ ...query(), staleTime: 0 });
    expect(callsSince(other, mark)).toEqual({ ListAssessmentRuns: 2 });
  });
});

describe('when it does not go well', () => {
  const faulty = testServer(() => ({
    accounts,
    faults: [
      ONLY_INSPECTOR,
      { operation: 'ListExclusions', account: ESTATE[0], from: 8, to: 30, error: 'AccessDeniedException' },
      { operation: 'ListExclusions', account: ESTATE[1], call: 4, error: 'NoSuchEntityException' },
    ],
  }));

  test('what came before a refusal stays, and is gone on with', async () => {
    const { client, query, ask } = openWorld(faulty.origin, first);
    await expect(ask()).rejects.toMatchObject({ kind: 'access-denied' });
    const cut = client.getQueryData(query().queryKey);
    const { looked = 0 } = cut?.progress ?? {};
    expect(cut?.progress).toMatchObject({ listed: RUNS, complete: false });
    expect(looked).toBeGreaterThan(0);
    expect(looked).toBeLessThan(RUNS);
    expect(cut?.answer.runs).toBe(looked);
    let again = await ask().catch(() => undefined);
    while (!again) again = await ask().catch(() => undefined);
    expect(again.answer).toEqual((await openWorld(ours.origin, first).ask()).answer);
  });

  test('a run that fails by itself is a gap, and never counts as checked', async () => {
    const place = { ...first, account: ESTATE[1], keys: keysOfEstate(ESTATE[1]) };
    const { answer, progress } = await openWorld(faulty.origin, place).ask();
    const whole = (await openWorld(ours.origin, place).ask()).answer;
    expect(progress?.complete).toBe(true);
    expect(answer.gaps['failed']).toBe(1);
    expect(answer.checks.inScope).toBe(whole.checks.inScope);
    expect(answer.checks.checked).toBeLessThan(whole.checks.checked);
    expect(answer.checks.notKnown).toBeGreaterThan(whole.checks.notKnown);
  });

  test('an endpoint that knows the operation and refuses its input is not looked at run by run', async () => {
    const mark = ours.log.length;
    const { ask } = openWorld(ours.origin, first);
    await expect(ask({ from: 'not a day' })).rejects.toMatchObject({ kind: 'invalid' });
    expect(callsSince(ours, mark)).toEqual({ DescribeCoverage: 1 });
  });
});
