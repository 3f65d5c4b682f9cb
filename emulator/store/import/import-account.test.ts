import { expect, test } from 'vitest';
import {
  EXCLUSION,
  exclusion,
  RUN,
  run,
  savedFolder,
  TARGET,
  TEMPLATE,
} from '../../../tests/support/saved-folder';

const saved = savedFolder();
const { save, load, remove } = saved;

test('members that old CLIs did not print are derived, and so is what only ARNs name', () => {
  save('runs.json', { assessmentRuns: [run()], failedItems: {} });
  save('findings.json', {
    findings: ['High', 'High', 'Low'].map((severity, i) => ({
      arn: `${RUN}/finding/0-0000000${i}`,
      severity,
      createdAt: 1458680170,
      updatedAt: 1458680170,
    })),
  });
  const findingArns = ['0', '1', '2'].map((digit) => `${RUN}/finding/0-0000000${digit}`);
  save('list-findings.json', { assessmentRunArn: RUN, findingArns });
  const store = load();
  expect(store.run(RUN)).toMatchObject({
    described: true,
    findingCounts: { High: 2, Low: 1 },
    stateChangedAt: Date.UTC(2016, 2, 22, 20, 58, 21, 400),
    startedAt: null,
    schedule: [],
    exclusions: 'absent',
  });
  expect(store.template(TEMPLATE)).toMatchObject({ described: false, targetArn: TARGET });
  expect(store.target(TARGET)).toMatchObject({ described: false });
  expect(store.runsOf(TEMPLATE)).toEqual({ count: 1, last: RUN });
});

test('what a saved template says of its runs is kept in a recorded account, and counted in a simulated one', () => {
  const last = `${TEMPLATE}/run/0-LastOne1`;
  const template = { arn: TEMPLATE, name: 'a', durationInSeconds: 3600, rulesPackageArns: [], createdAt: 1 };
  const later = { ...template, assessmentRunCount: 12, lastAssessmentRunArn: last };
  save('a.json', { assessmentTemplates: [later] });
  save('b.json', { assessmentTemplates: [{ ...template, assessmentRunCount: 2 }] });
  save('c.json', { assessmentTemplates: [template] });
  save('runs.json', { assessmentRuns: [run()] });
  const store = load();
  expect(store.template(TEMPLATE)).toMatchObject({ assessmentRunCount: 12, lastAssessmentRunArn: last });
  expect(store.run(last)).toMatchObject({ described: false, exclusions: 'absent' });

  save('fleet.json', { supportTable: '2018-10', instances: [] });
  const simulated = load().template(TEMPLATE);
  expect(simulated).toMatchObject({ described: true, name: 'a' });
  expect(simulated).not.toHaveProperty('assessmentRunCount');
  expect(simulated).not.toHaveProperty('lastAssessmentRunArn');

  const other = { ...template, lastAssessmentRunArn: RUN.replace('0-4r1V2mAw', '0-8l1VIE0D') };
  save('d.json', { assessmentTemplates: [other] });
  expect(load).toThrow('d.json: $.assessmentTemplates[0].lastAssessmentRunArn: is no run of this template');
});

test('of several snapshots of a run the latest is kept, in whatever order they are read', () => {
  save('a.json', { assessmentRuns: [run({ stateChangedAt: 1458680301 })] });
  save('b.json', { assessmentRuns: [run({ state: 'COLLECTING_DATA', stateChangedAt: 1458680200 })] });
  expect(load().run(RUN)?.state).toBe('COMPLETED');
});

test('an empty list counts when it says whose it is: by its file’s name, or by a member', () => {
  for (const name of [
    'list-exclusions.0-MKkpXXPE.json',
    'exclusions_0-4r1V2mAw_0-MKkpXXPE.json',
    `${RUN.replaceAll(/[:/]/g, '_')}.json`,
  ]) {
    save('runs.json', { assessmentRuns: [run()] });
    save(name, { exclusionArns: [] });
    expect(load().run(RUN)?.exclusions, name).toBe('fixed');
    remove(name);
  }
  save('lists.jsonl', { assessmentRunArn: RUN, exclusionArns: [] });
  expect(load().run(RUN)?.exclusions).toBe('fixed');
});

