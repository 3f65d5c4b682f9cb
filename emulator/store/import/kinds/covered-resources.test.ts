import { describe, expect, test } from 'vitest';
import { exportAccount } from '../../export-account';
import { coverageDocuments, importNotes, instanceCoverage } from '../../plain-rows';
import { summarise } from '../../summarise';
import { run, savedFolder } from '../../../../tests/support/saved-folder';

const ID = 'i-05d63b2c2cd80e506';
const OTHER = 'i-0123456789abcdef0';
const REGION = 'us-west-2';
const ACCOUNT = '111122223333';

const saved = savedFolder();

/** As the AWS CLI 2 prints a covered instance. */
const covered = (more: object = {}) => ({
  accountId: ACCOUNT,
  lastScannedAt: '2026-10-02T08:15:30.250000+00:00',
  resourceId: ID,
  resourceMetadata: {
    ec2: { amiId: 'ami-0abcdef1234567890', platform: 'LINUX', tags: { Name: 'web-1', key: 'v', Value: 'w' } },
  },
  resourceType: 'AWS_EC2_INSTANCE',
  scanMode: 'EC2_SSM_AGENT_BASED',
  scanStatus: { reason: 'SUCCESSFUL', statusCode: 'ACTIVE' },
  scanType: 'PACKAGE',
  ...more,
});
const unmanaged = (more: object = {}) =>
  covered({
    lastScannedAt: undefined,
    scanMode: undefined,
    scanStatus: { statusCode: 'INACTIVE', reason: 'UNMANAGED_EC2_INSTANCE' },
    ...more,
  });
const answer = (...coveredResources: readonly object[]) => ({ coveredResources });
const dated = (time: string) => ({
  ResponseMetadata: { HTTPStatusCode: 200, HTTPHeaders: { date: `Fri, 02 Oct 2026 ${time} GMT` } },
});

/** Loads what was saved beside a run, and gives what is said of an instance's coverage. */
function load(id = ID) {
  saved.save('r.json', { assessmentRuns: [run()], failedItems: {} });
  const store = saved.load();
  return { store, found: instanceCoverage(store, REGION, id), documents: coverageDocuments(store, REGION) };
}

const PACKAGE = {
  scanType: 'PACKAGE',
  scanMode: 'EC2_SSM_AGENT_BASED',
  statusCode: 'ACTIVE',
  reason: 'SUCCESSFUL',
  lastScannedAt: Date.UTC(2026, 9, 2, 8, 15, 30, 250),
};

