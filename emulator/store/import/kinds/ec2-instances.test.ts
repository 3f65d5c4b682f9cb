import { describe, expect, test } from 'vitest';
import { ec2Instance, importNotes } from '../../plain-rows';
import { exportAccount } from '../../export-account';
import { summarise } from '../../summarise';
import { run, RUN, savedFolder } from '../../../../tests/support/saved-folder';

const ID = 'i-05d63b2c2cd80e506';
const OTHER = 'i-0123456789abcdef0';
const REGION = 'us-west-2';

const saved = savedFolder();

/** As the AWS CLI 2 prints an instance, cut to a few members. */
const instance = (more: object = {}) => ({
  ImageId: 'ami-0abcdef1234567890',
  InstanceId: ID,
  InstanceType: 't3.small',
  LaunchTime: '2019-03-04T09:00:00+00:00',
  Placement: { AvailabilityZone: 'us-west-2a', GroupName: '', Tenancy: 'default' },
  PlatformDetails: 'Linux/UNIX',
  PrivateDnsName: 'ip-10-0-0-7.us-west-2.compute.internal',
  PrivateIpAddress: '10.0.0.7',
  State: { Code: 16, Name: 'running' },
  StateTransitionReason: '',
  Tags: [
    { Key: 'Name', Value: 'web-1' },
    { Key: 'aws:autoscaling:groupName', Value: 'web-prod' },
  ],
  ...more,
});
const reservations = (...instances: readonly object[]) => ({
  Reservations: [{ Groups: [], Instances: instances, OwnerId: '111122223333', ReservationId: 'r-1' }],
});
const tag = (Key: string, Value: string, ResourceId = ID, ResourceType = 'instance') => ({
  Key,
  ResourceId,
  ResourceType,
  Value,
});
const dated = (time: string) => ({
  ResponseMetadata: { HTTPStatusCode: 200, HTTPHeaders: { date: `Mon, 04 Mar 2019 ${time} GMT` } },
});

/** Loads what was saved beside a run, and gives what EC2's answers say of an instance. */
function load(id = ID) {
  saved.save('r.json', { assessmentRuns: [run()], failedItems: {} });
  const store = saved.load();
  return { store, found: ec2Instance(store, REGION, id) };
}

const FACTS = {
  tags: [
    { key: 'Name', value: 'web-1' },
    { key: 'aws:autoscaling:groupName', value: 'web-prod' },
  ],
  launchedAt: Date.UTC(2019, 2, 4, 9),
  state: 'running',
  platform: 'Linux/UNIX',
  imageId: 'ami-0abcdef1234567890',
  instanceType: 't3.small',
  privateDnsName: 'ip-10-0-0-7.us-west-2.compute.internal',
  ipv4Address: '10.0.0.7',
};

describe('every form that AWS tools and queries print', () => {
  const FORMS: readonly (readonly [what: string, name: string, content: unknown])[] = [
    ['an answer', 'a.json', reservations(instance())],
    ['an answer without a data ending', 'answer', reservations(instance())],
    ['two answers, slurped', 'a.json', [reservations(instance()), reservations()]],
    ['reservations', 'a.json', reservations(instance()).Reservations],
    ['one reservation', 'a.json', reservations(instance()).Reservations[0]],
    ['instances', 'a.json', [instance()]],
    ["instances by reservation (--query 'Reservations[*].Instances[*]')", 'a.json', [[instance()]]],
    ['instances under their member', 'a.json', { Instances: [instance()] }],
    [
      "Python's print",
      'a.txt',
      `{'Reservations': [{'OwnerId': '111122223333', 'Instances': [${JSON.stringify(instance()).replaceAll('"', "'")}]}]}`,
    ],
    [
      'YAML',
      'a.yaml',
      `Reservations:\n- OwnerId: '111122223333'\n  Instances:\n  - ${JSON.stringify(instance())}\n`,
    ],
    [
      'a YAML stream',
      'a.yaml',
      `- Reservations:\n  - OwnerId: '111122223333'\n    Instances:\n    - ${JSON.stringify(instance())}\n`,
    ],
  ];
  test.each(FORMS)('%s', (_what, name, content) => {
    saved.save(name, content);
    const { store, found } = load();
    expect(found).toMatchObject({ id: ID, region: REGION, facts: FACTS });
    expect(found?.evidence.map(({ document }) => document)).toEqual([name]);
    expect(store.documents().find((document) => document.name === name)?.kind).toMatch(/^describe-instances/);
    expect(summarise(store)).toContain("  instances told of by EC2's answers: 1");
  });

  test("tags, of instances alone, with the region of the file's path", () => {
    saved.save('us-west-2/describe-tags.json', {
      Tags: [tag('Name', 'web-1'), tag('Name', 'disk', 'vol-0123456789abcdef0', 'volume')],
    });
    const { store, found } = load();
    expect(found).toMatchObject({ region: REGION, facts: { tags: [{ key: 'Name', value: 'web-1' }] } });
    expect(store.plainRows('ec2-instance', REGION)).toHaveLength(1);
  });

  test("an empty answer about tags, by its file's name; any other empty list of tags is Inspector's", () => {
    saved.save('describe-tags.json', { Tags: [] });
    expect(load().found).toBeUndefined();
    saved.save('other.json', { Tags: [] });
    expect(() => saved.load()).toThrow('does not say which template it is about');
  });

  test("Inspector's own tags as PowerShell prints them are still that", () => {
    saved.save(`list-tags-for-resource.${RUN.split('/')[3]}.json`, { Tags: [{ Key: 'team', Value: 'web' }] });
    const { store } = load();
    expect(store.tags(RUN.slice(0, RUN.indexOf('/run/')))).toEqual([{ key: 'team', value: 'web' }]);
  });

  test('what nobody printed is refused with its place', () => {
    saved.save('a.json', reservations(instance({ State: { Name: 'sleeping' }, LaunchTime: 'yesterday' })));
    expect(() => load()).toThrow('a.json: $.Reservations[0].Instances[0].State.Name: must be one of pending');
    expect(() => load()).toThrow('a.json: $.Reservations[0].Instances[0].LaunchTime: must be a time');
  });

  test('an instance of another account is refused', () => {
    saved.save('a.json', { Reservations: [{ OwnerId: '999988887777', Instances: [instance()] }] });
    expect(() => load()).toThrow(
      `a.json: $: describes the instance ${ID} of account 999988887777, but the folder is of account 111122223333`,
    );
  });
});

