import { expect, test } from 'vitest';
import { RUN_STATES, statesOf, STATUS_GROUPS } from '../assessment/run-state';
import { readName } from './filter-values';
import { isRunShown, namePattern, runsFilter, templatesFilter } from './list-filters';

const place = { region: 'us-west-2', account: '123456789012' };

test('the groups of states cover every state of the model once', () => {
  expect(STATUS_GROUPS.flatMap(statesOf).toSorted()).toEqual([...RUN_STATES].toSorted());
});

test('a name without a star is sought anywhere', () => {
  expect(namePattern(undefined)).toBeUndefined();
  expect(namePattern('web')).toBe('*web*');
  expect(namePattern('web*')).toBe('web*');

  // As long as any that is let through: both stars have room within the service's 140 characters.
  const longest = 'x'.repeat(138);
  expect(namePattern(readName(longest))).toBe(`*${longest}*`);
  for (const length of [139, 140, 141]) expect(readName('x'.repeat(length))).toBeUndefined();
  expect(readName(`${'x'.repeat(139)}*`)).toHaveLength(140);
  expect(readName(`${'x'.repeat(140)}*`)).toBeUndefined();
});

test('what the service can filter by, it is asked to', () => {
  expect(
    runsFilter(place, {
      name: 'web',
      status: ['completed', 'not-completed'],
      rulesPackage: '758058086616/0-9hgA516p',
      template: { targetId: '0-AAAAAAAA', templateId: '0-BBBBBBBB' },
      from: '2026-05-01',
      to: '2026-05-01',
      shortest: 900,
      longest: 3600,
    }),
  ).toEqual({
    namePattern: '*web*',
    states: ['COMPLETED', 'FAILED', 'ERROR', 'CANCELED'],
    rulesPackageArns: ['arn:aws:inspector:us-west-2:758058086616:rulespackage/0-9hgA516p'],
    templateArns: ['arn:aws:inspector:us-west-2:123456789012:target/0-AAAAAAAA/template/0-BBBBBBBB'],
    startedFrom: Date.UTC(2026, 4, 1),
    startedTo: Date.UTC(2026, 4, 2) - 1,
    shortestSeconds: 900,
    longestSeconds: 3600,
  });
  expect(templatesFilter(place, { target: '0-AAAAAAAA' }).targetArns).toEqual([
    'arn:aws:inspector:us-west-2:123456789012:target/0-AAAAAAAA',
  ]);
});

test('runs of another target are not shown', () => {
  const run = 'arn:aws:inspector:us-west-2:123456789012:target/0-AAAAAAAA/template/0-BBBBBBBB/run/0-CCCCCCCC';
  expect(isRunShown({}, run)).toBe(true);
  expect(isRunShown({ target: '0-AAAAAAAA' }, run)).toBe(true);
  expect(isRunShown({ target: '0-BBBBBBBB' }, run)).toBe(false);
});
