/** The tags of a template. */
import { ListTagsForResourceCommand, SetTagsForResourceCommand, type Tag } from '@aws-sdk/client-inspector';
import { describe, expect, test } from 'vitest';
import { refuses } from '../../support/refusals';
import { recorded, RECORDED, small } from '../../support/small-account';
import { smallEmulator } from '../../support/test-servers';

const emulator = smallEmulator();

describe('ListTagsForResource', () => {
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

  refuses.strangers(emulator, 'ListTagsForResource', (client) =>
    client.send(new ListTagsForResourceCommand({ resourceArn: small.weekly })),
  );
});

describe('SetTagsForResource', () => {
  const set = (resourceArn: string, ...tags: Tag[]) =>
    emulator.client().send(new SetTagsForResourceCommand({ resourceArn, tags }));
  const list = async () =>
    (await emulator.client().send(new ListTagsForResourceCommand({ resourceArn: small.weekly }))).tags;

  test('sets the tags in place of those that were there', async () => {
    await set(small.weekly, { key: 'a', value: '1' }, { key: 'b' });
    expect(await list()).toEqual([{ key: 'a', value: '1' }, { key: 'b' }]);
    await set(small.weekly, { key: 'c', value: '3' });
    expect(await list()).toEqual([{ key: 'c', value: '3' }]);
    await set(small.weekly);
    expect(await list()).toEqual([]);
  });

  test('refuses the same key twice, and what is no template', async () => {
    await expect(set(small.weekly, { key: 'a' }, { key: 'a' })).rejects.toMatchObject({
      name: 'InvalidInputException',
      errorCode: 'INVALID_TAG_KEY',
    });
    await expect(set(small.web)).rejects.toMatchObject({
      name: 'InvalidInputException',
      errorCode: 'INVALID_RESOURCE_ARN',
    });
    await expect(set(`${small.weekly.slice(0, -1)}X`)).rejects.toMatchObject({
      name: 'NoSuchEntityException',
      errorCode: 'ASSESSMENT_TEMPLATE_DOES_NOT_EXIST',
    });
  });

  refuses.strangers(emulator, 'SetTagsForResource', (client) =>
    client.send(new SetTagsForResourceCommand({ resourceArn: small.weekly })),
  );
  refuses.recorded(emulator, (client) =>
    client.send(new SetTagsForResourceCommand({ resourceArn: recorded.template })),
  );
});
