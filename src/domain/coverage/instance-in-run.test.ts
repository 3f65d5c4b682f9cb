import { expect, test } from 'vitest';
import { exclusionOf as exclusion } from '../../../tests/support/exclusions';
import type { Exclusion } from '../assessment/assessment';
import type { RunAnswer } from '../assessment/run-answer';
import { instanceInRun } from './instance-in-run';

const ID = 'i-0123456789abcdef0';
const OTHER = 'i-0123456789abcdef1';
const run = { state: 'COMPLETED', dataCollected: true, rulesPackageArns: ['p-1', 'p-2'] };
const healthy = [{ id: ID, health: 'HEALTHY' }];

const known = (...exclusions: Exclusion[]): RunAnswer => ({ kind: 'known', exclusions });
const gap = (...exclusions: Exclusion[]): RunAnswer => ({ kind: 'gap', why: 'incomplete', exclusions });
const elsewhere = exclusion('Agent not found', [OTHER]);

test('what names it counts, also where not all is known', () => {
  const twice = [
    exclusion('Agent not found', [ID], ['p-1']),
    exclusion('Agent not found', [ID], ['p-2']),
    exclusion('Unsupported OS version', [ID, OTHER]),
  ];
  const said = { kind: 'not-completed', titles: ['Agent not found', 'Unsupported OS version'] };
  expect(instanceInRun(ID, { run, answer: known(...twice), instances: healthy })).toEqual(said);
  expect(instanceInRun(ID, { run: undefined, answer: gap(...twice), instances: undefined })).toEqual(said);
});

test('what takes a rules package out of the whole run takes it out of the instances that the run lists', () => {
  const answer = known(exclusion('Deprecated rules package', [], ['p-2']));
  const titles = ['Deprecated rules package'];
  expect(instanceInRun(ID, { run, answer, instances: healthy })).toEqual({ kind: 'not-completed', titles });
  expect(instanceInRun(OTHER, { run, answer, instances: healthy })).toEqual({ kind: 'not-in-run' });
  // One that is none of the run's says nothing of its checks that bears that they were completed.
  const foreign = known(exclusion('Deprecated rules package', [], ['p-9']), elsewhere);
  expect(instanceInRun(ID, { run, answer: foreign, instances: healthy })).toEqual({ kind: 'none-listed' });
});

test('what takes a rules package out of the whole run takes it out of an instance that is named where no list is known', () => {
  const answer = known(exclusion('Deprecated rules package', [], ['p-2']), elsewhere);
  const both = { kind: 'not-completed', titles: ['Agent not found', 'Deprecated rules package'] };
  expect(instanceInRun(OTHER, { run, answer, instances: undefined })).toEqual(both);
  expect(instanceInRun(OTHER, { run: undefined, answer, instances: undefined })).toEqual(both);
  expect(instanceInRun(ID, { run, answer, instances: undefined })).toEqual({ kind: 'not-named' });
  // A list that is known and does not have it says that it was not there.
  const titles = ['Agent not found'];
  expect(instanceInRun(OTHER, { run, answer, instances: healthy })).toEqual({
    kind: 'not-completed',
    titles,
  });
});

test('silence is a gap, not named, none listed, or checked: by what bears it', () => {
  const of = (answer: RunAnswer, more: Partial<Parameters<typeof instanceInRun>[1]> = {}) =>
    instanceInRun(ID, { run, answer, instances: healthy, ...more });
  expect(of({ kind: 'loading' })).toEqual({ kind: 'loading' });
  expect(of(gap(elsewhere))).toEqual({ kind: 'not-known', why: 'incomplete' });
  expect(of(known(elsewhere), { instances: undefined })).toEqual({ kind: 'not-named' });
  expect(of(known(elsewhere), { run: undefined })).toEqual({ kind: 'not-named' });
  expect(of(known(elsewhere), { instances: [{ id: OTHER, health: 'HEALTHY' }] })).toEqual({
    kind: 'not-in-run',
  });
  expect(of(known(elsewhere))).toEqual({ kind: 'checked' });
  expect(of(known())).toEqual({ kind: 'none-listed' });
  expect(of(known(elsewhere), { instances: [{ id: ID, health: 'UNHEALTHY' }] })).toEqual({
    kind: 'none-listed',
  });
});
