import { ListAssessmentTargetsCommand, type ListAssessmentTargetsRequest } from '@aws-sdk/client-inspector';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { small } from '../../support/small-account';
import { type SmallEmulator, startSmallEmulator } from '../../support/small-emulator';
import { refusesStrangers } from './common-refusals';

let emulator: SmallEmulator;
beforeAll(async () => {
  emulator = await startSmallEmulator();
});
afterAll(() => emulator.close());

const list = (input: ListAssessmentTargetsRequest = {}) =>
  emulator.client().send(new ListAssessmentTargetsCommand(input));

test('lists the targets newest first, page by page', async () => {
  const all = [small.nobody, small.everything, small.web];
  expect(await list()).toMatchObject({ assessmentTargetArns: all });
  const first = await list({ maxResults: 2 });
  expect(first.assessmentTargetArns).toEqual(all.slice(0, 2));
  const second = await list({ maxResults: 2, nextToken: first.nextToken ?? '' });
  expect(second.assessmentTargetArns).toEqual(all.slice(2));
  expect(second.nextToken).toBeUndefined();
});

const named = async (assessmentTargetNamePattern: string) =>
  (await list({ filter: { assessmentTargetNamePattern } })).assessmentTargetArns;

test('filters by name, with and without a star', async () => {
  expect(await named('web')).toEqual([small.web]);
  expect(await named('*b*')).toEqual([small.nobody, small.web]);
  expect(await named('We*')).toEqual([]);
});

test('another region has none', async () => {
  const { assessmentTargetArns } = await emulator
    .client('admin', undefined, 'eu-west-1')
    .send(new ListAssessmentTargetsCommand({}));
  expect(assessmentTargetArns).toEqual([]);
});

refusesStrangers(
  () => emulator,
  'ListAssessmentTargets',
  (client) => client.send(new ListAssessmentTargetsCommand({})),
);
