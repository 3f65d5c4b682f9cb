/** Lists about a run from before its end, and pages with a hole: what they lack may be there. */
import { describe, expect, test } from 'vitest';
import {
  EXCLUSION,
  exclusion,
  RUN,
  run,
  savedFolder,
  TARGET,
  TEMPLATE,
} from '../../../../tests/support/saved-folder';
import { areAgentsInPart, isSavedEmpty } from '../../plain-rows';

const ONE = 'i-0123456789abcdef0';
const FINDING = `${RUN}/finding/0-Findi001`;
const [START, END] = ['2019-03-04T10:00:00Z', '2019-03-04T11:00:00Z'];
/** An answer of that time of 4 March 2019. */
const dated = (time: string, answer: object) => ({
  ...answer,
  ResponseMetadata: { HTTPStatusCode: 200, HTTPHeaders: { date: `Mon, 04 Mar 2019 ${time} GMT` } },
});
const ended = run({ createdAt: START, startedAt: START, completedAt: END, stateChangedAt: END });
const agents = (...ids: readonly string[]) => ({
  assessmentRunArn: RUN,
  assessmentRunAgents: ids.map((agentId) => ({
    agentId,
    assessmentRunArn: RUN,
    agentHealth: 'HEALTHY',
    agentHealthCode: 'RUNNING',
  })),
});
const list = (...exclusionArns: readonly string[]) => ({ assessmentRunArn: RUN, exclusionArns });
const part = (...arns: readonly string[]) => ({ ...list(...arns), nextToken: 'x' });

const saved = savedFolder();

function load(files: Readonly<Record<string, unknown>>, described: object = ended) {
  saved.save('account.json', { id: '111122223333' });
  saved.save('runs.json', { assessmentRuns: [described] });
  for (const [name, answer] of Object.entries(files)) saved.save(name, answer);
  return saved.load();
}

describe('the agents of a run', () => {
  test.each([
    ['of after its end', '11:00:01', [ONE], undefined],
    ['none of after its end', '11:00:01', [], undefined],
    ['of while it was under way', '10:00:02', [ONE], false],
    ['none of while it was under way', '10:00:02', [], false],
  ])('%s', (_what, time, ids, agentsComplete) => {
    const store = load({ 'agents.json': dated(time, agents(...ids)) });
    expect(store.run(RUN)?.agentsComplete).toBe(agentsComplete);
  });
});

describe('the findings of a run', () => {
  const findings = (...findingArns: readonly string[]) => ({ assessmentRunArn: RUN, findingArns });
  const described = {
    findings: [{ arn: FINDING, severity: 'High', createdAt: 1_551_700_000, updatedAt: 1_551_700_000 }],
  };

  test.each([
    ['of after its end are counted', '11:00:01', { High: 1 }],
    ['of while it was under way are not', '10:00:02', {}],
  ])('%s', (_what, time, counts) => {
    const store = load({ 'l.json': dated(time, findings(FINDING)), 'd.json': described });
    expect(store.run(RUN)?.findingCounts).toEqual(counts);
  });

  test.each([
    ['none of after its end is an answer', '11:00:01', true],
    ['none of while it was under way is none', '10:00:02', false],
  ])('%s', (_what, time, isSaved) => {
    const store = load({ 'list-findings.json': dated(time, findings()) });
    expect(isSavedEmpty(store, 'findings', RUN)).toBe(isSaved);
  });
});

test.each([
  ['1 and 2', { '1': part(EXCLUSION), '2': list(`${RUN}/exclusion/0-Exclu002`) }, undefined],
  ['1 and 3', { '1': part(EXCLUSION), '3': list(`${RUN}/exclusion/0-Exclu002`) }, false],
  ['2 and 4, of which the last has all', { '2': part(EXCLUSION), '4': list(EXCLUSION) }, false],
])('files numbered %s', (_what, numbered, exclusionsComplete) => {
  const store = load(
    Object.fromEntries(
      Object.entries(numbered).map(([number, answer]) => [
        `list-exclusions.0-MKkpXXPE.${number}.json`,
        answer,
      ]),
    ),
  );
  expect(store.run(RUN)?.exclusionsComplete).toBe(exclusionsComplete);
});

test('the end of a run is that of its states, where nothing else tells it', () => {
  const states = [
    { state: 'CREATED', stateChangedAt: START },
    { state: 'COMPLETED', stateChangedAt: END },
  ];
  const described = run({ createdAt: START, startedAt: START, completedAt: undefined, stateChanges: states });
  const store = load({ 'l.json': dated('10:01:00', list()) }, described);
  expect(store.run(RUN)).toMatchObject({
    stateChangedAt: Date.UTC(2019, 2, 4, 11),
    exclusionsListedDuringRun: true,
    exclusionsComplete: false,
  });
});

test('of several saved previews the one that is dated last is the newest', () => {
  const preview = (digit: string) => ({
    assessmentTemplateArn: TEMPLATE,
    previewToken: `${digit.repeat(8)}-1111-4111-8111-111111111111`,
    previewStatus: 'COMPLETED',
    exclusionPreviews: [exclusion(EXCLUSION, digit)].map(({ arn: _arn, ...item }) => item),
  });
  const store = load({
    'a.json': dated('10:00:00', preview('1')),
    'b.json': dated('12:00:00', preview('2')),
  });
  expect(store.previewsOf(TEMPLATE).map(({ token }) => token[0])).toEqual(['2', '1']);
});

const matched = (...ids: readonly string[]) => ({
  previewAgentsArn: TARGET,
  agentPreviews: ids.map((agentId) => ({ agentId, agentHealth: 'HEALTHY' })),
});

test.each([
  ['one answer', { 'a.json': dated('10:00:00', matched(ONE)) }, false],
  [
    'an answer, and a later one that goes on',
    {
      'a.json': dated('10:00:00', matched(ONE)),
      'b.json': dated('12:00:00', { ...matched('i-2'), nextToken: 'x' }),
    },
    true,
  ],
  ['two that share nothing', { 'a.json': matched(ONE), 'b.json': matched('i-2') }, true],
  [
    'a page and the rest',
    { 'a.page1.json': { ...matched(ONE), nextToken: 'x' }, 'a.page2.json': matched('i-2') },
    false,
  ],
])('the agents of a target are all, or a part: %s', (_what, files, isPart) => {
  expect(areAgentsInPart(load(files), TARGET)).toBe(isPart);
});
