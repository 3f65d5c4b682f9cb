import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import {
  exclusion,
  PACKAGE,
  RUN,
  run,
  savedFolder,
  TARGET,
  TEMPLATE,
} from '../../../../tests/support/saved-folder';
import { dataGapText } from '../../../../src/domain/report/data-gaps';
import { isComplete } from '../../../../src/domain/report/report-facts';
import { gapSentences } from '../../../../src/domain/report/report-words';
import { makeReport } from '../../../report/make-report';
import { writeArchive } from '../../export-account';
import { dataGapsOf } from '../../account-gaps';
import { summarise } from '../../summarise';

const RUN_2 = RUN.replace(/.{8}$/, 'MKkpXXP2');
const RUN_3 = RUN.replace(/.{8}$/, 'MKkpXXP3');
const EXCLUSION = `${RUN}/exclusion/0-Exclu001`;
const ELSEWHERE = RUN.replace('us-west-2', 'eu-west-1');
const STRANGER = RUN_2.replace('111122223333', '444455556666');

const OTHER = `${TARGET}/template/0-Another1/run/0-MKkpXXP4`;
const dated = (month: string) => (answer: object) => ({
  ...answer,
  ResponseMetadata: { HTTPStatusCode: 200, HTTPHeaders: { date: `Mon, 04 ${month} 2019 10:00:00 GMT` } },
});
const [march, april] = [dated('Mar'), dated('Apr')];

const list = (...assessmentRunArns: readonly string[]) => ({ assessmentRunArns });
const part = (...arns: readonly string[]) => ({ ...list(...arns), nextToken: 'abc' });
const described = (failed: Readonly<Record<string, string>> = {}, ...arns: readonly string[]) => ({
  assessmentRuns: (arns.length > 0 ? arns : [RUN]).map((arn) =>
    run({ arn, assessmentTemplateArn: undefined }),
  ),
  failedItems: Object.fromEntries(
    Object.entries(failed).map(([arn, failureCode]) => [arn, { failureCode, retryable: false }]),
  ),
});
const template = (assessmentRunCount: number) => ({
  assessmentTemplates: [
    {
      arn: TEMPLATE,
      name: 'weekly',
      durationInSeconds: 3600,
      rulesPackageArns: [PACKAGE],
      createdAt: 1_458_000_000,
      assessmentRunCount,
    },
  ],
});

const saved = savedFolder();

function load(files: Readonly<Record<string, unknown>>) {
  saved.save('account.json', { id: '111122223333' });
  for (const [name, value] of Object.entries(files))
    saved.save(name, ...(name.endsWith('.jsonl') ? (value as readonly unknown[]) : [value]));
  return saved.load();
}

/** The gaps of all regions: what of, and by which document. */
function gaps(files: Readonly<Record<string, unknown>>): readonly string[] {
  const store = load(files);
  return store.regions.flatMap((region) =>
    dataGapsOf(store, region).map((gap) =>
      gap.kind === 'fewer-runs'
        ? `${gap.known} of ${gap.runs}`
        : gap.kind === 'no-region'
          ? gap.kind
          : `${gap.kind === 'not-described' ? `${gap.count} ${gap.code} ` : ''}${gap.things} ${gap.document}`,
    ),
  );
}

test.each([
  ['no list', {}, []],
  ['a list that ends', { 'l.json': list(RUN) }, []],
  ['a list that ends in a token', { 'l.json': part(RUN) }, ['run l.json']],
  [
    'the same of templates',
    { 'l.json': { assessmentTemplateArns: [TEMPLATE], nextToken: 'abc' } },
    ['template l.json'],
  ],
  [
    'the same of targets',
    { 'l.json': { assessmentTargetArns: [TARGET], NextToken: 'abc' } },
    ['target l.json'],
  ],
  ['what a query leaves says neither', { 'l.json': [RUN] }, []],
  ['pages in one file', { 'l.jsonl': [part(RUN), part(RUN_2), list(RUN_3)] }, []],
  ['pages in one file, of which the last is empty', { 'l.jsonl': [part(RUN), list()] }, []],
  ['pages in one file without the last', { 'l.jsonl': [part(RUN), part(RUN_2)] }, ['run l.jsonl']],
  ['pages in files', { 'l.page1.json': part(RUN), 'l.page2.json': list(RUN_2) }, []],
  ['pages in numbered files', { '2019/l-1.json': part(RUN), '2019/l-2.json': list(RUN_2) }, []],
  [
    'a page that is not there',
    { 'l.page1.json': part(RUN), 'l.page3.json': list(RUN_2) },
    ['run l.page1.json', 'run l.page3.json'],
  ],
  ['the last page alone', { 'l.page2.json': list(RUN_2) }, ['run l.page2.json']],
  ['a whole list of the same, by any name', { 'a.json': part(RUN), 'b.json': list(RUN_2, RUN) }, []],
  ['a list of other runs', { 'a.json': part(RUN), 'b.json': list(RUN_2) }, ['run a.json']],
  [
    'a list of another day',
    { 'l-2019-03-04.json': part(RUN), 'l-2019-03-05.json': list(RUN_2) },
    ['run l-2019-03-04.json'],
  ],
  ['a list that begins like it', { 'l-1.json': part(RUN), 'l-2.json': list(RUN, RUN_2) }, []],
  [
    'a list that repeats a part of it',
    { 'l-1.json': part(RUN, RUN_2), 'l-2.json': list(RUN) },
    ['run l-1.json'],
  ],
  ['a list of another template', { 'l.jsonl': [part(RUN), list(OTHER)] }, ['run l.jsonl']],
  [
    'a number that is not there',
    { 'list-runs-1.json': part(RUN), 'list-runs-3.json': list(RUN_2) },
    ['run list-runs-1.json', 'run list-runs-3.json'],
  ],
  ['a whole list of before', { 'a.json': april(part(RUN)), 'b.json': march(list(RUN)) }, ['run a.json']],
  [
    'a list of another region',
    { 'l.us-west-2.json': part(RUN), 'l.us-west-1.json': list() },
    ['run l.us-west-2.json'],
  ],
])('%s', (_, files, expected) => {
  expect(gaps({ 'r.json': described(), ...files })).toEqual(expected);
});