describe('every form that AWS tools and queries print', () => {
  const FORMS: readonly (readonly [what: string, name: string, content: unknown])[] = [
    ['an answer', 'a.json', answer(covered())],
    ['an answer without a data ending', 'answer', answer(covered())],
    ['two answers, slurped', 'a.json', [answer(covered()), answer()]],
    ['resources', 'a.json', [covered()]],
    ['one resource', 'a.json', covered()],
    ["boto3's answer as JSON", 'a.json', { ...answer(covered()), ...dated('09:00:00') }],
    [
      "JavaScript's answer",
      'a.json',
      { $metadata: { httpStatusCode: 200, attempts: 1 }, ...answer(covered()) },
    ],
    ["Python's print", 'a.txt', `{'coveredResources': [${JSON.stringify(covered()).replaceAll('"', "'")}]}`],
    ['YAML', 'a.yaml', `coveredResources:\n- ${JSON.stringify(covered())}\n`],
  ];
  test.each(FORMS)('%s', (_what, name, content) => {
    saved.save(name, content);
    const { store, found, documents } = load();
    expect(found).toMatchObject({ id: ID, region: '', scans: [{ ...PACKAGE, document: name }] });
    expect(documents).toMatchObject([{ name, record: { instances: 1 } }]);
    expect(store.documents().find((document) => document.name === name)?.kind).toMatch(/^list-coverage/);
    expect(summarise(store)).toContain("  instances told of by Amazon Inspector's coverage: 1");
    expect(importNotes(store)).toEqual([]);
  });

  test('the pages of one answer, each kind of scan by itself, of the region that a path names', () => {
    saved.save('us-west-2/page1.json', { ...answer(covered()), nextToken: 'x' });
    saved.save(
      'us-west-2/page2.json',
      answer(unmanaged({ scanType: 'NETWORK' }), unmanaged({ resourceId: OTHER })),
    );
    const { found, documents } = load();
    expect(found?.region).toBe(REGION);
    expect(found?.scans).toEqual([
      {
        scanType: 'NETWORK',
        statusCode: 'INACTIVE',
        reason: 'UNMANAGED_EC2_INSTANCE',
        document: 'us-west-2/page2.json',
      },
      { ...PACKAGE, document: 'us-west-2/page1.json' },
    ]);
    expect(documents.map(({ name, record }) => [name, record.instances, record.more])).toEqual([
      ['us-west-2/page1.json', 1, true],
      ['us-west-2/page2.json', 2, false],
    ]);
    expect(instanceCoverage(saved.load(), 'eu-west-1', ID)).toBeUndefined();
  });

  test('an empty answer is data that names no instance', () => {
    saved.save('list-coverage.json', answer());
    const { found, documents } = load();
    expect(found).toBeUndefined();
    expect(documents).toMatchObject([{ name: 'list-coverage.json', record: { instances: 0, more: false } }]);
  });

  test('a reason and a kind of scan that are newer than this program stay as they are', () => {
    saved.save(
      'a.json',
      answer(covered({ scanType: 'FIRMWARE', scanStatus: { statusCode: 'INACTIVE', reason: 'TOO_NEW' } })),
    );
    expect(load().found?.scans).toMatchObject([{ scanType: 'FIRMWARE', reason: 'TOO_NEW' }]);
  });

  test('the last page alone is a part of the list, and with the first one it is not', () => {
    saved.save('list-coverage.page2.json', answer(covered()));
    expect(load().documents.map(({ record }) => record.more)).toEqual([true]);
    saved.save('list-coverage.page1.json', { ...answer(), nextToken: 'a' });
    expect(load().documents.map(({ record }) => record.more)).toEqual([true, false]);
  });

  test('an instance without a status is known to be listed, and no more', () => {
    saved.save('a.json', answer(covered({ scanStatus: undefined, lastScannedAt: undefined })));
    expect(load().found?.scans).toEqual([
      { scanType: 'PACKAGE', scanMode: 'EC2_SSM_AGENT_BASED', document: 'a.json' },
    ]);
  });
});

describe('what nobody printed is refused with its place', () => {
  test.each([
    [
      'a status that is none',
      covered({ scanStatus: { statusCode: 'ASLEEP', reason: 'SUCCESSFUL' } }),
      'scanStatus.statusCode: must be one of ACTIVE, INACTIVE',
    ],
    [
      'a status without its reason',
      covered({ scanStatus: { statusCode: 'ACTIVE' } }),
      'scanStatus.reason: is missing',
    ],
    ['no time', covered({ lastScannedAt: 'yesterday' }), 'lastScannedAt: must be a time'],
    ['no instance', covered({ resourceId: '<b>i-1</b>' }), 'resourceId: must be the id of an instance'],
    [
      'no code',
      covered({ scanStatus: { statusCode: 'ACTIVE', reason: 'OK\u202e' } }),
      'scanStatus.reason: must match',
    ],
    ['no account', covered({ accountId: 'me' }), 'accountId: must have 12 to 12 characters'],
    ['a kind of scan that is none', covered({ scanType: '<img>' }), 'scanType: must match'],
  ])('%s', (_, resource, words) => {
    saved.save('a.json', answer(resource));
    expect(() => load()).toThrow(`a.json: $.coveredResources[0].${words}`);
  });

  test('a member that no answer has', () => {
    saved.save('a.json', { ...answer(covered()), exclusions: {} });
    expect(() => load()).toThrow();
  });
});

test('other resources and other accounts are left aside, counted and said', () => {
  saved.save(
    'a.json',
    answer(
      covered(),
      covered({ accountId: '999988887777', resourceId: OTHER }),
      covered({
        accountId: '999988887777',
        resourceType: 'AWS_LAMBDA_FUNCTION',
        resourceId: 'arn:aws:lambda:x',
      }),
      covered({ accountId: '444455556666', resourceId: OTHER }),
      {
        ...covered(),
        resourceType: 'AWS_ECR_REPOSITORY',
        resourceId: 'arn:aws:ecr:x',
        lastScannedAt: 'never',
      },
      { ...covered(), resourceType: 'AWS_LAMBDA_FUNCTION', resourceId: 'arn:aws:lambda:y' },
      { ...covered(), resourceType: 'AWS_LAMBDA_FUNCTION', resourceId: 'arn:aws:lambda:z' },
    ),
  );
  const { store, found } = load();
  expect(found?.scans).toHaveLength(1);
  expect(instanceCoverage(store, REGION, OTHER)).toBeUndefined();
  expect(importNotes(store)).toEqual([
    {
      document: 'a.json',
      text: "answers Amazon Inspector's ListCoverage. Left aside is what it says of other resources than instances: AWS_LAMBDA_FUNCTION (2), AWS_ECR_REPOSITORY (1), and what it says of other accounts: 3 entries of 2.",
    },
  ]);
});

