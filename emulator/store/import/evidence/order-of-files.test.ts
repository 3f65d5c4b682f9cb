import { describe, expect, test } from 'vitest';
import {
  exclusion,
  EXCLUSION,
  PACKAGE,
  RUN,
  run as savedRun,
  savedFolder,
  TARGET,
  TEMPLATE,
} from '../../../../tests/support/saved-folder';
import type { ImportStore } from '../../create-store';
import { exportAccount } from '../../export-account';
import { ec2Instance, importNotes } from '../../plain-rows';

const saved = savedFolder();

const LATER_RUN = `${TEMPLATE}/run/0-MKkpXXP2`;
const GROUP = 'arn:aws:inspector:us-west-2:111122223333:resourcegroup/0-Group001';
const INSTANCE = 'i-05d63b2c2cd80e506';
const END = '2019-03-04T11:10:00Z';

const dated = (time: string) => ({
  ResponseMetadata: { HTTPStatusCode: 200, HTTPHeaders: { date: `Mon, 04 Mar 2019 ${time} GMT` } },
});
const run = (more: object = {}) => ({
  assessmentRuns: [
    savedRun({
      createdAt: '2019-03-04T10:00:00Z',
      startedAt: '2019-03-04T10:01:00Z',
      completedAt: END,
      stateChangedAt: END,
      ...more,
    }),
  ],
});
const underWay = (state: string, stateChangedAt: string) =>
  run({ state, stateChangedAt, completedAt: null, dataCollected: false });
const target = (more: object = {}) => ({
  assessmentTargets: [
    { arn: TARGET, name: 'web', createdAt: 1_550_000_000, updatedAt: 1_550_000_000, ...more },
  ],
});
const group = (stage: string, more: object = {}) => ({
  resourceGroups: [{ arn: GROUP, tags: [{ key: 'Stage', value: stage }], ...more }],
});
const template = (more: object = {}) => ({
  assessmentTemplates: [
    {
      arn: TEMPLATE,
      name: 'weekly',
      assessmentTargetArn: TARGET,
      durationInSeconds: 3600,
      rulesPackageArns: [PACKAGE],
      userAttributesForFindings: [],
      createdAt: 1_550_000_000,
      ...more,
    },
  ],
});
const rulesPackage = (version: string, more: object = {}) => ({
  rulesPackages: [{ arn: PACKAGE, name: 'CVE', version, provider: 'AWS', ...more }],
});
const finding = (severity: string, updatedAt: number) => ({
  findings: [{ arn: `${RUN}/finding/0-Findi001`, severity, createdAt: 1_551_700_000, updatedAt }],
});
const tags = (value: string) => ({ resourceArn: TEMPLATE, tags: [{ key: 'team', value }] });
const instance = (name: string, more: object = {}) => ({
  Reservations: [{ Instances: [{ InstanceId: INSTANCE, Tags: [{ Key: 'Name', Value: name }], ...more }] }],
});
const list = (...exclusionArns: readonly string[]) => ({ assessmentRunArn: RUN, exclusionArns });

