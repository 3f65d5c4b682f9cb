/** The operations that are the console's own, asked by the console's own queries. DescribeEvidence has a file of its own. */
import { createServer } from 'node:http';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runAccountCommand } from '../../emulator/account-command';
import type { AccountDataPage } from '../../src/domain/assessment/account-data';
import { accountDataQuery } from '../../src/inspector/queries/account-data';
import { coverageQuery } from '../../src/inspector/queries/coverage';
import {
  DescribeAccountDataCommand,
  DescribeCoverageCommand,
} from '../../src/inspector/transport/console-commands';
import type { Problem } from '../../src/inspector/transport/problem';
import { openDataLayer } from '../support/console-data';
import { smallServer, testServer } from '../support/test-servers';
import { projectRoot } from '../support/emulator-process';
import { exampleAccount, inspectorClient } from '../support/emulator';
import { keysOf, RECORDED, recorded, REGION, SIMULATED, small } from '../support/small-account';

describe('DescribeAccountData', () => {
  const server = smallServer({ accounts: [exampleAccount] });

  function ask(
    user: 'admin' | 'newcomer',
    account: string,
    endpoint = server.origin,
  ): Promise<AccountDataPage[]> {
    const credentials = keysOf(user, account === SIMULATED ? '1' : '2');
    const { inspector, client } = openDataLayer({ origin: endpoint, region: REGION, account, credentials });
    return client.infiniteQuery(accountDataQuery(inspector)).then(({ pages }) => pages);
  }

  test('a recorded account tells its documents, and of each run what was saved', async () => {
    const [page] = await ask('admin', RECORDED);
    expect(page?.kind).toBe('recorded');
    expect(page?.documents.length).toBeGreaterThan(0);
    for (const { sha256, bytes, importedAt, kind } of page?.documents ?? []) {
      expect(sha256).toMatch(/^[0-9a-f]{64}$/);
      expect(bytes).toBeGreaterThan(0);
      expect(importedAt).toBeGreaterThan(Date.UTC(2020, 0));
      expect(kind).not.toBe('');
    }
    const origins = new Map(page?.runs.map((run) => [run.arn, [run.exclusions, run.exclusionCount]]));
    expect(origins.get(recorded.whole)).toEqual(['recorded', 2]);
    expect(origins.get(recorded.none)).toEqual(['recorded', 0]);
    expect(origins.get(recorded.absent)).toEqual(['absent', 0]);
    expect(origins.get(recorded.part)).toEqual(['incomplete', 1]);
    const runOf = (of: string) => page?.runs.find(({ arn }) => arn === of);
    expect(runOf(recorded.part)?.described).toBeUndefined();
    expect(runOf(recorded.none)?.described).toMatchObject({ state: 'COMPLETED' });
    expect(page?.notes).toEqual([]);
    expect(page?.counts).toMatchObject({ runs: origins.size, exclusions: 3, previews: 1 });
  });

  test('a simulated account says that its exclusions were computed', async () => {
    const [page] = await ask('admin', SIMULATED);
    expect(page?.kind).toBe('simulated');
    expect(page?.documents.some(({ kind }) => kind === 'fleet')).toBe(true);
    for (const arn of small.runs)
      expect(page?.runs.find((run) => run.arn === arn)?.exclusions).toBe('simulated');
  });

  test('who may not list runs is told which permission is lacking', async () => {
    await expect(ask('newcomer', SIMULATED)).rejects.toMatchObject({
      kind: 'access-denied',
      message: expect.stringContaining('inspector:ListAssessmentRuns') as string,
    } satisfies Partial<Problem>);
  });

  test('an endpoint without the operation refuses it as any unknown one', async () => {
    const other = createServer((request, response) => {
      request.resume();
      response.writeHead(400, { 'content-type': 'application/x-amz-json-1.1' });
      response.end('{"__type":"UnknownOperationException"}');
    });
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as { port: number };
    try {
      await expect(ask('admin', SIMULATED, `http://127.0.0.1:${port}`)).rejects.toMatchObject({
        kind: 'invalid',
      });
    } finally {
      other.closeAllConnections();
      other.close();
    }
  });

  test('its pages go on where the last one ended, and its input is checked', async () => {
    const client = inspectorClient(server.origin, keysOf('admin', '1'), REGION);
    const call = (input: object) =>
      client.send(new DescribeAccountDataCommand(input)) as Promise<{
        runs?: { arn: string }[];
        nextToken?: string;
      }>;
    const whole = await call({});
    const first = await call({ maxResults: 1 });
    const second = await call({ maxResults: 1, nextToken: first.nextToken });
    expect([first.runs?.[0]?.arn, second.runs?.[0]?.arn]).toEqual(
      whole.runs?.slice(0, 2).map(({ arn }) => arn),
    );
    expect(whole.nextToken).toBeUndefined();
    await expect(call({ maxResults: 0 })).rejects.toMatchObject({ errorCode: 'INVALID_MAX_RESULTS' });
    await expect(call({ nextToken: 7 })).rejects.toMatchObject({ errorCode: 'INVALID_PAGINATION_TOKEN' });
    await expect(call({ nextToken: 'abc' })).rejects.toMatchObject({ errorCode: 'INVALID_PAGINATION_TOKEN' });
  });
});