test('an ARN in a file’s name is enough to know the run', () => {
  save('account.json', { id: '111122223333' });
  save(`${RUN.replaceAll(/[:/]/g, '_')}.json`, { exclusionArns: [] });
  expect(load().run(RUN)).toMatchObject({ described: false, exclusions: 'fixed' });
});

test('an empty list without a name, of an unknown run, or of one of two runs is refused', () => {
  save('runs.json', { assessmentRuns: [run()] });
  save('list.json', { exclusionArns: [] });
  expect(load).toThrow(/list\.json: \$: does not say which run it is about.*assessmentRunArn/);
  remove('list.json');
  save('list.0-NOTKNOWN.json', { exclusionArns: [] });
  expect(load).toThrow(/does not say which run/);
  remove('list.0-NOTKNOWN.json');
  save('more.json', { assessmentRunArns: [RUN.replace('0-4r1V2mAw', '0-8l1VIE0D')] });
  save('list.0-MKkpXXPE.json', { exclusionArns: [] });
  expect(load).toThrow(/fits more than one run/);
});

const FOREIGN = RUN.replace('111122223333', '444455556666').replaceAll(/[:/]/g, '_');

test.each([
  [`${FOREIGN}.json`, [], /named after something of account 444455556666, but the folder is of account 111/],
  [`${FOREIGN}.json`, [EXCLUSION], /named after something of account 444455556666/],
  ['list-exclusions.0-cccccccc.json', [EXCLUSION], /is of arn:\S+MKkpXXPE, but .* named after 0-cccccccc/],
])('a list that is named %s after something else is refused', (name, exclusionArns, message) => {
  save('account.json', { id: '111122223333' });
  save(name, { exclusionArns });
  expect(load).toThrow(message);
});

test('a list may be named after what its run belongs to, and digits that are no account are passed over', () => {
  save('list.0-4r1V2mAw.202001011200.json', { exclusionArns: [EXCLUSION] });
  save('list.0-cccccccc.json', { assessmentRunArn: RUN, exclusionArns: [EXCLUSION] });
  expect(load().run(RUN)).toMatchObject({ exclusions: 'fixed' });
  const other = `${TEMPLATE}/run/0-Other001`;
  save('runs.json', { assessmentRuns: [run({ arn: other })] });
  save('list.0-4r1V2mAw.0-Other001.us-west-2.123.json', { exclusionArns: [] });
  expect(load().run(other)).toMatchObject({ exclusions: 'fixed' });
});

test('agents of another run than the file is named after are refused', () => {
  const agent = { agentId: 'i-1', agentHealth: 'HEALTHY', agentHealthCode: 'RUNNING' };
  const answer = { assessmentRunAgents: [{ ...agent, assessmentRunArn: RUN, telemetryMetadata: [] }] };
  save('agents.0-MKkpXXPE.json', answer);
  load();
  save('agents.0-cccccccc.json', answer);
  expect(load).toThrow(/agents\.0-cccccccc\.json: \$\.assessmentRunAgents: is of arn/);
});

test('a list gives its order and what was never described; descriptions alone are not taken for all', () => {
  const other = `${RUN}/exclusion/0-Other001`;
  save('runs.json', { assessmentRuns: [run()] });
  save('describe.json', { exclusions: { [EXCLUSION]: exclusion(EXCLUSION) }, failedItems: {} });
  expect(load().run(RUN)).toMatchObject({ exclusions: 'fixed', exclusionsComplete: false });

  save('page1.json', { exclusionArns: [other], nextToken: 'more' });
  expect(load().run(RUN)).toMatchObject({ exclusions: 'fixed', exclusionsComplete: false });

  save('page2.json', { exclusionArns: [EXCLUSION] });
  const store = load();
  expect(store.run(RUN)?.exclusionsComplete).toBeUndefined();
  expect(store.exclusionArns(RUN, 0, 10)).toEqual({ arns: [other, EXCLUSION], next: undefined });
  expect(store.exclusionArns(RUN, 0, 1)).toEqual({ arns: [other], next: 1 });
  const known = store.exclusions([other, EXCLUSION]);
  expect([...known].map(([arn, { title }]) => [arn, title])).toEqual([[EXCLUSION, 'Agent not found']]);

  save('page2.json', { exclusionArns: [other] });
  expect(load().run(RUN)?.exclusionsComplete, 'a description that the list lacks').toBe(false);
});

