import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runAccountCommand } from '../../emulator/account-command';
import { createLimiter } from '../../src/inspector/transport/limiter';
import { DescribeCoverageCommand } from '../../src/inspector/transport/operations';
import { coverageQuery } from '../../src/inspector/queries/coverage';
import { openScope } from '../../src/inspector/transport/scope';
import { connectInspector } from '../../src/inspector/transport/sdk';
import { QueryClient } from '@tanstack/react-query';
import { inspectorClient, startServer } from '../support/emulator';
import { projectRoot } from '../support/emulator-process';

const ACCOUNT = '210987654321';
const REGION = 'eu-west-1';
const folder = join(projectRoot, 'accounts/recorded-example');
/** Those of the account's administrator, in its users.json. */
const keys = {
  accessKeyId: 'AKIAI44QH8DHBEXAMPLE',
  secretAccessKey: 'je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY',
};

let server: Awaited<ReturnType<typeof startServer>>;
beforeAll(async () => {
  server = await startServer({ accounts: [folder] });
});
afterAll(() => server.close());

/** The console's own query over the real SDK and real HTTP. */
function ask(view: Parameters<typeof coverageQuery>[2]) {
  const limiter = createLimiter();
  const place = { region: REGION, account: ACCOUNT };
  const scope = openScope(place, {
    connect: async () =>
      connectInspector({ region: REGION, endpoint: server.origin, credentials: keys, limiter }),
    limiter,
    awsEndpoint: false,
  });
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  return client.fetchQuery(coverageQuery(scope, place, view));
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
  const client = inspectorClient(server.origin, keys, REGION);
  await expect(client.send(new DescribeCoverageCommand(input as object))).rejects.toMatchObject({
    errorCode,
  });
});
