import { expect, test } from 'vitest';
import { PACKAGE, run, savedFolder, TARGET, TEMPLATE } from '../../tests/support/saved-folder';
import { isListInPart } from './account-gaps';
import { exportAccount } from './export-account';

const template = {
  assessmentTemplates: [
    {
      arn: TEMPLATE,
      name: 'weekly',
      assessmentTargetArn: TARGET,
      durationInSeconds: 3600,
      rulesPackageArns: [PACKAGE],
      createdAt: 1_458_000_000,
    },
  ],
};
const none = { assessmentRunArns: [] };

const saved = savedFolder();

function load(files: Readonly<Record<string, unknown>>) {
  saved.save('account.json', { id: '111122223333' });
  for (const [name, answer] of Object.entries(files)) saved.save(name, answer);
  return saved.load();
}

test.each([
  ['nothing was saved of them', {}, true],
  ['an answer says that there are none', { 'list-assessment-runs.json': none }, false],
  ['an answer says so of the region', { 'list-assessment-runs.us-west-2.json': none }, false],
  ['an answer says so of one template', { 'list-assessment-runs.0-4r1V2mAw.json': none }, true],
  ['an answer says so of another region', { 'list-assessment-runs.eu-west-1.json': none }, true],
  ['what says so goes on', { 'l.json': { ...none, nextToken: 'abc' } }, true],
  ['one is there', { 'runs.json': { assessmentRuns: [run()] } }, false],
  [
    'of another region there is a part',
    {
      'runs.json': { assessmentRuns: [run()] },
      'list-assessment-runs.eu-west-1.json': { ...none, nextToken: 'abc' },
    },
    false,
  ],
])('the list of runs ends in a refusal or not: %s', (_what, files, isPart) => {
  expect(isListInPart(load({ 'templates.json': template, ...files }), 'us-west-2', 'run')).toBe(isPart);
});

test('the same of templates and targets, and of a region that the data does not mention', () => {
  const store = load({ 'runs.json': { assessmentRuns: [run()] } });
  const unknown = (region: string) =>
    (['target', 'template', 'run'] as const).map((things) => isListInPart(store, region, things));
  // A run names its template and its target.
  expect(unknown('us-west-2')).toEqual([false, false, false]);
  expect(unknown('eu-west-1')).toEqual([true, true, true]);
});

test('an export keeps that there are none, by their region', () => {
  const store = load({ 'templates.json': template, 'list-assessment-runs.json': none });
  expect([...exportAccount(store)]).toContainEqual({
    file: 'list-assessment-runs.us-west-2.jsonl',
    answer: none,
  });
});
