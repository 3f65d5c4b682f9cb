import { afterAll, beforeAll, expect, test } from 'vitest';
import { manualClock } from '../../tests/support/manual-clock';
import type { AccountStore } from '../store/account-store';
import { openExample } from '../../tests/support/example-store';
import type { ExclusionItem, RunRecord, TemplateRecord } from '../store/records';
import { advanceRuns } from './advance-runs';
import { type Assessment, createAssessment } from './create-assessment';
import { idFrom } from '../ids';
import { stopSchedule } from './run-schedule';

let store: AccountStore;
let startsAt: number;
let assessment: Assessment;
let clock: ReturnType<typeof manualClock>;

beforeAll(() => {
  ({ store, startsAt } = openExample());
  assessment = createAssessment(store);
});
afterAll(() => store.close());

/** A test whose writes are taken back: the account is imported once for all of them. */
function isolated(name: string, work: () => void): void {
  const undo = new Error('undo');
  test(name, () => {
    clock = manualClock(startsAt);
    expect(() =>
      store.transaction(() => {
        work();
        throw undo;
      }),
    ).toThrow(undo);
  });
}

function templateNamed(name: string): TemplateRecord {
  const found = store
    .templates({ region: 'us-west-2', after: undefined, limit: 100 })
    .items.find((template) => template.name === name);
  if (!found) throw new Error(`no template is named ${name}`);
  return found;
}

/** Starts a run as StartAssessmentRun does. */
function start(template: TemplateRecord, name: string): RunRecord {
  const at = clock.now();
  const [created, ...schedule] = assessment.schedule(template, at);
  const run: RunRecord = {
    ...template,
    arn: `${template.arn}/run/${idFrom(name)}`,
    templateArn: template.arn,
    name,
    state: 'CREATED',
    createdAt: at,
    startedAt: null,
    completedAt: null,
    stateChangedAt: at,
    dataCollected: false,
    stateChanges: created ? [created] : [],
    notifications: [],
    findingCounts: {},
    schedule,
    exclusions: 'pending',
  };
  store.putRun(run);
  store.putRunAgents(run.arn, assessment.runAgents(run, template));
  return run;
}

function advance(milliseconds: number): void {
  clock.advance(milliseconds);
  advanceRuns({ store, clock, assessment });
}
const exclusionsOf = (runArn: string): readonly ExclusionItem[] => [
  ...store.exclusions(store.exclusionArns(runArn, 0, 1000).arns).values(),
];
const ids = (items: readonly ExclusionItem[], title: string): (string | undefined)[] =>
  items.filter((item) => item.title === title).map((item) => item.scopes[0]?.value);

isolated('a run moves through the service’s states, and its exclusions are fixed when it ends', () => {
  const template = templateNamed('web-prod-weekly');
  const { arn } = start(template, 'one');
  const seen: unknown[] = [];
  for (const step of [0, 150, 850, 4_000, 3_595_000, 5_000, 1_000, 4_000, 49_999, 1]) {
    advance(step);
    const run = store.run(arn);
    seen.push([run?.state, run?.dataCollected, run?.exclusions, exclusionsOf(arn).length]);
  }
  expect(seen).toEqual([
    ['CREATED', false, 'pending', 0],
    ['START_DATA_COLLECTION_PENDING', false, 'pending', 0],
    ['START_DATA_COLLECTION_IN_PROGRESS', false, 'pending', 0],
    ['COLLECTING_DATA', false, 'pending', 0],
    ['STOP_DATA_COLLECTION_PENDING', false, 'pending', 0],
    ['DATA_COLLECTED', true, 'pending', 0],
    ['START_EVALUATING_RULES_PENDING', true, 'pending', 0],
    ['EVALUATING_RULES', true, 'pending', 0],
    ['EVALUATING_RULES', true, 'pending', 0],
    ['COMPLETED', true, 'fixed', 101],
  ]);
  const run = store.run(arn);
  expect(run).toMatchObject({ schedule: [], completedAt: clock.now(), stateChangedAt: clock.now() });
  expect(run?.startedAt).toBe((run?.createdAt ?? 0) + 5_000);
  expect(run?.stateChanges.map(({ at }) => at)).toEqual(run?.stateChanges.map(({ at }) => at).toSorted());
});

isolated('one jump of the clock gives what many steps give', () => {
  const template = templateNamed('web-prod-weekly');
  const { arn } = start(template, 'one');
  advance(86_400_000);
  const run = store.run(arn);
  expect(run).toMatchObject({ state: 'COMPLETED', exclusions: 'fixed', dataCollected: true });
  expect(run?.stateChanges).toEqual(assessment.schedule(template, run?.createdAt ?? 0));
  expect(run?.completedAt).toBe(run?.stateChanges.at(-1)?.at);
  expect(exclusionsOf(arn)).toEqual(
    exclusionsOf(arn).map((item) => ({
      ...item,
      arn: expect.stringContaining(`${arn}/exclusion/0-`) as string,
    })),
  );
});

isolated('what a run could not check is what the preview of its moment said', () => {
  const template = templateNamed('db-quick');
  const preview = assessment.preview(template, clock.now());
  const { arn } = start(template, 'one');
  advance(3_600_000);
  expect(exclusionsOf(arn).map(({ title, scopes }) => ({ title, scopes }))).toEqual(
    preview.map(({ title, scopes }) => ({ title, scopes })),
  );
});

