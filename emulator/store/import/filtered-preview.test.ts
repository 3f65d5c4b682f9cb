import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Exclusion } from '../../../src/domain/assessment/assessment';
import { previewJson } from '../../../src/domain/export/export-json';
import { getExclusionsPreview } from '../../inspector/exclusions/get-exclusions-preview';
import type { Principal, Services } from '../../inspector/operation';
import type { AccountStore } from '../account-store';
import { openAccount } from '../open-account';

const TEMPLATE = 'arn:aws:inspector:us-west-2:111122223333:target/0-0kFIPusq/template/0-4r1V2mAw';
const TOKEN = '22222222-2222-4222-8222-222222222222';

const exclusions = ['i-1', 'i-2', 'i-3'].map((value): Exclusion => ({
  arn: undefined,
  title: 'Agent not found',
  description: 'd',
  recommendation: 'r',
  scopes: [{ key: 'INSTANCE_ID', value }],
  attributes: [],
}));

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

/** Saves what the console exports when its filter leaves these of the preview's exclusions. */
const save = (name: string, shown: readonly Exclusion[]): void =>
  writeFileSync(
    join(folder, name),
    previewJson(
      shown,
      exclusions.length,
      { assessmentTemplateArn: TEMPLATE, previewToken: TOKEN },
      { data: 'recorded', shown: `${shown.length} of ${exclusions.length}` },
    ),
  );

/** Asks for the preview of the imported folder, from its first page on. */
function ask(nextToken?: string) {
  if (!store)
    ({ store } = openAccount({
      folder,
      dataDirectory: ':memory:',
      reset: false,
      newUuid: () => TOKEN,
    }));
  const services = { store, clock: { now: () => 0 }, pageCap: 500 } as unknown as Services;
  return getExclusionsPreview(services, { region: 'us-west-2' } as Principal, {
    assessmentTemplateArn: TEMPLATE,
    previewToken: TOKEN,
    ...(nextToken !== undefined && { nextToken }),
  });
}

const instances = ({ exclusionPreviews = [] }: ReturnType<typeof ask>) =>
  exclusionPreviews.map(({ scopes }) => scopes?.[0]?.value);

test('a whole export is the whole preview again', () => {
  save('whole.json', exclusions);
  const answer = ask();
  expect(instances(answer)).toEqual(['i-1', 'i-2', 'i-3']);
  expect(answer.nextToken).toBeUndefined();
});

test('a filtered export is never given out as the whole preview', () => {
  save('some.json', exclusions.slice(0, 2));
  const answer = ask();
  expect(instances(answer)).toEqual(['i-1', 'i-2']);
  expect(answer.nextToken).toBeDefined();
  expect(() => ask(answer.nextToken)).toThrow('The rest of this exclusions preview is not in this data');
});

test('filtered exports that overlap count nothing twice, and never make a whole', () => {
  save('first.json', exclusions.slice(0, 2));
  save('second.json', exclusions.slice(1));
  const answer = ask();
  expect(instances(answer)).toEqual(['i-1', 'i-2', 'i-3']);
  expect(answer.nextToken).toBeDefined();
});

test('beside the whole preview a filtered export adds nothing', () => {
  save('some.json', exclusions.slice(0, 2));
  save('whole.json', exclusions);
  const answer = ask();
  expect(instances(answer)).toEqual(['i-1', 'i-2', 'i-3']);
  expect(answer.nextToken).toBeUndefined();
});
