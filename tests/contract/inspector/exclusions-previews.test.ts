/** Exclusions previews: asked for, made, and read page by page. */
import {
  CreateExclusionsPreviewCommand,
  GetExclusionsPreviewCommand,
  type GetExclusionsPreviewRequest,
  paginateGetExclusionsPreview,
} from '@aws-sdk/client-inspector';
import { beforeAll, describe, expect, test } from 'vitest';
import { refuses } from '../../support/refusals';
import { recorded, RECORDED, small } from '../../support/small-account';
import { PREVIEW_MILLISECONDS, smallEmulator } from '../../support/test-servers';

describe('CreateExclusionsPreview', () => {
  const emulator = smallEmulator();

  const create = (assessmentTemplateArn: string, account?: typeof RECORDED) =>
    emulator.client('admin', account).send(new CreateExclusionsPreviewCommand({ assessmentTemplateArn }));

  test('gives a token, and refuses a second preview of the template until the first is ready', async () => {
    const { previewToken } = await create(small.weekly);
    expect(previewToken).toMatch(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    await expect(create(small.weekly)).rejects.toMatchObject({
      name: 'PreviewGenerationInProgressException',
      message: 'The specified assessment template is currently generating an exclusions preview.',
    });
    await expect(create(small.nightly)).resolves.toHaveProperty('previewToken');
    emulator.advance(PREVIEW_MILLISECONDS);
    const again = await create(small.weekly);
    expect(again.previewToken).not.toBe(previewToken);
  });

  test('in a recorded account it gives the token of the saved preview', async () => {
    await expect(create(recorded.template, RECORDED)).resolves.toMatchObject({
      previewToken: recorded.previewToken,
    });
    const saved = await emulator.client('admin', RECORDED).send(
      new GetExclusionsPreviewCommand({
        assessmentTemplateArn: recorded.template,
        previewToken: recorded.previewToken,
      }),
    );
    expect(saved).toMatchObject({
      previewStatus: 'COMPLETED',
      exclusionPreviews: [{ title: 'Agent is unhealthy' }],
    });
  });

  test('in a recorded account without a saved preview it makes none up', async () => {
    await expect(create(recorded.withoutPreview, RECORDED)).rejects.toMatchObject({
      name: 'ServiceTemporarilyUnavailableException',
      message: 'An exclusions preview of this template is not in this data',
      canRetry: false,
    });
  });

  test('is a write: whoever may only read is refused', async () => {
    await expect(
      emulator
        .client('auditor')
        .send(new CreateExclusionsPreviewCommand({ assessmentTemplateArn: small.weekly })),
    ).rejects.toMatchObject({
      name: 'AccessDeniedException',
      errorCode: 'ACCESS_DENIED_TO_ASSESSMENT_TEMPLATE',
    });
  });

  refuses.wrongArns('template', (arn) => create(arn));
});

describe('GetExclusionsPreview', () => {
  const emulator = smallEmulator();

  let token = '';
  beforeAll(async () => {
    const input = { assessmentTemplateArn: small.weekly };
    const created = await emulator.client().send(new CreateExclusionsPreviewCommand(input));
    token = created.previewToken ?? '';
  });

  const get = (input: Partial<GetExclusionsPreviewRequest> = {}) =>
    emulator.client().send(
      new GetExclusionsPreviewCommand({
        assessmentTemplateArn: small.weekly,
        previewToken: token,
        ...input,
      }),
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

  refuses.wrongArns('template', (assessmentTemplateArn) => get({ assessmentTemplateArn }));
  refuses.strangers(emulator, 'GetExclusionsPreview', (client) =>
    client.send(
      new GetExclusionsPreviewCommand({ assessmentTemplateArn: small.weekly, previewToken: token }),
    ),
  );
});