test.each([
  [{ assessmentRuns: [run({ state: 'DONE' })] }, '$.assessmentRuns[0].state: must be one of'],
  [{ assessmentRuns: [run({ arn: TEMPLATE })] }, '$.assessmentRuns[0].arn: must be an ARN of this kind: run'],
  [{ assessmentRuns: [run({ createdAt: undefined })] }, '$.assessmentRuns[0].createdAt: is missing'],
  [
    { assessmentRuns: [run({ createdAt: '2019-03-04 10:11' })] },
    '$.assessmentRuns[0].createdAt: must be a time',
  ],
  [{ assessmentRuns: {} }, '$.assessmentRuns: must be a list'],
  [{ assessmentRunz: [] }, '$: is none of the answers that load'],
  [{ exclusionArns: [EXCLUSION], extra: 1 }, '$.extra: does not belong beside exclusionArns'],
  [{ exclusions: { [EXCLUSION]: exclusion(RUN) } }, 'must be an ARN of this kind: exclusion'],
  [{ exclusions: { [RUN]: exclusion(EXCLUSION) } }, 'is not the ARN that the exclusion stands under'],
  [{ exclusions: { [EXCLUSION]: { ...exclusion(EXCLUSION), scopes: [] } } }, 'scopes: must have 1 to'],
  [{ exclusionArns: [EXCLUSION.replace('111122223333', '444455556666')] }, 'belongs to account 444455556666'],
  [{ assessmentRunArn: RUN, exclusionArns: [EXCLUSION.replace('MKkp', 'XXXX')] }, 'of another run'],
])('%j is refused with file, path and reason', (document, message) => {
  save('a.json', { assessmentRunArns: [RUN] });
  save('b.json', document);
  expect(load).toThrow(/^b\.json: /);
  expect(load).toThrow(message);
  expect(load).toThrow('Nothing of the folder was loaded');
});

test('two descriptions of one exclusion that differ are a mix-up', () => {
  save(
    'a.jsonl',
    { exclusions: { [EXCLUSION]: exclusion(EXCLUSION) } },
    { exclusions: { [EXCLUSION]: exclusion(EXCLUSION, 'Other') } },
  );
  expect(load).toThrow(
    /a\.jsonl: line 2: \$\.exclusions.*describes the exclusion .*, and a\.jsonl \(line 1: \$\) says otherwise/,
  );
});

test('a folder that names no account is refused', () => {
  expect(load).toThrow(/holds no saved answer\. Save the service's answers there, or add an account\.json/);
});

test.each([
  [{ name: 'a b' }, 'users[0].name'],
  [{ allow: ['s3:*'] }, 'users[0].allow[0]'],
  [{ secretAccessKey: 'with space' }, 'users[0].secretAccessKey'],
  [{ admin: true }, 'users[0].admin'],
  [{ accessKeyId: 'AKIAOTHEREXAMPLE' }, 'users[1].accessKeyId'],
])('users.json with %j is refused', (change, path) => {
  const user = {
    name: 'a',
    password: 'p',
    accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
    secretAccessKey: 's',
    allow: [],
  };
  const other = { ...user, name: 'b', accessKeyId: 'AKIAOTHEREXAMPLE' };
  save('a.json', { assessmentRunArns: [RUN] });
  save('users.json', { users: [{ ...user, ...change }, other] });
  expect(load).toThrow(`users.json: $.${path}`);
});

test('where the data came from is kept', () => {
  save('a.json', { assessmentRunArns: [RUN] });
  const [document] = load().documents();
  expect(document).toMatchObject({
    name: 'a.json',
    kind: 'list-assessment-runs',
    sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
  });
});
