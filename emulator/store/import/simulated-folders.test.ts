import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { AccountStore } from '../account-store';
import { openAccount } from '../open-account';
import { DOCUMENT_KINDS } from './kinds/document-kinds';

const RUN = 'arn:aws:inspector:us-west-2:111122223333:target/0-0kFIPusq/template/0-4r1V2mAw/run/0-MKkpXXPE';
const EXCLUSION = `${RUN}/exclusion/0-JTUOm29Y`;

let folder: string;
let store: AccountStore | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'account-'));
});
afterEach(() => {
  store?.close();
  store = undefined;
  rmSync(folder, { recursive: true });
});

const save = (name: string, value: unknown): void =>
  writeFileSync(join(folder, name), typeof value === 'string' ? value : JSON.stringify(value));
const load = (): AccountStore =>
  (store = openAccount({ folder, dataDirectory: ':memory:', reset: false, newUuid: () => '' }).store);

const described = {
  exclusions: {
    [EXCLUSION]: {
      arn: EXCLUSION,
      title: 'Agent not found',
      description: 'd',
      recommendation: 'r',
      scopes: [{ key: 'INSTANCE_ID', value: 'i-05d63b2c2cd80e506' }],
    },
  },
};
const headers = { HTTPHeaders: { 'x-exclusions-console-data': 'simulated' } };

describe('without a fleet', () => {
  const marks = [
    [{ $metadata: { data: 'simulated' } }, '$.$metadata.data'],
    [{ ResponseMetadata: headers }, '$.ResponseMetadata.HTTPHeaders["x-exclusions-console-data"]'],
    [{ computed: true }, '$.computed'],
  ] as const;

  test.each(DOCUMENT_KINDS.map(({ key }) => key))(
    'a document with %s that says simulated is refused',
    (key) => {
      expect(DOCUMENT_KINDS.length).toBeGreaterThanOrEqual(20);
      save('a.json', { assessmentRunArns: [RUN] });
      for (const [mark, path] of marks) {
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
    expect(load()).toMatchObject({ kind: 'recorded' });
    expect(store?.run(RUN)).toMatchObject({ exclusions: 'fixed', exclusionsSaved: true });
  });
});

describe('with a fleet', () => {
  beforeEach(() => {
    save('fleet.json', { supportTable: '2018-10', clock: '2018-10-05T12:00:00Z', instances: [] });
    save('account.json', { id: '111122223333', data: 'simulated' });
  });

  test.each([
    ['a list that is marked by its header', { exclusionArns: [EXCLUSION], ResponseMetadata: headers }, false],
    ['a list that says computed', { exclusionArns: [EXCLUSION], computed: true }, false],
    ['an empty list', { assessmentRunArn: RUN, exclusionArns: [], ResponseMetadata: headers }, false],
    ['a description that is marked by its header', { ...described, ResponseMetadata: headers }, false],
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
