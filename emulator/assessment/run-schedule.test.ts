/** The moments of a run by hand: which side of a boundary counts, and when what is judged. */
import { expect, test } from 'vitest';
import type { RunRecord, TemplateRecord } from '../store/records';
import { type AccountView, targetInstances } from './account-view';
import { exclusionsIn } from './exclusion-rules';
import { readFleet } from './fleet';
import { exclusionsOfRun } from './agents-and-exclusions';
import { expectedEnd, holdsAgents, runSchedule, stateAt, stopSchedule } from './run-schedule';
import { rulesPackageArns, rulesPackageName } from './rules-packages';

const CVE = rulesPackageArns['us-west-2']?.['Common Vulnerabilities and Exposures'] ?? '';
const START = Date.parse('2019-06-01T10:00:00Z');
/** Of a run of an hour: an hour of data, and ten seconds until rules are evaluated. */
const EVALUATION = Date.parse('2019-06-01T11:00:10Z');
const iso = (at: number): string => new Date(at).toISOString();

const instance = {
  id: 'i-0000000000000000a',
  region: 'us-west-2',
  launchedAt: '2019-01-01T00:00:00Z',
  tags: {},
  operatingSystem: 'RHEL 7.5',
};

const fleetOf = (agent: readonly object[], failure?: readonly [from: number, to: number]) =>
  readFleet({
    supportTable: '2018-10',
    instances: [{ ...instance, agent }],
    ...(failure && {
      evaluationFailures: [{ rulesPackageArn: CVE, from: iso(failure[0]), to: iso(failure[1]) }],
    }),
  });

const healthy = [{ from: '2019-01-01T00:00:00Z' }];
const template = {
  durationInSeconds: 3600,
  rulesPackageArns: [CVE],
  region: 'us-west-2',
} as unknown as TemplateRecord;

/** The part of an account's view that the engine asks here. */
const viewOf = (fleet: ReturnType<typeof readFleet>): AccountView =>
  ({
    fleet,
    instancesOf: (_: TemplateRecord, at: number) => targetInstances(fleet, 'us-west-2', undefined, at),
    packages: (arns: readonly string[]) => arns.map((arn) => ({ arn, name: rulesPackageName(arn) })),
  }) as unknown as AccountView;

test('a run of an hour goes through its states at these moments', () => {
  expect(
    runSchedule(START, 3600, 'COMPLETED').map(({ state, at }) => [state, iso(at).slice(11, -1)]),
  ).toEqual([
    ['CREATED', '10:00:00.000'],
    ['START_DATA_COLLECTION_PENDING', '10:00:00.150'],
    ['START_DATA_COLLECTION_IN_PROGRESS', '10:00:01.000'],
    ['COLLECTING_DATA', '10:00:05.000'],
    ['STOP_DATA_COLLECTION_PENDING', '11:00:00.000'],
    ['DATA_COLLECTED', '11:00:05.000'],
    ['START_EVALUATING_RULES_PENDING', '11:00:06.000'],
    ['EVALUATING_RULES', '11:00:10.000'],
    ['COMPLETED', '11:01:00.000'],
  ]);
  expect(stopSchedule(EVALUATION).at(-1)).toEqual({ state: 'COMPLETED', at: EVALUATION + 60_000 });
});

test('a state begins with its moment, and agents are free when their data is collected', () => {
  const run = { stateChanges: [], schedule: runSchedule(START, 3600, 'COMPLETED') } as unknown as RunRecord;
  expect(stateAt(run, START - 1)).toBeUndefined();
  expect(stateAt(run, START)).toBe('CREATED');
  expect(stateAt(run, START + 4_999)).toBe('START_DATA_COLLECTION_IN_PROGRESS');
  expect(stateAt(run, START + 5_000)).toBe('COLLECTING_DATA');
  expect(['CREATED', 'COLLECTING_DATA', 'STOP_DATA_COLLECTION_PENDING'].map(holdsAgents)).toEqual([
    true,
    true,
    true,
  ]);
  expect(
    ['DATA_COLLECTED', 'START_EVALUATING_RULES_PENDING', 'EVALUATING_RULES', 'COMPLETED', 'CANCELED'].map(
      holdsAgents,
    ),
  ).toEqual([false, false, false, false, false]);
});