/** Documents of every kind, several of each, that are right together. */
const RICH: readonly object[] = [
  underWay('COLLECTING_DATA', '2019-03-04T10:01:00Z'),
  underWay('DATA_COLLECTED', '2019-03-04T11:01:00Z'),
  run({ findingCounts: { High: 3, Low: 0 }, startedAt: null }),
  run({ notifications: [{ date: 1_551_698_000, event: 'FINDING_REPORTED', error: false }] }),
  run({ stateChangedAt: null, findingCounts: { High: 3 } }),
  target(),
  target({ name: 'web-2', updatedAt: 1_560_000_000 }),
  target({ name: 'web-3', updatedAt: 1_570_000_000 }),
  { ...group('EARLIER', { createdAt: 1_550_000_000 }), ...dated('12:00:00') },
  { ...group('LATER'), ...dated('13:00:00') },
  { ...group('BETWEEN'), ...dated('12:30:00') },
  template(),
  template({ assessmentRunCount: 1, lastAssessmentRunArn: RUN }),
  { ...template({ assessmentRunCount: 2, lastAssessmentRunArn: RUN }), ...dated('12:00:00') },
  { ...template({ assessmentRunCount: 2, lastAssessmentRunArn: LATER_RUN }), ...dated('13:00:00') },
  template({ assessmentRunCount: 2 }),
  rulesPackage('1.9'),
  { ...rulesPackage('1.10', { description: 'Finds them.' }), ...dated('12:00:00') },
  rulesPackage('1.10'),
  rulesPackage('1.2', { name: 'Vulnerabilities' }),
  finding('Low', 1_560_000_000),
  finding('High', 1_551_700_000),
  { ...tags('a'), ...dated('12:00:00') },
  { ...tags('b'), ...dated('13:00:00') },
  { ...tags('a'), ...dated('14:00:00') },
  { ...instance('old', { LaunchTime: '2019-03-01T00:00:00Z' }), ...dated('12:00:00') },
  { ...instance('new'), ...dated('13:00:00') },
  { ...list(EXCLUSION), ...dated('12:00:00') },
  { ...list(EXCLUSION, `${RUN}/exclusion/0-Exclu002`), ...dated('13:00:00') },
  { exclusions: { [EXCLUSION]: exclusion(EXCLUSION) } },
];

/** Saves documents, the first under the first of these names, and opens their account. */
function load(documents: readonly object[], numbers: readonly number[]): ImportStore {
  documents.forEach((document, index) =>
    saved.save(`file-${String(numbers[index]).padStart(2, '0')}.json`, document),
  );
  return saved.load();
}

/** What an account says, and what is said of its documents, which are named by their numbers in `RICH`. */
function told(numbers: readonly number[]) {
  const store = load(RICH, numbers);
  const notes = importNotes(store).map(({ document, text }) =>
    `${document} ${text}`.replaceAll(
      /file-(\d+)\.json/g,
      (_, number) => `#${numbers.indexOf(Number(number))}`,
    ),
  );
  return {
    account: [...exportAccount(store)].map((answer) => JSON.stringify(answer)),
    instance: ec2Instance(store, 'us-west-2', INSTANCE)?.facts ?? ec2Instance(store, '', INSTANCE)?.facts,
    notes: notes.toSorted(),
    store,
  };
}

/** A pseudo-random order of so many things, always the same for a seed. */
function shuffled(count: number, seed: number): readonly number[] {
  let state = seed;
  const keys = Array.from({ length: count }, () => (state = (state * 48_271) % 2_147_483_647));
  return keys.map((key) => keys.filter((other) => other < key).length);
}

test('whatever its files are called, a folder gives the same account and the same notes', () => {
  const inOrder = Array.from(RICH, (_, index) => index);
  const first = told(inOrder);
  expect(first.store.run(RUN)).toMatchObject({
    state: 'COMPLETED',
    startedAt: Date.UTC(2019, 2, 4, 10, 1),
    stateChangedAt: Date.UTC(2019, 2, 4, 11, 10),
    findingCounts: { High: 3 },
    notifications: [{ event: 'FINDING_REPORTED' }],
  });
  expect(first.store.target(TARGET)).toMatchObject({ name: 'web-3' });
  expect(first.store.resourceGroup(GROUP)).toMatchObject({
    tags: [{ key: 'Stage', value: 'LATER' }],
    createdAt: 1_550_000_000_000,
  });
  expect(first.store.template(TEMPLATE)).toMatchObject({
    assessmentRunCount: 2,
    lastAssessmentRunArn: LATER_RUN,
  });
  expect(first.store.rulesPackage(PACKAGE)).toMatchObject({ version: '1.10', description: 'Finds them.' });
  expect(first.store.tags(TEMPLATE)).toEqual([{ key: 'team', value: 'a' }]);
  expect(first.store.exclusionCount(RUN)).toBe(2);
  expect(first.instance?.tags).toEqual([{ key: 'Name', value: 'new' }]);
  expect(first.notes).toContain(
    `#9 describes the resource group ${GROUP}: #8 and #9 differ. The one that is dated later counts.`,
  );
  expect(first.notes).toContain(
    `#17 describes the rules package ${PACKAGE}: #16 has an older version than #17. The newer one counts.`,
  );
  expect(first.notes).toHaveLength(8);
  for (const order of [inOrder.toReversed(), ...[1, 2, 3, 4, 5].map((seed) => shuffled(RICH.length, seed))]) {
    const { account, instance: facts, notes } = told(order);
    expect({ account, facts, notes }).toEqual({
      account: first.account,
      facts: first.instance,
      notes: first.notes,
    });
  }
});

