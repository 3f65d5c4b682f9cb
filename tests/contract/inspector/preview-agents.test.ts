import { PreviewAgentsCommand, paginatePreviewAgents } from '@aws-sdk/client-inspector';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { recorded, RECORDED, small } from '../../support/small-account';
import { type SmallEmulator, startSmallEmulator } from '../../support/small-emulator';
import { refusesStrangers, refusesWrongArns } from './common-refusals';

let emulator: SmallEmulator;
beforeAll(async () => {
  emulator = await startSmallEmulator();
});
afterAll(() => emulator.close());

const preview = (previewAgentsArn: string, account?: typeof RECORDED) =>
  emulator.client('admin', account).send(new PreviewAgentsCommand({ previewAgentsArn }));

test('shows the instances that a target matches', async () => {
  const { agentPreviews } = await preview(small.web);
  expect(agentPreviews?.map(({ agentId, agentHealth }) => [agentId, agentHealth])).toEqual([
    [small.healthy, 'HEALTHY'],
    [small.agentless, 'UNKNOWN'],
    [small.unhealthy, 'UNHEALTHY'],
  ]);
  await expect(preview(small.nobody)).resolves.toMatchObject({ agentPreviews: [] });
});

test('is walked page by page', async () => {
  const walked = [];
  const pages = paginatePreviewAgents(
    { client: emulator.client(), pageSize: 1 },
    { previewAgentsArn: small.everything },
  );
  for await (const page of pages) walked.push(...(page.agentPreviews ?? []).map(({ agentId }) => agentId));
  expect(walked).toEqual([small.healthy, small.agentless, small.unhealthy, 'i-00000000000000004']);
});

test('refuses to say what was not recorded', async () => {
  await expect(preview(recorded.target, RECORDED)).rejects.toMatchObject({
    name: 'NoSuchEntityException',
    message: 'The agents of this target are not in this data',
  });
});

test('takes a template for its target, as the real service did', async () => {
  const { agentPreviews } = await preview(small.weekly);
  expect(agentPreviews).toEqual((await preview(small.web)).agentPreviews);
  await expect(preview(`${small.web}/template/0-Unknown1`)).rejects.toMatchObject({
    name: 'NoSuchEntityException',
    errorCode: 'ASSESSMENT_TEMPLATE_DOES_NOT_EXIST',
  });
});

refusesWrongArns('target', (arn) => preview(arn), `${small.weekly}/run/0-AAAAAAAA`);
refusesStrangers(
  () => emulator,
  'PreviewAgents',
  (client) => client.send(new PreviewAgentsCommand({ previewAgentsArn: small.web })),
);
