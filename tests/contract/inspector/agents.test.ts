/** Agents: those that a target matches, those of a run, and what they sent. */
import {
  paginatePreviewAgents,
  PreviewAgentsCommand,
  type AgentFilter,
  GetTelemetryMetadataCommand,
  ListAssessmentRunAgentsCommand,
} from '@aws-sdk/client-inspector';
import { describe, expect, test } from 'vitest';
import { refuses } from '../../support/refusals';
import { recorded, RECORDED, small } from '../../support/small-account';
import { smallEmulator } from '../../support/test-servers';

const emulator = smallEmulator();

describe('PreviewAgents', () => {
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

  refuses.wrongArns('target', (arn) => preview(arn), `${small.weekly}/run/0-AAAAAAAA`);
  refuses.strangers(emulator, 'PreviewAgents', (client) =>
    client.send(new PreviewAgentsCommand({ previewAgentsArn: small.web })),
  );
});

describe('ListAssessmentRunAgents', () => {
  const [run = ''] = small.runs;
  const list = (assessmentRunArn: string, filter?: AgentFilter, account?: typeof RECORDED) =>
    emulator
      .client('admin', account)
      .send(new ListAssessmentRunAgentsCommand({ assessmentRunArn, ...(filter && { filter }) }));

  test('lists the agents of a run', async () => {
    const { assessmentRunAgents } = await list(run);
    expect(assessmentRunAgents?.map(({ agentId, assessmentRunArn }) => [agentId, assessmentRunArn])).toEqual(
      [small.healthy, small.agentless, small.unhealthy].map((id) => [id, run]),
    );
  });

  const idsOf = async (filter: AgentFilter) =>
    (await list(run, filter)).assessmentRunAgents?.map(({ agentId }) => agentId);

  test('filters by health and code: both have to match, an empty list asks for nothing', async () => {
    expect(await idsOf({ agentHealths: ['UNHEALTHY', 'UNKNOWN'], agentHealthCodes: [] })).toEqual([
      small.agentless,
      small.unhealthy,
    ]);
    expect(await idsOf({ agentHealths: ['HEALTHY'], agentHealthCodes: ['RUNNING'] })).toEqual([
      small.healthy,
    ]);
    expect(await idsOf({ agentHealths: ['HEALTHY'], agentHealthCodes: ['SHUTDOWN'] })).toEqual([]);
  });

  test('refuses to say what was not recorded', async () => {
    await expect(list(recorded.whole, undefined, RECORDED)).rejects.toMatchObject({
      name: 'NoSuchEntityException',
      message: 'The agents of this run are not in this data',
    });
  });

  test('refuses a filter that lacks one of its lists', async () => {
    await expect(list(run, { agentHealths: [], agentHealthCodes: undefined })).rejects.toMatchObject({
      name: 'InvalidInputException',
      message:
        "1 validation error detected: Value null at 'filter.agentHealthCodes' failed to satisfy constraint: Member must not be null",
    });
  });

  refuses.wrongArns('run', (arn) => list(arn));
  refuses.strangers(emulator, 'ListAssessmentRunAgents', (client) =>
    client.send(new ListAssessmentRunAgentsCommand({ assessmentRunArn: run })),
  );
});

describe('GetTelemetryMetadata', () => {
  const get = (assessmentRunArn: string, account?: typeof RECORDED) =>
    emulator.client('admin', account).send(new GetTelemetryMetadataCommand({ assessmentRunArn }));

  test("sums up what a run's agents sent", async () => {
    const { telemetryMetadata } = await get(small.runs[0] ?? '');
    const total = telemetryMetadata?.find(({ messageType }) => messageType === 'Total');
    expect(total?.count).toBeGreaterThan(0);
    expect(total?.dataSize).toBeGreaterThan(0);
  });

  test('refuses to say what was not recorded', async () => {
    await expect(get(recorded.whole, RECORDED)).rejects.toMatchObject({
      name: 'NoSuchEntityException',
      message: 'The telemetry of this run is not in this data',
    });
  });

  refuses.wrongArns('run', (arn) => get(arn));
  refuses.strangers(emulator, 'GetTelemetryMetadata', (client) =>
    client.send(new GetTelemetryMetadataCommand({ assessmentRunArn: small.runs[0] })),
  );
});
