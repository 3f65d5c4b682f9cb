/** DescribeInstances, asked by the console's own query: who instances are, and where that is from. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ListAssessmentRunAgentsCommand, PreviewAgentsCommand } from '@aws-sdk/client-inspector';
import { describe, expect, test } from 'vitest';
import { identityOf } from '../../src/domain/assessment/instances';
import { foundInstancesQuery } from '../../src/inspector/queries/find-by-name';
import {
  knownInstancesQuery,
  matchingInstancesQuery,
  runInstancesQuery,
} from '../../src/inspector/queries/instances';
import { DescribeInstancesCommand } from '../../src/inspector/transport/console-commands';
import { toToldCoverage } from '../../src/inspector/queries/coverage-today';
import { openDataLayer } from '../support/console-data';
import { projectRoot } from '../support/emulator-process';
import { inspectorClient } from '../support/emulator';
import { keysOf, REGION, SIMULATED, small } from '../support/small-account';
import { smallServer, testServer } from '../support/test-servers';

describe('a recorded account', () => {
  const folder = join(projectRoot, 'accounts/recorded-example');
  const place = { region: 'eu-west-1', account: '210987654321' };
  const target = 'arn:aws:inspector:eu-west-1:210987654321:target/0-Hc7pQ2aV';
  const run = `${target}/template/0-b8GdLw2R/run/0-jV27YxWb`;
  const web = 'i-08b9d4f1e6c2a7305';
  /** Those of the account's administrator, in its users.json. */
  const keys = {
    accessKeyId: 'AKIAI44QH8DHBEXAMPLE',
    secretAccessKey: 'je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY',
  };
  const server = testServer(() => ({ accounts: [folder] }));
  const open = () => openDataLayer({ ...place, origin: server.origin, credentials: keys });
  const answerOn = (...ids: readonly string[]) => {
    const { inspector, client } = open();
    return client.fetchQuery(knownInstancesQuery(inspector, ids));
  };
  const ask = async (...ids: readonly string[]) => (await answerOn(...ids)).known;

  test('what EC2 said stands before what agents said, each with where it is from', async () => {
    const [known, ...others] = await ask(web);
    expect(others).toEqual([]);
    const bytes = readFileSync(join(folder, 'describe-instances.json'));
    expect(known?.said.map(({ sources }) => sources)).toEqual([
      [
        {
          kind: 'document',
          name: 'describe-instances.json',
          sha256: createHash('sha256').update(bytes).digest('hex'),
        },
      ],
      [{ kind: 'target-agents', name: target }],
      [{ kind: 'run-agents', name: run }],
    ]);
    expect(known?.said[0]?.facts).toMatchObject({
      launchedAt: Date.UTC(2017, 10, 6, 9, 14, 22),
      state: 'running',
      allTags: true,
    });
    expect(known && identityOf(known)).toMatchObject({
      name: 'web-1',
      hostname: 'web-1.acme.example',
      autoScalingGroup: 'acme-web',
    });
  });

  test('what is said of agents is what Inspector’s own operations say', async () => {
    const { inspector, client } = open();
    const ofTarget = await client.fetchQuery(matchingInstancesQuery(inspector, target));
    const ofRun = await client.fetchQuery(runInstancesQuery(inspector, run));
    const ids = [...ofTarget, ...ofRun].map(({ id }) => id);
    const known = new Map((await ask(...new Set(ids))).map((each) => [each.id, each.said]));
    const said = (id: string, kind: string) =>
      known.get(id)?.find(({ sources }) => sources.some((source) => source.kind === kind))?.facts;
    for (const { id, health: agentHealth, ...agent } of ofTarget) {
      const facts = Object.entries({ ...agent, agentHealth }).filter(([, value]) => value !== undefined);
      // One of which PreviewAgents says no more than its id.
      expect(said(id, 'target-agents'), id).toEqual(
        facts.length === 0 ? undefined : Object.fromEntries(facts),
      );
    }
    for (const { id, health, healthDetails, autoScalingGroup } of ofRun)
      expect({
        agentHealthDetails: undefined,
        autoScalingGroup: undefined,
        ...said(id, 'run-agents'),
      }).toEqual({
        agentHealth: health,
        agentHealthDetails: healthDetails,
        autoScalingGroup,
      });
    expect(ofRun.map(({ autoScalingGroup }) => autoScalingGroup)).toContain('acme-web');
  });

  describe('found by what is known of them', () => {
    const find = async (text: string) => {
      const { inspector, client } = open();
      const { known, answer } = await client.fetchQuery(foundInstancesQuery(inspector, text));
      return { names: known.map((each) => identityOf(each).name ?? each.id), more: answer['more'] };
    };

    test('by name, type, group and tag, in whatever case, every word of them', async () => {
      const saved = JSON.parse(readFileSync(join(folder, 'describe-instances.json'), 'utf8')) as {
        readonly Reservations: readonly {
          readonly Instances: readonly { readonly InstanceId: string; readonly InstanceType: string }[];
        }[];
      };
      const byType = new Map<string, string[]>();
      for (const { InstanceId, InstanceType } of saved.Reservations.flatMap(({ Instances }) => Instances))
        byType.set(InstanceType, [...(byType.get(InstanceType) ?? []), InstanceId]);
      expect(byType.size).toBeGreaterThan(0);
      for (const [type, ids] of byType) {
        const { inspector, client } = open();
        const { known } = await client.fetchQuery(foundInstancesQuery(inspector, type.toUpperCase()));
        expect(known.map(({ id }) => id).toSorted(), type).toEqual(ids.toSorted());
        expect(known.map((each) => identityOf(each).instanceType)).toEqual(ids.map(() => type));
      }
      expect(await find('web-1')).toEqual({ names: ['web-1'], more: false });
      expect(await find('acme-web web-1')).toEqual({ names: ['web-1'], more: false });
      expect(await find('web-1 no-such-word')).toEqual({ names: [], more: false });
    });

    test('what is found is told as it is by its id', async () => {
      const { inspector, client } = open();
      const { known } = await client.fetchQuery(foundInstancesQuery(inspector, web));
      expect(known).toEqual(await ask(web));
    });

    test('no more than twenty at a time, and that there are more is told', async () => {
      const { names, more } = await find('i-');
      expect(names.length).toBeGreaterThan(5);
      expect(more).toBe(names.length === 20);
    });
  });

  test('of an instance that nothing names beside its id, nothing is said', async () => {
    expect(await ask('i-02f6b8c4e1d7a9530', 'i-00000000000000000')).toEqual([]);
  });

  describe('whether the present service covers them', () => {
    const told = async (...ids: readonly string[]) => toToldCoverage((await answerOn(...ids)).answer);

    test('each kind of scan is told by itself, with the document that says so', async () => {
      const { documents, instances } = await told('i-0a1f52c3b7d94e610', 'i-02f6b8c4e1d7a9530');
      const bytes = readFileSync(join(folder, 'list-coverage.json'));
      expect(documents).toEqual([
        {
          document: 'list-coverage.json',
          region: '',
          instances: 8,
          more: false,
          importedAt: expect.any(Number) as number,
          sha256: createHash('sha256').update(bytes).digest('hex'),
        },
      ]);
      // The other one is in nobody's answer: that is left to whoever asks to say.
      expect(instances).toEqual([
        {
          id: 'i-0a1f52c3b7d94e610',
          scans: [
            {
              scanType: 'NETWORK',
              statusCode: 'ACTIVE',
              reason: 'SUCCESSFUL',
              lastScannedAt: Date.UTC(2026, 5, 15, 2, 10, 42, 8),
              document: 'list-coverage.json',
            },
            {
              scanType: 'PACKAGE',
              statusCode: 'INACTIVE',
              reason: 'UNMANAGED_EC2_INSTANCE',
              document: 'list-coverage.json',
            },
          ],
        },
      ]);
    });

    test('it is what the saved document says, instance by instance', async () => {
      const saved = JSON.parse(readFileSync(join(folder, 'list-coverage.json'), 'utf8')) as {
        readonly coveredResources: readonly {
          readonly resourceId: string;
          readonly resourceType: string;
          readonly scanType: string;
          readonly scanStatus: { readonly statusCode: string; readonly reason: string };
        }[];
      };
      const lines = saved.coveredResources
        .filter(({ resourceType }) => resourceType === 'AWS_EC2_INSTANCE')
        .map(({ resourceId, scanType, scanStatus }) =>
          [resourceId, scanType, scanStatus.statusCode, scanStatus.reason].join(' '),
        );
      const { instances } = await told(...new Set(lines.map((line) => line.split(' ')[0] ?? '')));
      const answered = instances.flatMap(({ id, scans }) =>
        scans.map(({ scanType, statusCode, reason }) => [id, scanType, statusCode, reason].join(' ')),
      );
      expect(answered.toSorted()).toEqual(lines.toSorted());
      expect(answered).toHaveLength(13);
    });
  });

  test.each([
    ['no ids', {}],
    ['an empty list', { instanceIds: [] }],
    ['a number', { instanceIds: [1] }],
    ['too many', { instanceIds: Array.from({ length: 501 }, (_, i) => `i-${i}`) }],
    ['one that is too long', { instanceIds: ['i'.repeat(129)] }],
    ['nothing to find', { find: '  ' }],
    ['too much to find', { find: 'x'.repeat(201) }],
    ['something to find that is no text', { find: 7 }],
    ['both ids and something to find', { find: 'web', instanceIds: ['i-1'] }],
  ])('%s is refused', async (_, input) => {
    const sdk = inspectorClient(server.origin, keys, place.region);
    await expect(sdk.send(new DescribeInstancesCommand(input as never))).rejects.toMatchObject({
      name: 'InvalidInputException',
      errorCode: 'INVALID_AGENT_ID',
    });
  });
});

