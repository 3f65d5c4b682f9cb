import { beforeEach, expect, test } from 'vitest';
import { getExclusionsPreview } from '../../inspector/exclusions';
import type { Principal, Services } from '../../inspector/operation';
import type { AccountStore } from '../account-store';
import { EXCLUSION, exclusion, savedFolder, TARGET, TEMPLATE, TOKEN } from './saved-folder';
import type { Exclusion } from '../../../src/domain/assessment/assessment';
import { previewJson } from '../../../src/domain/export/exclusions-formats';

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
