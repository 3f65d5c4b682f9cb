import { expect, test } from 'vitest';
import type { ImportStore } from '../../create-store';
import { importNotes } from '../../plain-rows';
import {
  exclusion,
  PACKAGE,
  RUN,
  run as savedRun,
  savedFolder,
  TEMPLATE,
  TOKEN,
} from '../../../../tests/support/saved-folder';

const ONE = `${RUN}/exclusion/0-Exclu001`;
const TWO = `${RUN}/exclusion/0-Exclu002`;
const GROUP = 'arn:aws:inspector:us-west-2:111122223333:resourcegroup/0-Group001';

/** The run ends at 11:10:00 UTC. */
const END = '2019-03-04T11:10:00Z';
const dated = (time: string, status = 200) => ({
  ResponseMetadata: {
    HTTPStatusCode: status,
    HTTPHeaders: { date: `Mon, 04 Mar 2019 ${time} GMT` },
  },
});

const run = (more: object = {}) =>
  savedRun({ createdAt: '2019-03-04T10:00:00Z', completedAt: END, stateChangedAt: END, ...more });
const running = { state: 'COLLECTING_DATA', completedAt: null, stateChangedAt: '2019-03-04T10:01:00Z' };
const runs = (...more: readonly object[]) => ({ assessmentRuns: more.map(run), failedItems: {} });
const list = (...exclusionArns: readonly string[]) => ({ assessmentRunArn: RUN, exclusionArns });
const described = (...exclusions: readonly ReturnType<typeof exclusion>[]) => ({
  exclusions: Object.fromEntries(exclusions.map((each) => [each.arn, each])),
  failedItems: {},
});

const saved = savedFolder();

type Files = Readonly<Record<string, unknown>>;

function load(files: Files) {
  for (const [name, value] of Object.entries(files))
    saved.save(name, ...(name.endsWith('.jsonl') ? (value as readonly unknown[]) : [value]));
  return saved.load();
}

const recorded = (files: Files): ImportStore => load({ 'account.json': { id: '111122223333' }, ...files });

/** What is known of the run's exclusions: `all 2`, `some 1`, `during 0`, or `absent`. */
function known(store: ImportStore): string {
  const found = store.run(RUN);
  if (found?.exclusions !== 'fixed') return found?.exclusions ?? 'no such run';
  const word = found.exclusionsListedDuringRun
    ? 'during'
    : found.exclusionsComplete === false
      ? 'some'
      : 'all';
  return `${word} ${store.exclusionCount(RUN)}`;
}

