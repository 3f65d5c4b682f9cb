import {
  CreateExclusionsPreviewCommand,
  ListExclusionsCommand,
  PreviewAgentsCommand,
  StartAssessmentRunCommand,
} from '@aws-sdk/client-inspector';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeAccountFolder } from '../support/account-folder';
import { inspectorClient, startServer, temporaryDirectory } from '../support/emulator';

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
let server: Awaited<ReturnType<typeof startServer>>;
let client: ReturnType<typeof inspectorClient>;
beforeAll(async () => {
  const named = (arn: string) => ({ arn, name: arn.slice(-8), createdAt: 1_537_000_000 });
  const folder = writeAccountFolder(path, ID, {
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
  });
  server = await startServer({ accounts: [folder] });
  client = inspectorClient(server.origin);
});
afterAll(async () => {
  client.destroy();
  await server.close();
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
    await expect(client.send(new StartAssessmentRunCommand({ assessmentTemplateArn }))).rejects.toMatchObject(
      refusal,
    );
  }
  for (const previewAgentsArn of [unknownTarget, grouplessTarget])
    await expect(client.send(new PreviewAgentsCommand({ previewAgentsArn }))).rejects.toMatchObject({
      name: 'NoSuchEntityException',
    });
});