describe('a simulated account', () => {
  const server = smallServer();
  const place = { region: REGION, account: SIMULATED };
  const answerOn = (user: string, ...ids: readonly string[]) => {
    const credentials = keysOf(user, '1');
    const { inspector, client } = openDataLayer({ ...place, origin: server.origin, credentials });
    return client.fetchQuery(knownInstancesQuery(inspector, ids));
  };
  const ask = async (user: string, ...ids: readonly string[]) => (await answerOn(user, ...ids)).known;

  test('its fleet says who its instances are, as the agents of its targets do', async () => {
    const known = await ask('admin', small.healthy, small.agentless);
    expect(known.map(({ id }) => id)).toEqual([small.healthy, small.agentless]);
    for (const { said } of known)
      expect(said.map(({ sources }) => sources)).toEqual([[{ kind: 'fleet', name: 'fleet.json' }]]);
    const [healthy, agentless] = known.map(({ said: [first] }) => first?.facts);
    expect(healthy).toMatchObject({ tags: [{ key: 'Stage', value: 'prod' }], agentHealth: 'HEALTHY' });
    expect(agentless).toMatchObject({ agentHealth: 'UNKNOWN', operatingSystem: 'Amazon Linux 2018.03' });
    const sdk = inspectorClient(server.origin, keysOf('admin', '1'), REGION);
    const { agentPreviews = [] } = await sdk.send(new PreviewAgentsCommand({ previewAgentsArn: small.web }));
    expect(agentPreviews.find(({ agentId }) => agentId === small.healthy)?.agentHealth).toBe(
      healthy?.agentHealth,
    );
  });

  test('they are found by what the fleet says of them', async () => {
    const credentials = keysOf('admin', '1');
    const { inspector, client } = openDataLayer({ ...place, origin: server.origin, credentials });
    const { known } = await client.fetchQuery(foundInstancesQuery(inspector, 'stage=prod'));
    expect(known.map(({ id }) => id)).toContain(small.healthy);
    const [first] = known;
    expect(known).toContainEqual((await ask('admin', first?.id ?? ''))[0]);
  });

  test('where no answer about coverage was saved there is no data on it', async () => {
    expect(toToldCoverage((await answerOn('admin', small.healthy)).answer)).toEqual({
      documents: [],
      instances: [{ id: small.healthy, scans: [] }],
    });
  });

  test('who may not see agents is told which permission is lacking', async () => {
    await expect(ask('newcomer', small.healthy)).rejects.toMatchObject({
      kind: 'access-denied',
      message: expect.stringContaining('inspector:PreviewAgents') as string,
    });
    const { inspector, client } = openDataLayer({
      ...place,
      origin: server.origin,
      credentials: keysOf('newcomer', '1'),
    });
    await expect(client.fetchQuery(foundInstancesQuery(inspector, 'stage=prod'))).rejects.toMatchObject({
      kind: 'access-denied',
    });
    const sdk = inspectorClient(server.origin, keysOf('newcomer', '1'), REGION);
    const [assessmentRunArn = ''] = small.runs;
    await expect(sdk.send(new ListAssessmentRunAgentsCommand({ assessmentRunArn }))).rejects.toMatchObject({
      name: 'AccessDeniedException',
    });
  });
});
