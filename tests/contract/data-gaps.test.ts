/** What is not in the data is refused, and never answered with an empty list. */
import {
  CreateExclusionsPreviewCommand,
  DescribeCrossAccountAccessRoleCommand,
  GetTelemetryMetadataCommand,
  ListAssessmentRunAgentsCommand,
  type ListAssessmentRunAgentsRequest,
  ListEventSubscriptionsCommand,
  ListExclusionsCommand,
  ListFindingsCommand,
  ListTagsForResourceCommand,
  PreviewAgentsCommand,
  StartAssessmentRunCommand,
} from '@aws-sdk/client-inspector';
import { describe, afterAll, beforeAll, expect, test } from 'vitest';
import { writeAccountFolder } from '../support/sparse-accounts';
import { administrator, inspectorClient, temporaryDirectory } from '../support/emulator';
import { testServer } from '../support/test-servers';

describe('a recorded account', () => {
  const template = (account: string, id: string) =>
    `arn:aws:inspector:us-west-2:${account}:target/0-Target01/template/0-${id}`;
  /** Saves little, and some of that as empty. The other one saved whole regions as empty. */
  const LITTLE = '111122223333';
  const WHOLE = '444455556666';
  const [saved, unsaved] = [template(LITTLE, 'Saved001'), template(LITTLE, 'Unsaved1')];
  const [savedRun, unsavedRun, partRun] = ['0-Run00001', '0-Run00002', '0-Run00003'].map(
    (id) => `${saved}/run/${id}`,
  );
  const role = { roleArn: `arn:aws:iam::${WHOLE}:role/inspector`, valid: true, registeredAt: 1_538_000_000 };
  const keys = {
    accessKeyId: 'AKIAI44QH8DHBEXAMPLE',
    secretAccessKey: 'je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY',
  };

  const { path, remove } = temporaryDirectory();
  let little: ReturnType<typeof inspectorClient>;
  let whole: ReturnType<typeof inspectorClient>;
  const server = testServer(() => ({
    accounts: [
      writeAccountFolder(
        path,
        LITTLE,
        {
          'templates.json': { assessmentTemplateArns: [saved, unsaved] },
          'runs.json': { assessmentRunArns: [savedRun, unsavedRun, partRun] },
          'list-tags-for-resource.0-Saved001.json': { tags: [] },
          'list-assessment-run-agents.0-Run00001.json': { assessmentRunAgents: [] },
          'list-assessment-run-agents.0-Run00003.json': {
            assessmentRunAgents: ['i-00000000000000001', 'i-00000000000000003'].map((agentId) => ({
              agentId,
              assessmentRunArn: partRun,
              agentHealth: 'HEALTHY',
              agentHealthCode: 'RUNNING',
              telemetryMetadata: [{ messageType: 'Total', count: 1 }],
            })),
            nextToken: 'more',
          },
          'preview-agents.0-Target01.json': {
            agentPreviews: [{ agentId: 'i-00000000000000001' }, { agentId: 'i-00000000000000003' }],
            nextToken: 'more',
          },
          'list-findings.0-Run00001.json': { findingArns: [] },
          'list-findings of something.json': { findingArns: [] },
          'list-event-subscriptions.0-Saved001.json': { subscriptions: [] },
        },
        administrator,
      ),
      writeAccountFolder(
        path,
        WHOLE,
        {
          'runs.json': { assessmentRunArns: [`${template(WHOLE, 'Templ001')}/run/0-Run00001`] },
          'list-findings.json': { findingArns: [] },
          'list-event-subscriptions.us-west-2.json': { subscriptions: [] },
          'describe-cross-account-access-role.us-west-2.json': role,
        },
        keys,
      ),
    ],
  }));
  beforeAll(() => {
    little = inspectorClient(server.origin, administrator);
    whole = inspectorClient(server.origin, keys);
  });
  afterAll(() => {
    little.destroy();
    whole.destroy();
    remove();
  });

  const notHere = (message: string) => ({
    name: 'NoSuchEntityException',
    message: `${message} not in this data`,
  });

  test('tags: none where an empty answer was saved, a refusal where nothing was', async () => {
    const tags = (resourceArn = '') => little.send(new ListTagsForResourceCommand({ resourceArn }));
    expect((await tags(saved)).tags).toEqual([]);
    await expect(tags(unsaved)).rejects.toMatchObject(notHere('The tags of this assessment template are'));
  });

  test('agents of a run: the same', async () => {
    const agents = (assessmentRunArn = '') =>
      little.send(new ListAssessmentRunAgentsCommand({ assessmentRunArn }));
    expect((await agents(savedRun)).assessmentRunAgents).toEqual([]);
    await expect(agents(unsavedRun)).rejects.toMatchObject(notHere('The agents of this run are'));
  });

  test('a part of the agents of a run: those, and a refusal where the list would end', async () => {
    const agents = (more: Partial<ListAssessmentRunAgentsRequest> = {}, token?: string) =>
      little.send(
        new ListAssessmentRunAgentsCommand({
          assessmentRunArn: partRun,
          ...more,
          ...(token !== undefined && { nextToken: token }),
        }),
      );
    const refusal = notHere('The rest of the agents of this run are');
    const { assessmentRunAgents = [], nextToken } = await agents();
    expect(assessmentRunAgents.map(({ agentId }) => agentId)).toEqual([
      'i-00000000000000001',
      'i-00000000000000003',
    ]);
    expect(nextToken).toBeDefined();
    await expect(agents({}, nextToken)).rejects.toMatchObject(refusal);
    // Page by page, and of one health alone.
    const first = await agents({ maxResults: 1 });
    const second = await agents({ maxResults: 1 }, first.nextToken);
    expect(second.assessmentRunAgents).toHaveLength(1);
    await expect(agents({ maxResults: 1 }, second.nextToken)).rejects.toMatchObject(refusal);
    const filter = { agentHealths: ['HEALTHY' as const], agentHealthCodes: [] };
    const healthy = await agents({ filter });
    await expect(agents({ filter }, healthy.nextToken)).rejects.toMatchObject(refusal);
    await expect(
      agents({ filter: { agentHealths: ['UNHEALTHY'], agentHealthCodes: [] } }),
    ).rejects.toMatchObject(refusal);
    await expect(
      little.send(new GetTelemetryMetadataCommand({ assessmentRunArn: partRun })),
    ).rejects.toMatchObject(notHere('The telemetry of this run is'));
  });

  test('a part of the agents of a target: the same', async () => {
    const agents = (maxResults: number, token?: string) =>
      little.send(
        new PreviewAgentsCommand({
          previewAgentsArn: saved.split('/template/')[0] ?? '',
          maxResults,
          ...(token !== undefined && { nextToken: token }),
        }),
      );
    for (const size of [1, 2, 100]) {
      const found: (string | undefined)[] = [];
      let token: string | undefined;
      for (; found.length < 2;) {
        const { agentPreviews = [], nextToken } = await agents(size, token);
        found.push(...agentPreviews.map(({ agentId }) => agentId));
        token = nextToken;
        expect(token).toBeDefined();
      }
      expect(found).toEqual(['i-00000000000000001', 'i-00000000000000003']);
      await expect(agents(size, token)).rejects.toMatchObject(
        notHere('The rest of the agents of this target are'),
      );
    }
  });

  test('findings: of a run by its answer, of a region when the file is named after the command alone', async () => {
    const findings = (...assessmentRunArns: (string | undefined)[]) =>
      little.send(new ListFindingsCommand({ assessmentRunArns: assessmentRunArns.map((arn = '') => arn) }));
    expect((await findings(savedRun)).findingArns).toEqual([]);
    const refusal = notHere('The findings of this run are');
    await expect(findings(unsavedRun)).rejects.toMatchObject(refusal);
    await expect(findings(savedRun, unsavedRun)).rejects.toMatchObject(refusal);
    await expect(findings()).rejects.toMatchObject(notHere('The findings are'));
    expect((await whole.send(new ListFindingsCommand({}))).findingArns).toEqual([]);
  });

  test('event subscriptions: the same of a template and of a region', async () => {
    const subscriptions = (resourceArn?: string) =>
      little.send(new ListEventSubscriptionsCommand(resourceArn === undefined ? {} : { resourceArn }));
    expect((await subscriptions(saved)).subscriptions).toEqual([]);
    await expect(subscriptions(unsaved)).rejects.toMatchObject(
      notHere('The event subscriptions of this assessment template are'),
    );
    await expect(subscriptions()).rejects.toMatchObject(notHere('The event subscriptions are'));
    expect((await whole.send(new ListEventSubscriptionsCommand({}))).subscriptions).toEqual([]);
  });

  test('the cross-account role: the one that was saved of the region, and no word of there being none', async () => {
    const ask = (client = little) => client.send(new DescribeCrossAccountAccessRoleCommand({}));
    await expect(ask()).rejects.toMatchObject(notHere('The cross-account access role is'));
    expect(await ask(whole)).toMatchObject({ ...role, registeredAt: new Date(role.registeredAt * 1000) });
    const elsewhere = inspectorClient(server.origin, keys, 'eu-west-1');
    await expect(ask(elsewhere)).rejects.toMatchObject(notHere('The cross-account access role is'));
    elsewhere.destroy();
  });
});