describe('DescribeCoverage', () => {
  const ACCOUNT = '210987654321';
  const region = 'eu-west-1';
  const folder = join(projectRoot, 'accounts/recorded-example');
  /** Those of the account's administrator, in its users.json. */
  const keys = {
    accessKeyId: 'AKIAI44QH8DHBEXAMPLE',
    secretAccessKey: 'je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY',
  };

  const server = testServer(() => ({ accounts: [folder] }));

  async function ask(view: Parameters<typeof coverageQuery>[2]) {
    const place = { region, account: ACCOUNT };
    const { inspector, client } = openDataLayer({ ...place, origin: server.origin, credentials: keys });
    return (await client.fetchQuery(coverageQuery(inspector, place, view))).answer;
  }

  test('the endpoint and the command give the same figures', async () => {
    const printed: string[] = [];
    runAccountCommand(
      ['report', folder, '--format', 'json'],
      (text) => printed.push(text),
      () => undefined,
    );
    const report = JSON.parse(printed.join('')) as Record<string, unknown>;
    const answer = await ask({});
    expect(answer.checks).toEqual(report['checks']);
    expect(answer.gaps).toEqual(report['gaps']);
    expect(answer.reasons).toEqual(report['reasons']);
    expect(answer.months).toEqual(report['months']);
    expect(
      answer.instances.map(({ id, fullyChecked, notFullyChecked }) => [id, fullyChecked, notFullyChecked]),
    ).toEqual(
      (report['instances'] as typeof answer.instances).map(({ id, fullyChecked, notFullyChecked }) => [
        id,
        fullyChecked,
        notFullyChecked,
      ]),
    );
  });

  test('a view of some days or of one template is of their runs, counted by hand', async () => {
    // Of 2019-03-12 is one run: 3 exclusions on 3 instances, its 3 rules packages, no list of instances.
    expect(await ask({ from: '2019-03-12', to: '2019-03-12' })).toMatchObject({
      kind: 'recorded',
      // Beside it the run that is not described: when it was is not known.
      runs: 2,
      checks: { inScope: 9, checked: 0, notCompleted: 5, partly: 0, notEvaluated: 0, notKnown: 4 },
      runsOfUnknownScope: 2,
    });
    expect((await ask({ template: { targetId: '0-Zk1uFs6N', templateId: '0-E6vNa0Cu' } })).runs).toBe(2);
  });

  test.each([
    [{ from: '2019' }, 'INVALID_TIME'],
    [{ to: null }, 'INVALID_TIME'],
    [{ assessmentTemplateArn: 'weekly' }, 'INVALID_ASSESSMENT_TEMPLATE_ARN'],
  ])('%j is refused', async (input, errorCode) => {
    const client = inspectorClient(server.origin, keys, region);
    await expect(client.send(new DescribeCoverageCommand(input as object))).rejects.toMatchObject({
      errorCode,
    });
  });
});