test.each<readonly [what: string, files: Files, expected: string]>([
  ['an empty list and the ended run', { 'r.json': runs({}), 'l.json': list() }, 'all 0'],
  [
    'an empty list that is dated before the end',
    { 'r.json': runs({}), 'l.json': { ...list(), ...dated('11:09:58') } },
    'during 0',
  ],
  [
    'a short list that is dated before the end',
    { 'r.json': runs({}), 'l.json': { ...list(ONE), ...dated('10:30:00') } },
    'during 1',
  ],
  [
    'an empty list that is dated after the end',
    { 'r.json': runs({}), 'l.json': { ...list(), ...dated('11:10:00') } },
    'all 0',
  ],
  [
    'an empty list that is dated in the second before the end',
    { 'r.json': runs({}), 'l.json': { ...list(), ...dated('11:09:59') } },
    'during 0',
  ],
  [
    'an empty list from between the end and a later change of the run: the end counts',
    {
      'r.json': runs({ stateChangedAt: '2019-03-04T12:00:00Z' }),
      'l.json': { ...list(), ...dated('11:30:00') },
    },
    'all 0',
  ],
  [
    'an empty list from before the last change of a run whose end is not told',
    {
      'r.json': runs({ completedAt: null, stateChangedAt: '2019-03-04T12:00:00Z' }),
      'l.json': { ...list(), ...dated('11:30:00') },
    },
    'during 0',
  ],
  [
    'an empty list beside the running run, the end in another folder',
    { 'monday/r.json': runs(running), 'monday/l.json': list(), 'friday/r.json': runs({}) },
    'during 0',
  ],
  [
    'an empty list beside two snapshots that nothing orders',
    { 'r1.json': runs(running), 'r2.json': runs({}), 'l.json': list() },
    'some 0',
  ],
  [
    'an empty list between two snapshots in one file',
    { 'a.jsonl': [runs(running), list(), runs({})] },
    'some 0',
  ],
  ['an empty list after the end in one file', { 'a.jsonl': [runs(running), runs({}), list()] }, 'all 0'],
  [
    'a list from during the run counts no more beside one from after it',
    {
      'r.json': runs({}),
      'early.json': { ...list(), ...dated('10:30:00') },
      'late.json': { ...list(ONE), ...dated('12:00:00') },
    },
    'all 1',
  ],
  [
    'a list with another status is a refusal',
    { 'r.json': runs({}), 'l.json': { ...list(), ...dated('12:00:00', 400) } },
    'absent',
  ],
  [
    'a list with a status that the JavaScript SDK kept',
    { 'r.json': runs({}), 'l.json': { ...list(), $metadata: { httpStatusCode: 503 } } },
    'absent',
  ],
  [
    'a list whose failed items name the run',
    {
      'r.json': runs({}),
      'l.json': { ...list(), failedItems: { [RUN]: { failureCode: 'ACCESS_DENIED', retryable: false } } },
    },
    'absent',
  ],
  [
    'what boto3 keeps of an error',
    {
      'r.json': runs({}),
      'l.0-MKkpXXPE.json': { Error: { Code: 'AccessDeniedException' }, ...dated('12:00:00', 400) },
    },
    'absent',
  ],
  [
    'an error as the wire has it',
    { 'r.json': runs({}), 'l.0-MKkpXXPE.json': { __type: 'NoSuchEntityException', message: 'no' } },
    'absent',
  ],
  ['the last page alone', { 'r.json': runs({}), 'list.page4.json': list(ONE) }, 'some 1'],
  [
    'the last page with all before it',
    {
      'r.json': runs({}),
      'list.page1.json': { ...list(ONE), nextToken: 'more' },
      'list.page2.json': list(TWO),
    },
    'all 2',
  ],
  [
    'a list that is shorter than what is described',
    { 'r.json': runs({}), 'l.json': list(ONE), 'd.json': described(exclusion(ONE), exclusion(TWO)) },
    'some 2',
  ],
  ['a bare list of ARNs', { 'r.json': runs({}), 'arns.json': [ONE, TWO] }, 'some 2'],
  ['a bare list of exclusions', { 'r.json': runs({}), 'd.json': [exclusion(ONE)] }, 'some 1'],
  ['one bare exclusion', { 'r.json': runs({}), 'd.json': exclusion(ONE) }, 'some 1'],
  ['a bare list of runs', { 'r.json': [run()], 'l.json': list() }, 'all 0'],
  ['an empty bare list', { 'r.json': runs({}), 'list-exclusions.0-MKkpXXPE.json': [] }, 'absent'],
  [
    'a folder for the run',
    { 'r.json': runs({}), '0-MKkpXXPE/list-exclusions.json': { exclusionArns: [] } },
    'all 0',
  ],
  [
    'a folder named by the ARN',
    {
      [`${RUN.replaceAll(/[:/]/g, '_')}/list-exclusions.json`]: { exclusionArns: [] },
      'l.json': { assessmentRunArns: [RUN] },
    },
    'all 0',
  ],
])('%s', (_what, files, expected) => {
  expect(known(recorded(files))).toBe(expected);
});

test('what a run rests on is named', () => {
  const store = load({ 'r.json': runs({}), 'l.json': { ...list(), ...dated('12:00:00') } });
  expect(store.run(RUN)?.exclusionsEvidence).toEqual([
    { document: 'l.json', path: '$', answeredAt: Date.UTC(2019, 2, 4, 12) },
  ]);
});

test('what is a refusal, or proves nothing, is named as that', () => {
  const store = load({
    'r.json': runs({}),
    'l.json': { ...list(), ...dated('12:00:00', 400) },
    'e.json': [],
    'x.json': { Error: { Code: 'AccessDeniedException', Message: 'no' } },
    'd.json': [exclusion(ONE)],
  });
  const kinds = new Map(store.documents().map(({ name, kind }) => [name, kind]));
  expect(kinds.get('l.json')).toBe('list-exclusions (refused: HTTP 400)');
  expect(kinds.get('x.json')).toBe('an answer (refused: AccessDeniedException)');
  expect(kinds.get('e.json')).toBe('an empty list that nothing says more of: it proves nothing');
  expect(kinds.get('d.json')).toBe('describe-exclusions (a bare list, perhaps not all)');
});

