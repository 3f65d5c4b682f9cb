import { expect, test } from 'vitest';
import { EXCLUSIONS_SINCE } from '../assessment/exclusion-status';
import type { RunReport } from './coverage-report';
import { noChecks } from './judge-run';
import { findNeedsALook, mergeNeedsALook } from './need-a-look';

const template = (id: string) => `arn:aws:inspector:us-west-2:111122223333:target/0-Target01/template/${id}`;

function run(id: string, given: Partial<RunReport> & { readonly open?: number } = {}): RunReport {
  const { open = 0, ...rest } = given;
  const templateArn = given.templateArn ?? template('0-Templ001');
  return {
    accountId: '111122223333',
    region: 'us-west-2',
    arn: `${templateArn}/run/${id}`,
    templateArn,
    name: id,
    state: 'COMPLETED',
    at: EXCLUSIONS_SINCE,
    status: { kind: 'count', count: open, more: false },
    gap: undefined,
    byType: {},
    checks: { ...noChecks(), inScope: 10, checked: 10 - open, notKnown: open },
    scopeKnown: true,
    ...rest,
  };
}

const named = (runs: readonly { readonly name: string | undefined }[]) => runs.map(({ name }) => name);

test('a run of which every check was checked needs no look; what is not known does', () => {
  const needs = findNeedsALook([
    run('checked'),
    run('open', { open: 1 }),
    run('gap', { gap: 'not-in-this-data' }),
    run('unknown scope', { scopeKnown: false, checks: noChecks() }),
  ]);
  expect(new Set(named(needs.runs))).toEqual(new Set(['gap', 'open', 'unknown scope']));
  expect(needs).toMatchObject({ runCount: 3, templateCount: 1 });
  expect(needs.templates).toMatchObject([
    { runsToLookAt: 3, runs: 4, checks: { inScope: 30, checked: 29, notKnown: 1 } },
  ]);
  expect(findNeedsALook([run('checked')])).toEqual({
    runCount: 0,
    templateCount: 0,
    runs: [],
    templates: [],
  });
});

test('the most open checks come first, then the latest; ten are named and all are counted', () => {
  const runs = Array.from({ length: 12 }, (_, index) => run(`r${index}`, { open: index % 6, at: index }));
  const needs = findNeedsALook(runs);
  expect(needs.runCount).toBe(10);
  expect(named(needs.runs)).toEqual(['r11', 'r5', 'r10', 'r4', 'r9', 'r3', 'r8', 'r2', 'r7', 'r1']);
  const more = findNeedsALook([...runs, run('r12', { open: 1, at: 99 })]);
  expect(more.runCount).toBe(11);
  expect(named(more.runs).slice(-2)).toEqual(['r12', 'r7']);
});

test('what needs a look in two places is what does over both', () => {
  const runs = Array.from({ length: 40 }, (_, index) =>
    run(`r${index}`, { open: (index * 7) % 11, templateArn: template(`0-Templ0${10 + (index % 4)}`) }),
  );
  const inPlace = (place: number) =>
    runs.filter(({ templateArn }) => Number(templateArn.at(-1)) % 2 === place);
  expect(mergeNeedsALook([findNeedsALook(inPlace(0)), findNeedsALook(inPlace(1))])).toEqual(
    findNeedsALook(runs),
  );
});