describe('a simulated account', () => {
  const ID = '111122223333';
  const own = `arn:aws:inspector:us-west-2:${ID}:`;
  const target = `${own}target/0-Target01`;
  /** Neither of these is described: their runs' ARNs name them. */
  const unknownTarget = `${own}target/0-Target02`;
  const unknownTemplate = `${target}/template/0-Templ003`;
  /** Described, but the resource group is not: which instances it has is not in the data. */
  const grouplessTarget = `${own}target/0-Target04`;

  const PACKAGE = 'arn:aws:inspector:us-west-2:758058086616:rulespackage/0-9hgA516p';
  const template = (targetArn: string, id: string) => ({
    arn: `${targetArn}/template/${id}`,
    name: id,
    durationInSeconds: 3600,
    rulesPackageArns: [PACKAGE],
    createdAt: 1_538_000_000,
  });
  const templates = {
    known: template(target, '0-Templ001'),
    ofUnknown: template(unknownTarget, '0-Templ002'),
    ofGroupless: template(grouplessTarget, '0-Templ004'),
  };
  const run = (templateArn: string, state: string) => ({
    arn: `${templateArn}/run/0-${state.slice(0, 8).padEnd(8, 'x').replaceAll('_', 'x')}`,
    name: state,
    state,
    durationInSeconds: 3600,
    rulesPackageArns: [PACKAGE],
    createdAt: 1_538_100_000,
    dataCollected: true,
    stateChanges: [{ state, stateChangedAt: 1_538_100_000 }],
  });
  const gaps = [templates.ofUnknown.arn, templates.ofGroupless.arn, unknownTemplate];
  const runs = [templates.known.arn, ...gaps].map((arn) => run(arn, 'COMPLETED'));
  const inProgress = gaps.map((arn) => run(arn, 'COLLECTING_DATA'));

  const { path, remove } = temporaryDirectory();
  let client: ReturnType<typeof inspectorClient>;
  const server = testServer(() => {
    const named = (arn: string) => ({ arn, name: arn.slice(-8), createdAt: 1_537_000_000 });
    return {
      accounts: [
        writeAccountFolder(
          path,
          ID,
          {
            'fleet.json': { supportTable: '2018-10', clock: '2018-10-05T12:00:00Z', instances: [] },
            'rules-packages.json': {
              rulesPackages: [
                { arn: PACKAGE, name: 'Common Vulnerabilities and Exposures', version: '1', provider: 'AWS' },
              ],
            },
            'targets.json': {
              assessmentTargets: [
                named(target),
                { ...named(grouplessTarget), resourceGroupArn: `${own}resourcegroup/0-NotSaved` },
              ],
            },
            'templates.json': { assessmentTemplates: Object.values(templates) },
            'runs.json': { assessmentRuns: [...runs, ...inProgress] },
          },
          administrator,
        ),
      ],
    };
  });
  beforeAll(() => {
    client = inspectorClient(server.origin);
  });
  afterAll(() => {
    client.destroy();
    remove();
  });

  const list = (assessmentRunArn = '') => client.send(new ListExclusionsCommand({ assessmentRunArn }));

  test('exclusions are computed where the data says which instances a run had', async () => {
    const { exclusionArns } = await list(runs[0]?.arn);
    expect(exclusionArns).toHaveLength(1);
  });

  test('a run of a template or target that is not described has exclusions that nobody knows', async () => {
    for (const { arn } of [...runs.slice(1), ...inProgress])
      await expect(list(arn), arn).rejects.toMatchObject({
        name: 'NoSuchEntityException',
        message: 'The exclusions of this run are not in this data',
      });
  });

  test('such a target has no preview, no new run and no agents to show', async () => {
    for (const assessmentTemplateArn of [templates.ofUnknown.arn, templates.ofGroupless.arn]) {
      const refusal = {
        name: 'NoSuchEntityException',
        errorCode: 'ASSESSMENT_TARGET_DOES_NOT_EXIST',
        message: 'The instances of the assessment target are not in this data',
      };
      await expect(
        client.send(new CreateExclusionsPreviewCommand({ assessmentTemplateArn })),
      ).rejects.toMatchObject(refusal);
      await expect(
        client.send(new StartAssessmentRunCommand({ assessmentTemplateArn })),
      ).rejects.toMatchObject(refusal);
    }
    for (const previewAgentsArn of [unknownTarget, grouplessTarget])
      await expect(client.send(new PreviewAgentsCommand({ previewAgentsArn }))).rejects.toMatchObject({
        name: 'NoSuchEntityException',
      });
  });
});