const template = (more: object = {}) => ({
  arn: TEMPLATE,
  name: 'weekly',
  assessmentTargetArn: TEMPLATE.split('/template/')[0],
  durationInSeconds: 3600,
  rulesPackageArns: [PACKAGE],
  userAttributesForFindings: [],
  createdAt: 1_550_000_000,
  assessmentRunCount: 1,
  ...more,
});
const target = (more: object = {}) => ({
  arn: TEMPLATE.split('/template/')[0],
  name: 'web',
  createdAt: 1_550_000_000,
  updatedAt: 1_550_000_000,
  ...more,
});
const rulesPackage = (more: object = {}) => ({
  arn: PACKAGE,
  name: 'Common Vulnerabilities and Exposures',
  version: '1.9',
  provider: 'Amazon Web Services, Inc.',
  ...more,
});
const finding = (more: object = {}) => ({
  arn: `${RUN}/finding/0-Findi001`,
  severity: 'High',
  createdAt: 1_551_700_000,
  updatedAt: 1_551_700_000,
  ...more,
});
const agent = (more: object = {}) => ({
  assessmentRunArn: RUN,
  agentId: 'i-1',
  agentHealth: 'HEALTHY',
  agentHealthCode: 'RUNNING',
  telemetryMetadata: [],
  ...more,
});
const preview = (...exclusionPreviews: readonly object[]) => ({
  assessmentTemplateArn: TEMPLATE,
  previewToken: TOKEN,
  previewStatus: 'COMPLETED',
  exclusionPreviews,
});
const { arn: _arn, ...item } = exclusion(ONE);

/** Pairs of answers that cannot both be right. */
const CONTRADICTIONS: readonly (readonly [what: string, a: unknown, b: unknown])[] = [
  ['a run that completed and failed', runs({}), runs({ state: 'FAILED' })],
  [
    'a run in two states at one time',
    runs({ ...running, stateChangedAt: '2019-03-04T10:01:00.1Z' }),
    runs({ ...running, stateChangedAt: '2019-03-04T10:01:00.1Z', state: 'DATA_COLLECTED' }),
  ],
  [
    'a run that ended twice',
    runs({}),
    runs({ completedAt: '2019-03-04T12:10:00Z', stateChangedAt: '2019-03-04T12:10:00Z' }),
  ],
  ['a run that runs after its end', runs({}), runs({ ...running, stateChangedAt: '2019-03-05T10:00:00Z' })],
  ['a run of two names', runs({}), runs({ name: 'Other' })],
  ['a run of two creations', runs({}), runs({ createdAt: '2019-03-04T10:00:01Z' })],
  ['a run of two durations', runs({}), runs({ durationInSeconds: 900 })],
  ['two whole lists', list(ONE), list(TWO)],
  ['a full and an empty list', list(ONE), list()],
  ['two descriptions of an exclusion', described(exclusion(ONE)), described(exclusion(ONE, 'Other'))],
  [
    'a template of two durations',
    { assessmentTemplates: [template()] },
    { assessmentTemplates: [template({ durationInSeconds: 900 })] },
  ],
  [
    'a target of two names at one time',
    { assessmentTargets: [target()] },
    { assessmentTargets: [target({ name: 'db' })] },
  ],
  [
    'a resource group',
    { resourceGroups: [{ arn: GROUP, tags: [] }] },
    { resourceGroups: [{ arn: GROUP, tags: [{ key: 'a' }] }] },
  ],
  [
    'a rules package of one version',
    { rulesPackages: [rulesPackage()] },
    { rulesPackages: [rulesPackage({ name: 'Other' })] },
  ],
  ['a finding at one time', { findings: [finding()] }, { findings: [finding({ severity: 'Low' })] }],
  [
    'an agent of a run',
    { assessmentRunAgents: [agent()] },
    { assessmentRunAgents: [agent({ agentHealth: 'UNHEALTHY' })] },
  ],
  [
    'an agent of a target',
    { previewAgentsArn: target().arn, agentPreviews: [{ agentId: 'i-1', agentHealth: 'HEALTHY' }] },
    { previewAgentsArn: target().arn, agentPreviews: [{ agentId: 'i-1', agentHealth: 'UNHEALTHY' }] },
  ],
  [
    'telemetry',
    { assessmentRunArn: RUN, telemetryMetadata: [] },
    { assessmentRunArn: RUN, telemetryMetadata: [{ messageType: 'm', count: 1 }] },
  ],
  ['tags', { resourceArn: TEMPLATE, tags: [] }, { resourceArn: TEMPLATE, tags: [{ key: 'a', value: 'b' }] }],
  ['a saved preview', preview(item), preview()],
  [
    'the role of all regions',
    { roleArn: 'arn:aws:iam::111122223333:role/a', valid: true, registeredAt: 1_550_000_000 },
    { roleArn: 'arn:aws:iam::111122223333:role/b', valid: true, registeredAt: 1_550_000_000 },
  ],
];

