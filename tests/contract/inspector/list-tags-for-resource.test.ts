import { ListTagsForResourceCommand } from '@aws-sdk/client-inspector';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { recorded, RECORDED, small } from '../../support/small-account';
import { type SmallEmulator, startSmallEmulator } from '../../support/small-emulator';
import { refusesStrangers } from './common-refusals';

let emulator: SmallEmulator;
beforeAll(async () => {
  emulator = await startSmallEmulator();
});
afterAll(() => emulator.close());

const list = (resourceArn: string, account?: typeof RECORDED) =>
  emulator.client('admin', account).send(new ListTagsForResourceCommand({ resourceArn }));

test('a template of a simulated account has no tags until they are set', async () => {
  await expect(list(small.weekly)).resolves.toMatchObject({ tags: [] });
});

test('refuses to say what was not recorded', async () => {
  await expect(list(recorded.template, RECORDED)).rejects.toMatchObject({
    name: 'NoSuchEntityException',
    message: 'The tags of this assessment template are not in this data',
  });
});

test.each([
  ['no ARN', 'not-an-arn', 'InvalidInputException', 'INVALID_RESOURCE_ARN'],
  ["a run's ARN", small.runs[0] ?? '', 'InvalidInputException', 'INVALID_RESOURCE_ARN'],
  [
    "another account's template",
    recorded.template,
    'AccessDeniedException',
    'ACCESS_DENIED_TO_ASSESSMENT_TEMPLATE',
  ],
  [
    'an unknown template',
    `${small.weekly.slice(0, -1)}X`,
    'NoSuchEntityException',
    'ASSESSMENT_TEMPLATE_DOES_NOT_EXIST',
  ],
])('refuses %s', async (_what, arn, name, errorCode) => {
  await expect(list(arn)).rejects.toMatchObject({ name, errorCode });
});

refusesStrangers(
  () => emulator,
  'ListTagsForResource',
  (client) => client.send(new ListTagsForResourceCommand({ resourceArn: small.weekly })),
);
