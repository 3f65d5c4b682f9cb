import { afterAll, beforeEach, expect, test } from 'vitest';
import { getExclusionsPreview } from '../../inspector/exclusions';
import type { Principal, Services } from '../../inspector/operation';
import type { AccountStore } from '../account-store';
import {
  EXCLUSION,
  exclusion,
  savedFolder,
  TARGET,
  TEMPLATE,
  TOKEN,
} from '../../../tests/support/saved-folder';
import type { Exclusion } from '../../../src/domain/assessment/assessment';
import { previewJson } from '../../../src/domain/export/exclusions-formats';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { openedAccounts } from '../../../tests/support/opened-accounts';
import { runAccountCommand } from '../../account-command';
import { manualClock } from '../../../tests/support/manual-clock';

const exclusions = ['i-1', 'i-2', 'i-3'].map((value): Exclusion => ({
  arn: undefined,
  title: 'Agent not found',
  description: 'd',
  recommendation: 'r',
  scopes: [{ key: 'INSTANCE_ID', value }],
  attributes: [],
}));

const saved = savedFolder();
let asked: AccountStore | undefined;
beforeEach(() => {
  asked = undefined;
});

/** Saves what the console exports when its filter leaves these of the preview's exclusions. */
const save = (name: string, shown: readonly Exclusion[]): void =>
  saved.save(
    name,
    previewJson(
      shown,
      exclusions.length,
      { assessmentTemplateArn: TEMPLATE, previewToken: TOKEN },
      { data: 'recorded', shown: `${shown.length} of ${exclusions.length}` },
    ),
  );

/** Asks for the preview of the imported folder, from its first page on. */
function ask(nextToken?: string) {
  asked ??= saved.load();
  const services = { store: asked, clock: { now: () => 0 }, pageCap: 500 } as unknown as Services;
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

test('a saved preview is found by its template; its token is the saved one, else a new one', () => {
  const { arn: _, ...item } = exclusion(EXCLUSION);
  saved.save('preview.0-4r1V2mAw.json', { previewStatus: 'COMPLETED', exclusionPreviews: [item] });
  saved.save('templates.json', { assessmentTemplateArns: [TEMPLATE] });
  expect(saved.load().previewsOf(TEMPLATE)).toMatchObject([{ token: TOKEN }]);
  saved.save('preview.0-4r1V2mAw.json', {
    previewStatus: 'COMPLETED',
    assessmentTemplateArn: TEMPLATE,
    previewToken: '22222222-2222-4222-8222-222222222222',
    exclusionPreviews: [item],
    nextToken: 'x',
  });
  const store = saved.load();
  const [preview] = store.previewsOf(TEMPLATE);
  expect(preview).toMatchObject({ token: '22222222-2222-4222-8222-222222222222', complete: false });
  expect(store.previewItems(preview?.token ?? '', 0, 10).items).toEqual([item]);
});

test('a preview’s page that was saved twice counts once', () => {
  const { arn: _, ...item } = exclusion(EXCLUSION);
  const page = { previewStatus: 'COMPLETED', assessmentTemplateArn: TEMPLATE, previewToken: TOKEN };
  saved.save('a.json', { ...page, exclusionPreviews: [item], nextToken: 'x' });
  saved.save('b.json', { ...page, exclusionPreviews: [{ ...item, title: 'Other' }] });
  saved.save('c.json', { ...page, exclusionPreviews: [item], nextToken: 'another' });
  const { items } = saved.load().previewItems(TOKEN, 0, 10);
  expect(items.map(({ title }) => title)).toEqual(['Agent not found', 'Other']);
});

test('a preview’s token belongs to one template', () => {
  const answer = { previewStatus: 'COMPLETED', previewToken: TOKEN, exclusionPreviews: [] };
  saved.save('a.json', { ...answer, assessmentTemplateArn: TEMPLATE });
  saved.save('b.json', { ...answer, assessmentTemplateArn: `${TARGET}/template/0-8l1VIE0D` });
  expect(saved.load).toThrow(/^b\.json: .*has the token of a preview of/);
});

const ID = '111122223333';
const MINE = `arn:aws:inspector:us-west-2:${ID}:target/0-Target01/template/0-Templ001`;
const work = mkdtempSync(join(tmpdir(), 'tokens-'));
afterAll(() => rmSync(work, { recursive: true }));

/** The tokens that an account's saved previews have, when a folder is opened as `npm start` does. */
function tokens(folder: string, dataDirectory: string): readonly string[] {
  const accounts = openedAccounts({ folders: [folder], dataDirectory, clock: manualClock(0) });
  const previews = accounts.find(ID)?.services.store.previewsOf(MINE) ?? [];
  accounts.close();
  return previews.map(({ token }) => token);
}

test('a preview that was saved without its token gets the same one, wherever the folder lies and whoever imports it', () => {
  const folder = join(work, 'a');
  mkdirSync(folder);
  const preview = { assessmentTemplateArn: MINE, previewStatus: 'COMPLETED', exclusionPreviews: [] };
  writeFileSync(join(folder, 'preview.json'), JSON.stringify(preview));
  const copy = join(work, 'copy');
  cpSync(folder, copy, { recursive: true });

  const opened = tokens(folder, ':memory:');
  expect(opened).toHaveLength(1);
  expect(tokens(copy, ':memory:')).toEqual(opened);
  expect(tokens(relative(process.cwd(), folder), ':memory:')).toEqual(opened);
  const complaints: string[] = [];
  const data = join(work, 'data');
  const args = ['import', copy, '--data', data];
  expect(
    runAccountCommand(
      args,
      () => {},
      (line) => complaints.push(line),
    ),
  ).toBe(0);
  expect(complaints).toEqual([]);
  expect(tokens(folder, data)).toEqual(opened);
});
