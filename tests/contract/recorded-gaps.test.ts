import {
  DescribeCrossAccountAccessRoleCommand,
  ListAssessmentRunAgentsCommand,
  ListEventSubscriptionsCommand,
  ListFindingsCommand,
  ListTagsForResourceCommand,
} from '@aws-sdk/client-inspector';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeAccountFolder } from '../support/account-folder';
import { administrator, inspectorClient, startServer, temporaryDirectory } from '../support/emulator';

const template = (account: string, id: string) =>
  `arn:aws:inspector:us-west-2:${account}:target/0-Target01/template/0-${id}`;
/** Saves little, and some of that as empty. The other one saved whole regions as empty. */
const LITTLE = '111122223333';
const WHOLE = '444455556666';
const [saved, unsaved] = [template(LITTLE, 'Saved001'), template(LITTLE, 'Unsaved1')];
const [savedRun, unsavedRun] = ['0-Run00001', '0-Run00002'].map((id) => `${saved}/run/${id}`);
const role = { roleArn: `arn:aws:iam::${WHOLE}:role/inspector`, valid: true, registeredAt: 1_538_000_000 };
const keys = {
  accessKeyId: 'AKIAI44QH8DHBEXAMPLE',
  secretAccessKey: 'je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY',
};

const { path, remove } = temporaryDirectory();
let server: Awaited<ReturnType<typeof startServer>>;
let little: ReturnType<typeof inspectorClient>;
let whole: ReturnType<typeof inspectorClient>;
beforeAll(async () => {
  const folders = [
    writeAccountFolder(path, LITTLE, {
      'templates.json': { assessmentTemplateArns: [saved, unsaved] },
      'runs.json': { assessmentRunArns: [savedRun, unsavedRun] },
      'list-tags-for-resource.0-Saved001.json': { tags: [] },
      'list-assessment-run-agents.0-Run00001.json': { assessmentRunAgents: [] },
      'list-findings.0-Run00001.json': { findingArns: [] },
      'list-findings of something.json': { findingArns: [] },
      'list-event-subscriptions.0-Saved001.json': { subscriptions: [] },
    }),
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
  ];
  server = await startServer({ accounts: folders });
  little = inspectorClient(server.origin, administrator);
  whole = inspectorClient(server.origin, keys);
});
afterAll(async () => {
  little.destroy();
  whole.destroy();
  await server.close();
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
