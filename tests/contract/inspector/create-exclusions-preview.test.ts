import { CreateExclusionsPreviewCommand, GetExclusionsPreviewCommand } from '@aws-sdk/client-inspector';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { recorded, RECORDED, small } from '../../support/small-account';
import { PREVIEW_MILLISECONDS, type SmallEmulator, startSmallEmulator } from '../../support/small-emulator';
import { refusesWrongArns } from './common-refusals';

let emulator: SmallEmulator;
beforeAll(async () => {
  emulator = await startSmallEmulator();
});
afterAll(() => emulator.close());

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

refusesWrongArns('template', (arn) => create(arn));
