import { gzipSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { beforeEach, describe, expect, test } from 'vitest';
import { DOCUMENT_KINDS } from './recognise-document';
import { simulatedMark } from './simulated-mark';
import { readAccountFolder } from '../read-account-folder';
import { EXCLUSION, exclusion, RUN, savedFolder } from '../../../../tests/support/saved-folder';

const headers = { 'x-exclusions-console-data': 'simulated' };

test.each([
  [{ exclusionArns: [], computed: true }, '.computed'],
  [{ ExclusionArns: [], Computed: 'True' }, '.Computed'],
  [{ exclusions: {}, $metadata: { data: 'simulated' } }, '.$metadata.data'],
  [{ exclusions: {}, $metadata: { account: '1', data: ' Simulated ' } }, '.$metadata.data'],
  [{ Exclusions: {}, Metadata: { Data: 'SIMULATED' } }, '.Metadata.Data'],
  [{ id: '111122223333', data: 'simulated' }, '.data'],
  [
    { exclusionArns: [], ResponseMetadata: { HTTPStatusCode: 200, HTTPHeaders: headers } },
    '.ResponseMetadata.HTTPHeaders["x-exclusions-console-data"]',
  ],
  [
    { responseMetadata: { httpHeaders: { 'X-Exclusions-Console-Data': ['Simulated'] } } },
    '.responseMetadata.httpHeaders["X-Exclusions-Console-Data"]',
  ],
  [
    { $response: { headers: { 'X-EXCLUSIONS-CONSOLE-DATA': 'recorded, simulated' } } },
    '.$response.headers["X-EXCLUSIONS-CONSOLE-DATA"]',
  ],
  [{ $metadata: { extendedRequestId: 'simulated' } }, '.$metadata.extendedRequestId'],
  [[{ exclusionArns: [] }, { exclusionArns: [], computed: true }], '[1].computed'],
  [[[{ arn: 'a', data: 'simulated' }]], '[0][0].data'],
])('%j is marked', (document, member) => {
  expect(simulatedMark(document)).toEqual({ member, says: 'simulated' });
});

test('an export that does not know is told from one that does', () => {
  expect(simulatedMark({ exclusions: {}, $metadata: { data: 'unknown' } })).toEqual({
    member: '.$metadata.data',
    says: 'unknown',
  });
});

test.each([
  [undefined],
  ['simulated'],
  [{ exclusionArns: [], computed: false }],
  [{ exclusions: {}, $metadata: { data: 'recorded', run: 'simulated', filter: 'simulated' } }],
  [{ ResponseMetadata: { HTTPHeaders: { 'x-exclusions-console-data': 'recorded', 'x-amz-id-2': 'abc=' } } }],
  // What an answer itself holds is the service's.
  [{ assessmentRuns: [{ arn: 'a', name: 'simulated', data: 'simulated', computed: true }] }],
  [{ exclusions: { data: { attributes: [{ key: 'data', value: 'simulated' }] } } }],
])('%j is not marked', (document) => {
  expect(simulatedMark(document)).toBeUndefined();
});

const saved = savedFolder();
const { save, load } = saved;

const described = { exclusions: { [EXCLUSION]: exclusion(EXCLUSION) } };
const byHeader = { HTTPHeaders: { 'x-exclusions-console-data': 'simulated' } };

describe('without a fleet', () => {
  const marks = [
    [{ $metadata: { data: 'simulated' } }, '$.$metadata.data'],
    [{ ResponseMetadata: byHeader }, '$.ResponseMetadata.HTTPHeaders["x-exclusions-console-data"]'],
    // PHP's and Java's words for it are read as boto3's.
    [
      { '@metadata': { headers: byHeader.HTTPHeaders } },
      '$.ResponseMetadata.HTTPHeaders["x-exclusions-console-data"]',
    ],
    [
      { sdkHttpMetadata: { httpHeaders: byHeader.HTTPHeaders } },
      '$.ResponseMetadata.HTTPHeaders["x-exclusions-console-data"]',
    ],
    [{ computed: true }, '$.computed'],
  ] as const;

  test.each(DOCUMENT_KINDS.map(({ key }) => key))(
    'a document with %s that says simulated is refused',
    (key) => {
      expect(DOCUMENT_KINDS.length).toBeGreaterThanOrEqual(20);
      save('a.json', { assessmentRunArns: [RUN] });
      // Answers of other services are told by their members before an SDK for PHP or Java is looked for.
      const printed = marks.filter(
        ([mark]) =>
          !/^[A-Z]|^coveredResources$/.test(key) || !('@metadata' in mark || 'sdkHttpMetadata' in mark),
      );
      for (const [mark, path] of printed) {
        save('b.json', { [key]: [], ...mark });
        expect(load).toThrow(
          `b.json: ${path}: comes from a simulated account and is no evidence. Remove the file, or put the fleet.json of its account beside it.`,
        );
      }
    },
  );

  test('the line is named where a file has several documents', () => {
    save('a.jsonl', `{"assessmentRunArns": ["${RUN}"]}\n{"exclusionArns": [], "computed": true}`);
    expect(load).toThrow('a.jsonl: line 2: $.computed: comes from a simulated account');
  });

  test('an account.json that says simulated is refused, also where nothing else is left', () => {
    save('account.json', { id: '111122223333', data: 'simulated' });
    expect(load).toThrow('account.json: $.data: comes from a simulated account and is no evidence');
  });

  test('an export that does not know what it is of is refused as such', () => {
    save('a.json', { ...described, $metadata: { data: 'unknown' } });
    expect(load).toThrow(
      'a.json: $.$metadata.data: was exported without knowing whether the data is recorded or simulated',
    );
  });

  test('what says recorded loads', () => {
    save('a.json', { ...described, $metadata: { data: 'recorded' } });
    save('b.json', {
      assessmentRunArn: RUN,
      exclusionArns: [EXCLUSION],
      ResponseMetadata: { HTTPHeaders: { 'x-exclusions-console-data': 'recorded' } },
    });
    const store = load();
    expect(store).toMatchObject({ kind: 'recorded' });
    expect(store.run(RUN)).toMatchObject({ exclusions: 'fixed', exclusionsSaved: true });
  });
});

describe('with a fleet', () => {
  beforeEach(() => {
    save('fleet.json', { supportTable: '2018-10', clock: '2018-10-05T12:00:00Z', instances: [] });
    save('account.json', { id: '111122223333', data: 'simulated' });
  });

  test.each([
    [
      'a list that is marked by its header',
      { exclusionArns: [EXCLUSION], ResponseMetadata: byHeader },
      false,
    ],
    ['a list that says computed', { exclusionArns: [EXCLUSION], computed: true }, false],
    ['an empty list', { assessmentRunArn: RUN, exclusionArns: [], ResponseMetadata: byHeader }, false],
    ['a description that is marked by its header', { ...described, ResponseMetadata: byHeader }, false],
    ['the console’s export', { ...described, $metadata: { data: 'simulated' } }, false],
    ['a list without a mark', { exclusionArns: [EXCLUSION] }, true],
    [
      'an archive’s list that was saved before',
      { exclusionArns: [EXCLUSION], computed: false, $metadata: { data: 'simulated' } },
      true,
    ],
    [
      'an archive’s description that was saved before',
      { ...described, computed: false, $metadata: { data: 'simulated' } },
      true,
    ],
  ])('%s loads (%j); saved: %s', (_, document, exclusionsSaved) => {
    save('a.json', document);
    expect(load().run(RUN)).toMatchObject({ exclusions: 'fixed', exclusionsSaved });
  });
});

describe('a fleet that is not at the top', () => {
  const fleet = { supportTable: '2018-10', clock: '2018-10-05T12:00:00Z', instances: [] };
  const printed = JSON.stringify(fleet);
  const read = (skipUnknown: boolean) => () => readAccountFolder(saved.path, { skipUnknown }).read();
  beforeEach(() => {
    save('README.md', 'notes');
    save('111122223333/list.json', { exclusionArns: [EXCLUSION] });
  });

  test.each<readonly [where: string, file: string, content: object | string]>([
    ['111122223333/fleet.json', '111122223333/fleet.json', fleet],
    ['a/b/Fleet.json', 'a/b/Fleet.json', fleet],
    ['a/fleet.json', 'a/fleet.json', '{"cut": '],
    ['b.zip/x/fleet.json', 'b.zip', zipSync({ 'x/fleet.json': Buffer.from(printed) })],
    ['fleet.json.gz/fleet.json', 'fleet.json.gz', gzipSync(printed)],
    ['fleet of 2018.json', 'fleet of 2018.json', fleet],
  ])('%s is refused, and is not skipped', (where, file, content) => {
    save(file, content);
    for (const skipUnknown of [false, true]) {
      expect(read(skipUnknown)).toThrow(
        `${where}: $: is the fleet of a simulated account, whose answers are no evidence. Only a fleet.json at the top of a folder is read: open the folder`,
      );
      expect(read(skipUnknown)).not.toThrow('--skip-unknown');
    }
  });

  test('nor in the folder of a simulated account', () => {
    save('fleet.json', fleet);
    expect(load()).toMatchObject({ kind: 'simulated' });
    save('111122223333/fleet.json', fleet);
    expect(read(true)).toThrow(/^111122223333\/fleet\.json: \$: is the fleet/);
  });
});
