import {
  ListAssessmentTemplatesCommand,
  type ListAssessmentTemplatesRequest,
} from '@aws-sdk/client-inspector';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { small } from '../../support/small-account';
import { type SmallEmulator, startSmallEmulator } from '../../support/small-emulator';
import { refusesStrangers, refusesWrongArns } from './common-refusals';

let emulator: SmallEmulator;
beforeAll(async () => {
  emulator = await startSmallEmulator();
});
afterAll(() => emulator.close());

const list = async (input: ListAssessmentTemplatesRequest) =>
  (await emulator.client().send(new ListAssessmentTemplatesCommand(input))).assessmentTemplateArns;
const all = [small.weekly, small.nightly, small.empty];

test('lists all templates newest first, or those of some targets', async () => {
  expect(await list({})).toEqual(all);
  expect(await list({ assessmentTargetArns: [] })).toEqual(all);
  expect(await list({ assessmentTargetArns: [small.nobody, small.web] })).toEqual([
    small.weekly,
    small.empty,
  ]);
});

test('filters by name, duration and rules packages', async () => {
  expect(await list({ filter: { namePattern: '*ly' } })).toEqual([small.weekly, small.nightly]);
  expect(await list({ filter: { durationRange: { minSeconds: 900 } } })).toEqual([
    small.weekly,
    small.nightly,
  ]);
  expect(await list({ filter: { durationRange: { minSeconds: 300, maxSeconds: 900 } } })).toEqual([
    small.nightly,
    small.empty,
  ]);
  expect(await list({ filter: { rulesPackageArns: [small.practices, 'arn:other'] } })).toEqual([
    small.weekly,
  ]);
  expect(await list({ filter: { rulesPackageArns: [small.cve], namePattern: 'e*' } })).toEqual([small.empty]);
});

test('refuses a range that ends before it begins', async () => {
  await expect(
    list({ filter: { durationRange: { minSeconds: 900, maxSeconds: 300 } } }),
  ).rejects.toMatchObject({
    name: 'InvalidInputException',
    errorCode: 'INVALID_ASSESSMENT_TEMPLATE_DURATION_RANGE',
  });
});

refusesWrongArns('target', (arn) => list({ assessmentTargetArns: [small.web, arn] }));
refusesStrangers(
  () => emulator,
  'ListAssessmentTemplates',
  (client) => client.send(new ListAssessmentTemplatesCommand({})),
);