test('agents that were asked for with a template’s ARN are those of its target', () => {
  const agentPreviews = [{ agentId: 'i-1', agentHealth: 'HEALTHY' }];
  const TARGET = TEMPLATE.slice(0, TEMPLATE.indexOf('/template/'));
  const store = load({
    'a.json': { assessmentTemplateArns: [TEMPLATE] },
    'asked.json': { previewAgentsArn: TEMPLATE, agentPreviews },
    'preview-agents.0-4r1V2mAw.json': { agentPreviews },
  });
  expect(store.plainRow('agent-previews', TARGET)).toEqual(agentPreviews);
});

test.each(CONTRADICTIONS)('%s: refused in either order, with both names', (_what, a, b) => {
  for (const [first, second] of [
    [a, b],
    [b, a],
  ]) {
    const attempt = () => recorded({ 'a.json': first, 'b.json': second });
    expect(attempt).toThrow(/b\.json: \$.*a\.json says otherwise/);
  }
});

test('what is dated is settled by the dates, in either order, and noted', () => {
  const early = { ...list(ONE), ...dated('12:00:00') };
  const late = { ...list(ONE, TWO), ...dated('13:00:00') };
  for (const [a, b] of [
    [early, late],
    [late, early],
  ]) {
    const store = recorded({ 'r.json': runs({}), 'a.json': a, 'b.json': b });
    expect(known(store)).toBe('all 2');
    const [note, ...others] = importNotes(store);
    expect(others).toEqual([]);
    expect(note?.document).toBe(a === late ? 'a.json' : 'b.json');
    expect(note?.text).toMatch(/lists the exclusions of .* differ\. The one that is dated later counts\.$/);
  }
});

test('a target that was changed, a finding that was updated and a newer rules package are no contradictions', () => {
  const store = load({
    'a.json': { assessmentTargets: [target({ name: 'new', updatedAt: 1_560_000_000 })] },
    'b.json': { assessmentTargets: [target()] },
    'c.json': { rulesPackages: [rulesPackage({ version: '1.10', name: 'CVE' })] },
    'd.json': { rulesPackages: [rulesPackage()] },
    'e.json': { findings: [finding({ severity: 'Low', updatedAt: 1_560_000_000 })] },
    'f.json': { findings: [finding()] },
  });
  expect(store.target(target().arn ?? '')?.name).toBe('new');
  expect(store.rulesPackage(PACKAGE)?.name).toBe('CVE');
  expect(store.plainRow('finding', finding().arn)).toMatchObject({ severity: 'Low' });
  expect(importNotes(store).map(({ document }) => document)).toEqual(['c.json']);
});

test('a preview without its items was cut by a query; a later page alone is a part', () => {
  const { exclusionPreviews: _, ...cut } = preview();
  expect(() => load({ 'p.json': cut })).toThrow(
    /p\.json: \$\.previewStatus: is COMPLETED, and exclusionPreviews is missing/,
  );
  saved.remove('p.json');
  const store = load({ [`preview.${TOKEN}.page2.json`]: preview(item) });
  expect(store.preview(TOKEN)).toMatchObject({ complete: false });
  expect(store.preview(TOKEN)?.evidence).toMatchObject([
    { document: `preview.${TOKEN}.page2.json`, path: '$' },
  ]);
});
