import {
  CreateExclusionsPreviewCommand,
  GetExclusionsPreviewCommand,
  type GetExclusionsPreviewRequest,
  paginateGetExclusionsPreview,
} from '@aws-sdk/client-inspector';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { small } from '../../support/small-account';
import { PREVIEW_MILLISECONDS, type SmallEmulator, startSmallEmulator } from '../../support/small-emulator';
import { refusesStrangers, refusesWrongArns } from './common-refusals';

let emulator: SmallEmulator;
beforeAll(async () => {
  emulator = await startSmallEmulator();
});
afterAll(() => emulator.close());

let token = '';
beforeAll(async () => {
  const input = { assessmentTemplateArn: small.weekly };
  const created = await emulator.client().send(new CreateExclusionsPreviewCommand(input));
  token = created.previewToken ?? '';
});

const get = (input: Partial<GetExclusionsPreviewRequest> = {}) =>
  emulator
    .client()
    .send(
      new GetExclusionsPreviewCommand({ assessmentTemplateArn: small.weekly, previewToken: token, ...input }),
    );

test('is in progress without items, then complete with all of them', async () => {
  const early = await get();
  expect(early.previewStatus).toBe('WORK_IN_PROGRESS');
  expect(early.exclusionPreviews).toBeUndefined();
  emulator.advance(PREVIEW_MILLISECONDS);
  const { previewStatus, exclusionPreviews = [], nextToken } = await get();
  expect([previewStatus, nextToken]).toEqual(['COMPLETED', undefined]);
  const titles = exclusionPreviews.map(({ title, scopes }) => [title, scopes?.[0]?.value]);
  expect(titles).toContainEqual(['Agent not found', small.agentless]);
  expect(titles).toContainEqual(['Agent is unhealthy', small.unhealthy]);
  expect(titles.flat()).not.toContain(small.healthy);
  expect(exclusionPreviews[0]).not.toHaveProperty('arn');
});

test('is walked page by page', async () => {
  const { exclusionPreviews } = await get();
  const walked = [];
  const pages = paginateGetExclusionsPreview(
    { client: emulator.client(), pageSize: 1 },
    { assessmentTemplateArn: small.weekly, previewToken: token },
  );
  for await (const page of pages) walked.push(...(page.exclusionPreviews ?? []));
  expect(walked.length).toBeGreaterThan(1);
  expect(walked).toEqual(exclusionPreviews);
});

test("refuses an unknown token and another template's", async () => {
  const missing = {
    name: 'NoSuchEntityException',
    message: 'This assessment template has no exclusions preview with this token',
  };
  await expect(
    get({ previewToken: token.replace(/^./, (x) => (x === '0' ? '1' : '0')) }),
  ).rejects.toMatchObject(missing);
  await expect(get({ assessmentTemplateArn: small.nightly })).rejects.toMatchObject(missing);
});

test('refuses what is no token, and a locale that it does not have', async () => {
  const answer = get({ previewToken: 'no-token', locale: 'DE_DE' as 'EN_US' });
  await expect(answer).rejects.toMatchObject({
    name: 'InvalidInputException',
    message: expect.stringMatching(
      /^2 validation errors detected: Value 'no-token' at 'previewToken' .+; Value 'DE_DE' at 'locale' .+/,
    ) as string,
  });
});

refusesWrongArns('template', (assessmentTemplateArn) => get({ assessmentTemplateArn }));
refusesStrangers(
  () => emulator,
  'GetExclusionsPreview',
  (client) =>
    client.send(
      new GetExclusionsPreviewCommand({ assessmentTemplateArn: small.weekly, previewToken: token }),
    ),
);