describe('several answers about one instance', () => {
  test('the one of a later start counts, and of a terminated instance that', () => {
    saved.save('a.json', reservations(instance({ Tags: [] })));
    saved.save('b.json', reservations(instance({ LaunchTime: '2020-01-01T00:00:00Z' })));
    expect(load().found?.facts).toMatchObject({ launchedAt: Date.UTC(2020, 0, 1), tags: FACTS.tags });
    saved.save('0.json', reservations(instance({ State: { Name: 'terminated' }, PrivateDnsName: '' })));
    const { facts, evidence } = load().found ?? {};
    expect(facts).toMatchObject({ state: 'terminated', launchedAt: FACTS.launchedAt });
    expect(facts).not.toHaveProperty('privateDnsName');
    expect(evidence?.map(({ document }) => document)).toEqual(['0.json']);
  });

  test('where nothing tells which is later, both are named and the folder is refused', () => {
    saved.save('a.json', reservations(instance()));
    saved.save('b.json', reservations(instance({ Tags: [{ Key: 'Name', Value: 'web-2' }] })));
    expect(() => load()).toThrow(
      `b.json: $.Reservations[0].Instances[0]: describes the instance ${ID}, and a.json says otherwise`,
    );
  });

  test('where both are dated the later one counts, and it is said so', () => {
    saved.save('a.json', { ...reservations(instance()), ...dated('12:00:00') });
    saved.save('b.json', {
      ...reservations(instance({ Tags: [{ Key: 'Name', Value: 'web-2' }] })),
      ...dated('11:00:00'),
    });
    const { store, found } = load();
    expect(found?.facts.tags).toEqual(FACTS.tags);
    expect(importNotes(store).map(({ text }) => text)).toEqual([
      `describes the instance ${ID}: b.json and a.json differ. The one that is dated later counts.`,
    ]);
  });

  test('tags stand in any order; those that describe-tags repeats are no second answer', () => {
    saved.save('a.json', reservations(instance()));
    saved.save('b.json', reservations(instance({ Tags: instance().Tags.toReversed() })));
    saved.save('c.json', { Tags: [tag('Name', 'web-1'), tag('team', 'web', OTHER)] });
    expect(load().found?.evidence.map(({ document }) => document)).toEqual(['a.json']);
  });

  test('describe-tags adds to a description without tags, and may not differ from one with them', () => {
    saved.save('a.json', reservations(instance({ Tags: undefined })));
    saved.save('b.json', { Tags: [tag('Name', 'web-1')] });
    const { found } = load();
    expect(found?.facts.tags).toEqual([{ key: 'Name', value: 'web-1' }]);
    expect(found?.evidence.map(({ document }) => document)).toEqual(['a.json', 'b.json']);
    saved.save('a.json', reservations(instance()));
    saved.save('b.json', { Tags: [tag('Name', 'web-9')] });
    expect(() => load()).toThrow(
      `b.json: $: names the tag Name of the instance ${ID}, and a.json says otherwise`,
    );
  });

  test('two values of one tag are refused, whichever kind of answer has them', () => {
    saved.save('a.json', { Tags: [tag('Name', 'web-1')] });
    saved.save('b.json', { Tags: [tag('Name', 'web-2')] });
    expect(() => load()).toThrow(`names the tag Name of the instance ${ID}, and a.json says otherwise`);
  });
});

test('what is exported says the same when it is imported again', () => {
  saved.save('a.json', reservations(instance(), instance({ InstanceId: OTHER, State: { Name: 'stopped' } })));
  saved.save('us-west-2/describe-tags.json', { Tags: [tag('Name', 'batch', 'i-00000001')] });
  const { store } = load();
  const before = store.allPlainRows('ec2-instance');
  const files = new Map<string, unknown[]>();
  for (const { file, answer } of exportAccount(store)) files.set(file, [...(files.get(file) ?? []), answer]);
  expect([...files.keys()]).toEqual(
    expect.arrayContaining(['describe-instances.us-west-2.jsonl', 'describe-tags.us-west-2.jsonl']),
  );
  for (const name of ['a.json', 'r.json', 'us-west-2/describe-tags.json']) saved.remove(name);
  for (const [name, answers] of files) saved.save(name, ...answers);
  const facts = (rows: typeof before) =>
    rows.map(({ region, key, value }) => [region, key, (value as { facts: unknown }).facts]);
  expect(facts(saved.load().allPlainRows('ec2-instance'))).toEqual(facts(before));
});