/** Two documents that cannot both be right, and one that counts before either. */
const CONTRADICTIONS: readonly (readonly [what: string, a: object, b: object, later: object])[] = [
  [
    'a run in two states at one time, before its end',
    underWay('COLLECTING_DATA', '2019-03-04T10:01:00.1Z'),
    underWay('DATA_COLLECTED', '2019-03-04T10:01:00.1Z'),
    run(),
  ],
  ['a run that began twice', run(), run({ startedAt: '2019-02-27T10:01:00Z' }), run({ startedAt: null })],
  [
    'two counts of the findings of a run that has ended',
    run({ findingCounts: { High: 3 } }),
    run({ findingCounts: { High: 9 } }),
    run(),
  ],
  [
    'two courses of a run that has ended',
    run({ stateChanges: [{ state: 'COMPLETED', stateChangedAt: END }] }),
    run({ stateChanges: [{ state: 'CREATED', stateChangedAt: END }] }),
    run(),
  ],
  [
    'a target of two names at one time',
    target(),
    target({ name: 'db' }),
    target({ updatedAt: 1_560_000_000 }),
  ],
  [
    'a resource group, one description of which nothing dates',
    group('a'),
    { ...group('b'), ...dated('13:00:00') },
    { ...group('a'), ...dated('12:00:00') },
  ],
  [
    'a template with two last runs',
    template({ assessmentRunCount: 2, lastAssessmentRunArn: RUN }),
    template({ assessmentRunCount: 2, lastAssessmentRunArn: LATER_RUN }),
    template({ assessmentRunCount: 3, lastAssessmentRunArn: `${TEMPLATE}/run/0-MKkpXXP3` }),
  ],
  [
    'an older version of a rules package by two names',
    rulesPackage('1.9'),
    rulesPackage('1.9', { name: 'Other' }),
    rulesPackage('1.10'),
  ],
  ['a finding at one time', finding('High', 1), finding('Low', 1), finding('Low', 2)],
  [
    'an instance at one start',
    instance('a', { LaunchTime: '2019-03-01T00:00:00Z' }),
    instance('b', { LaunchTime: '2019-03-01T00:00:00Z' }),
    instance('b', { State: { Name: 'terminated' } }),
  ],
];

describe('two documents that cannot both be right are named, whatever the files are called', () => {
  test.each(CONTRADICTIONS)('%s', (_what, a, b, later) => {
    saved.save('account.json', { id: '111122223333' });
    for (const [first = 0, second = 0, third = 0] of [
      [0, 1, 2],
      [0, 2, 1],
      [1, 0, 2],
      [1, 2, 0],
      [2, 0, 1],
      [2, 1, 0],
    ]) {
      const [early, late] = first < second ? [first, second] : [second, first];
      expect(() => load([a, b, later], [first, second, third])).toThrow(
        new RegExp(`file-0${late}\\.json: .*and file-0${early}\\.json.* says otherwise`),
      );
    }
  });
});