describe('several answers about one scan of an instance', () => {
  const later = covered({ lastScannedAt: '2026-11-02T08:15:30Z' });

  test('the one that was scanned later counts, and of a terminated instance that', () => {
    saved.save('a.json', answer(later));
    saved.save('b.json', answer(covered()));
    expect(load().found?.scans).toMatchObject([
      { lastScannedAt: Date.UTC(2026, 10, 2, 8, 15, 30), document: 'a.json' },
    ]);
    saved.save(
      '0.json',
      answer(unmanaged({ scanStatus: { statusCode: 'INACTIVE', reason: 'RESOURCE_TERMINATED' } })),
    );
    expect(load().found?.scans).toMatchObject([{ reason: 'RESOURCE_TERMINATED', document: '0.json' }]);
  });

  test('where nothing tells which is later, both are named and the folder is refused', () => {
    saved.save('a.json', answer(covered()));
    saved.save('b.json', answer(unmanaged()));
    expect(() => load()).toThrow(
      `b.json: $.coveredResources[0]: tells of the PACKAGE scan of the instance ${ID}, and a.json says otherwise`,
    );
  });

  test('where both are dated the later one counts, and it is said so', () => {
    saved.save('a.json', { ...answer(unmanaged()), ...dated('12:00:00') });
    saved.save('b.json', { ...answer(covered()), ...dated('11:00:00') });
    const { store, found } = load();
    expect(found?.scans).toMatchObject([{ statusCode: 'INACTIVE' }]);
    expect(importNotes(store).map(({ text }) => text)).toEqual([
      `tells of the PACKAGE scan of the instance ${ID}: b.json and a.json differ. The one that is dated later counts.`,
    ]);
  });

  test('what another account says of an instance contradicts nobody', () => {
    saved.save('a.json', answer(covered()));
    saved.save('b.json', answer(unmanaged({ accountId: '999988887777' })));
    expect(load().found?.scans).toMatchObject([{ statusCode: 'ACTIVE' }]);
  });
});

test.each([
  ['whole', {}],
  ['in part', { nextToken: 'x' }],
])('what is exported says the same when it is imported again, %s', (_, more) => {
  const files = ['us-west-2/a.json', 'b.json'];
  saved.save('us-west-2/a.json', {
    ...answer(
      covered(),
      unmanaged({ scanType: 'NETWORK' }),
      covered({ resourceId: 'i-00000001', scanStatus: undefined }),
    ),
    ...more,
  });
  saved.save('b.json', answer(unmanaged({ resourceId: OTHER })));
  const { store } = load();
  const said = (from: typeof store) =>
    from
      .allPlainRows('instance-coverage')
      .map(({ region, key, value }) => [
        region,
        key,
        (value as { scans: readonly { document: string }[] }).scans.map(
          ({ document: _document, ...scan }) => scan,
        ),
      ]);
  const documents = (from: typeof store) =>
    from
      .allPlainRows('coverage-document')
      .map(({ region, value }) => [region, (value as { more: boolean }).more]);
  const before = { said: said(store), documents: documents(store) };
  expect(before.said).toHaveLength(3);
  const exported = new Map<string, unknown[]>();
  for (const { file, answer: each } of exportAccount(store))
    exported.set(file, [...(exported.get(file) ?? []), each]);
  expect([...exported.keys()]).toEqual(
    expect.arrayContaining(['list-coverage.us-west-2.jsonl', 'list-coverage.jsonl']),
  );
  for (const name of [...files, 'r.json']) saved.remove(name);
  for (const [name, answers] of exported) saved.save(name, ...answers);
  const again = saved.load();
  expect({ said: said(again), documents: documents(again) }).toEqual(before);
});