test.each([
  [
    'what was refused',
    { [RUN_2]: 'ACCESS_DENIED', [RUN_3]: 'ACCESS_DENIED' },
    {},
    ['2 ACCESS_DENIED run r.json'],
  ],
  ['a code of its own', { [RUN_2]: 'INTERNAL_ERROR' }, {}, ['1 INTERNAL_ERROR run r.json']],
  ['what does not exist', { [RUN_2]: 'ITEM_DOES_NOT_EXIST' }, {}, []],
  ['what was asked for twice', { [RUN]: 'DUPLICATE_ARN' }, {}, []],
  ['what another account has', { [STRANGER]: 'ACCESS_DENIED' }, {}, []],
  ['what is listed', { [RUN_2]: 'ACCESS_DENIED' }, { 'l.json': list(RUN, RUN_2) }, []],
  ['what is described elsewhere', { [RUN_2]: 'ACCESS_DENIED' }, { 'b.json': described({}, RUN_2) }, []],
  ['what another region has', { [ELSEWHERE]: 'ACCESS_DENIED' }, {}, ['1 ACCESS_DENIED run r.json']],
])('not described: %s', (_, failed, files, expected) => {
  expect(gaps({ 'r.json': described(failed), ...files })).toEqual(expected);
});

test('no run is made of what could not be described', () => {
  const store = load({ 'r.json': described({ [RUN_2]: 'ACCESS_DENIED' }) });
  expect(store.run(RUN_2)).toBeUndefined();
  expect(store.runsOf(TEMPLATE).count).toBe(1);
});

test('an exclusion that is listed is no gap of its own', () => {
  const answer = (code: string) => ({
    exclusions: {},
    failedItems: { [EXCLUSION]: { failureCode: code, retryable: true } },
  });
  const files = { 'r.json': described(), 'd.json': answer('INTERNAL_ERROR') };
  expect(gaps(files)).toEqual(['1 INTERNAL_ERROR exclusion d.json']);
  expect(gaps({ ...files, 'l.json': { assessmentRunArn: RUN, exclusionArns: [EXCLUSION] } })).toEqual([]);
  saved.remove('l.json');
  expect(gaps({ ...files, 'e.json': { exclusions: { [EXCLUSION]: exclusion(EXCLUSION) } } })).toEqual([]);
});

test.each([
  [10, ['1 of 10']],
  [1, []],
])('a template that counts %i runs', (count, expected) => {
  expect(gaps({ 'r.json': described(), 't.json': template(count) })).toEqual(expected);
});

const ASKED: Parameters<typeof makeReport>[1] = {
  filter: {},
  skipUnknown: false,
  withExclusions: false,
  madeAt: 0,
  origin: { program: 'p', exportedBy: 'e' },
  newUuid: () => '',
};

test('the report says so, and is not complete; so do the summary and an archive of it', () => {
  const store = load({
    'r.json': described({ [RUN_2]: 'ACCESS_DENIED' }),
    'l.json': part(RUN),
    'm.json': part(RUN),
    't.json': template(10),
  });
  const told = [
    'Of a list of runs only a part is in this data: l.json.',
    'Of a list of runs only a part is in this data: m.json.',
    '1 run that nothing else in this data names could not be described (ACCESS_DENIED): r.json.',
    `The template weekly (${TEMPLATE}) had 10 runs, and 1 is in this data.`,
  ];
  const summary = summarise(store).join('\n');
  const facts = makeReport([saved.path], ASKED);
  for (const sentence of told) {
    expect(summary).toContain(`gap: ${sentence}`);
    expect(gapSentences(facts)).toContain(sentence);
  }
  expect(isComplete(facts)).toBe(false);
  // Of another template it is not known that it lacks runs.
  expect(dataGapsOf(store, 'us-west-2', `${TARGET}/template/0-Another1`)).toHaveLength(3);

  const out = mkdtempSync(join(tmpdir(), 'archive-'));
  writeArchive(store, join(out, 'a'));
  const again = makeReport([join(out, 'a')], ASKED);
  rmSync(out, { recursive: true });
  expect(again.dataGaps.map(dataGapText)).toEqual([
    'Of a list of runs only a part is in this data: list-assessment-runs.us-west-2.jsonl.',
    '1 run that nothing else in this data names could not be described (ACCESS_DENIED): describe-assessment-runs.jsonl.',
    `The template weekly (${TEMPLATE}) had 10 runs, and 1 is in this data.`,
  ]);
});