isolated('agents that another run holds are busy until its data is collected', () => {
  const quick = templateNamed('db-quick');
  const { busy, matching } = assessment.busyAgents(quick, clock.now());
  expect([busy.length, matching]).toEqual([5, 7]);
  expect(new Set(busy.map((agent) => store.run(agent.assessmentRunArn)?.name))).toEqual(
    new Set(['db monthly 2026-05-18']),
  );
  const held = busy.map(({ agentId }) => agentId);
  const first = start(quick, 'while they are busy');
  const codes = store
    .runAgents(first.arn, 0, 100)
    .items.map((agent) => [agent.agentHealth, agent.agentHealthCode].join(' '))
    .toSorted();
  expect(codes).toEqual([...Array<string>(5).fill('HEALTHY IDLE'), 'UNHEALTHY SHUTDOWN', 'UNKNOWN UNKNOWN']);
  // The run that holds them ends twelve hours after 08:00; this one's end comes first.
  advance(12 * 3_600_000);
  expect(ids(exclusionsOf(first.arn), 'Agent is already running')).toEqual(held);
  expect(assessment.busyAgents(quick, clock.now()).busy).toEqual([]);
  const second = start(quick, 'when they are free');
  advance(3_600_000);
  expect(ids(exclusionsOf(second.arn), 'Agent is already running')).toEqual([]);
});

isolated(
  'a run that is stopped is evaluated at once; one that is canceled keeps what was known at its start',
  () => {
    const template = templateNamed('web-prod-weekly');
    const stopped = start(template, 'stopped');
    advance(10_000);
    const run = store.run(stopped.arn);
    if (run) store.putRun({ ...run, schedule: stopSchedule(clock.now()) });
    advance(60_000);
    expect(store.run(stopped.arn)).toMatchObject({ state: 'COMPLETED', dataCollected: true });

    const early = start(template, 'stopped before it collected');
    advance(1_000);
    const stoppedAt = clock.now();
    store.putRun({ ...(store.run(early.arn) ?? early), schedule: stopSchedule(stoppedAt) });
    advance(60_000);
    expect(store.run(early.arn)).toMatchObject({ startedAt: stoppedAt, completedAt: stoppedAt + 60_000 });

    const canceled = start(template, 'canceled');
    advance(10_000);
    const other = store.run(canceled.arn);
    if (other) store.putRun({ ...other, schedule: [{ state: 'CANCELED', at: clock.now() }] });
    advance(0);
    expect(store.run(canceled.arn)).toMatchObject({
      state: 'CANCELED',
      dataCollected: false,
      exclusions: 'fixed',
    });
    expect(exclusionsOf(canceled.arn)).toHaveLength(101);
  },
);

isolated('a target that is changed during a run does not change what the run was about', () => {
  const template = templateNamed('web-prod-weekly');
  const { arn } = start(template, 'one');
  const target = store.target(template.targetArn);
  if (!target) throw new Error('the target is there');
  store.putTarget({ ...target, resourceGroupArn: null });
  advance(2 * 3_600_000);
  expect(exclusionsOf(arn)).toHaveLength(101);
});

isolated('nobody in the target: the run ends with errors and one exclusion', () => {
  const { arn } = start(templateNamed('batch-nightly'), 'nobody');
  advance(2 * 3_600_000);
  expect(store.run(arn)?.state).toBe('COMPLETED_WITH_ERRORS');
  expect(exclusionsOf(arn).map(({ title, scopes }) => [title, scopes.length])).toEqual([
    ['No instances in target', 5],
  ]);
});

isolated('a target that this data does not describe selects nothing, not everything', () => {
  const template = templateNamed('web-prod-weekly');
  const target = store.target(template.targetArn);
  if (!target) throw new Error('the target is there');
  const undescribed = { ...target, resourceGroupArn: `${target.resourceGroupArn}0` };
  expect(assessment.agentPreviews(target, clock.now())).toHaveLength(52);
  expect(assessment.agentPreviews(undescribed, clock.now())).toEqual([]);
  expect(assessment.agentPreviews({ ...target, described: false }, clock.now())).toEqual([]);
});

isolated('agents are shown as PreviewAgents shows them, and a missing one has nothing to tell', () => {
  const target = store.target(templateNamed('web-prod-weekly').targetArn);
  const agents = target ? assessment.agentPreviews(target, clock.now()) : [];
  expect(agents.map(({ agentId }) => agentId)).toEqual(agents.map(({ agentId }) => agentId).toSorted());
  const missing = agents.filter(({ agentHealth }) => agentHealth === 'UNKNOWN');
  expect(missing).toHaveLength(3);
  for (const agent of missing)
    expect(Object.keys(agent).toSorted()).toEqual([
      'agentHealth',
      'agentId',
      'autoScalingGroup',
      'hostname',
      'ipv4Address',
    ]);
  expect(agents.find(({ agentHealth }) => agentHealth === 'HEALTHY')).toMatchObject({
    agentVersion: expect.any(String) as string,
    operatingSystem: expect.any(String) as string,
  });
});

isolated('an account without an engine is left alone', () => {
  const before = store.runsInProgress();
  clock.advance(86_400_000);
  advanceRuns({ store, clock, assessment: undefined });
  expect(store.runsInProgress()).toEqual(before);
});