test.each<readonly [what: string, from: number, to: number, fails: boolean]>([
  ['begins with the evaluation', EVALUATION, EVALUATION + 1, true],
  ['begins after it', EVALUATION + 1, EVALUATION + 60_000, false],
  ['ends with it', EVALUATION - 1, EVALUATION, false],
  ['is over when data collection ends', START, START + 3_600_000, false],
  ['holds it', START, EVALUATION + 1, true],
])('a failure that %s: the end of the run says what its exclusions say', (_, from, to, fails) => {
  const view = viewOf(fleetOf(healthy, [from, to]));
  expect(expectedEnd(view, template, START)).toBe(fails ? 'COMPLETED_WITH_ERRORS' : 'COMPLETED');
  const run = {
    region: 'us-west-2',
    rulesPackageArns: [CVE],
    createdAt: START,
    startedAt: START + 5_000,
    completedAt: EVALUATION + 60_000,
    stateChangedAt: EVALUATION + 60_000,
    stateChanges: runSchedule(START, 3600, 'COMPLETED'),
  } as unknown as RunRecord;
  const titles = exclusionsOfRun(view, run, view.fleet.instances, new Set()).map(({ title }) => title);
  expect(titles).toEqual(fails ? ['Rules evaluation error'] : []);
});

test('agents are judged at the moment that a run was created, not when data came, and a deprecation holds from its day', () => {
  const agents = [...healthy, { from: iso(START + 3_000), health: 'UNHEALTHY' }];
  const view = viewOf(fleetOf(agents));
  const run = (createdAt: number) =>
    ({
      region: 'us-west-2',
      rulesPackageArns: [CVE],
      createdAt,
      startedAt: createdAt + 5_000,
      completedAt: createdAt + 60_000,
      stateChangedAt: createdAt + 60_000,
      stateChanges: [],
    }) as unknown as RunRecord;
  const titles = (createdAt: number) =>
    exclusionsOfRun(view, run(createdAt), view.fleet.instances, new Set()).map(({ title }) => title);
  expect(titles(START)).toEqual([]);
  expect(titles(START + 2_999)).toEqual([]);
  expect(titles(START + 3_000)).toEqual(['Agent is unhealthy']);
  // The run's end counts for what was recorded at all: one that ended the day before has no exclusions, whatever its agents.
  const early = Date.parse('2018-06-24T23:59:59.999Z');
  const old = { ...run(START + 3_000), completedAt: early };
  expect(exclusionsOfRun(view, old, view.fleet.instances, new Set())).toEqual([]);
  const since = { ...old, completedAt: early + 1, stateChangedAt: early };
  expect(exclusionsOfRun(view, since, view.fleet.instances, new Set())).toHaveLength(1);

  const deprecated = readFleet({
    supportTable: '2018-10',
    instances: [{ ...instance, agent: healthy }],
    deprecatedRulesPackages: [{ arn: CVE, since: iso(START) }],
  });
  const at = (moment: number) =>
    exclusionsIn({
      fleet: deprecated,
      region: 'us-west-2',
      instances: deprecated.instances,
      packages: [{ arn: CVE, name: rulesPackageName(CVE) }],
      at: moment,
      busy: new Set(),
      evaluatedAt: undefined,
    }).map(({ title }) => title);
  expect(at(START - 1)).toEqual([]);
  expect(at(START)).toEqual(['Deprecated rules package']);
});

test('an instance is in a target from its launch until its end, and is not there any more at its end', () => {
  const fleet = readFleet({
    supportTable: '2018-10',
    instances: [{ ...instance, launchedAt: iso(START), terminatedAt: iso(START + 1000), agent: healthy }],
  });
  const at = (moment: number) => targetInstances(fleet, 'us-west-2', undefined, moment).length;
  expect([START - 1, START, START + 999, START + 1000].map(at)).toEqual([0, 1, 1, 0]);
});
