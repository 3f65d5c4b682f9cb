/** The function's answers are those of the local server, and each caller gets what the grants say. */
import {
  DescribeExclusionsCommand,
  InspectorClient,
  ListExclusionsCommand,
  paginateListAssessmentRuns,
} from '@aws-sdk/client-inspector';
import { describe, expect, test } from 'vitest';
import { wireClock } from '../../emulator/clock';
import { administrator } from '../support/emulator';
import { testServer } from '../support/test-servers';
import { acme, recordedExample, startFunctionUrl } from '../support/hosted-function';
import { call, event, HOST, lambdaFunction, operator, path, role, session } from '../support/lambda-function';
import { recorded, RECORDED, REGION } from '../support/small-account';

const { start } = lambdaFunction();

describe('the same answers as the local server', () => {
  const local = testServer(() => ({ accounts: [recordedExample] }));

  test('page by page, through the SDK, signed for the function', async () => {
    const handler = start();
    const keys = { ...administrator, principalArn: session('administrator'), accountId: HOST, allow: [] };
    const url = await startFunctionUrl({
      answer: handler.answer,
      keys: { find: (id) => (id === administrator.accessKeyId ? keys : undefined) },
      region: 'us-east-1',
      clock: wireClock,
      cors: { allowOrigin: () => 'https://console.example', allowHeaders: [] },
    });
    const settings = {
      endpoint: `${url.origin}${path}`,
      region: acme.region,
      credentials: administrator,
      maxAttempts: 1,
      signingName: 'lambda',
      signingRegion: 'us-east-1',
    };
    const hosted = new InspectorClient(settings);
    const [user] = local.accounts.all[0]?.services.store.users() ?? [];
    if (!user) throw new Error('The example has no user.');
    const own = new InspectorClient({ endpoint: local.origin, region: acme.region, credentials: user });

    const arns = { hosted: [] as string[], own: [] as string[] };
    for (const [name, client] of [['hosted', hosted] as const, ['own', own] as const])
      for await (const page of paginateListAssessmentRuns({ client, pageSize: 2 }, {}))
        arns[name].push(...(page.assessmentRunArns ?? []));
    expect(arns.hosted).toEqual(arns.own);
    expect(arns.own.length).toBeGreaterThan(4);

    let exclusions = 0;
    for (const assessmentRunArn of arns.own) {
      const ask = (client: InspectorClient) =>
        client.send(new ListExclusionsCommand({ assessmentRunArn })).then(
          ({ exclusionArns = [] }) => exclusionArns,
          (error: Error) => error.message,
        );
      const listed = await ask(own);
      expect(await ask(hosted)).toEqual(listed);
      if (typeof listed === 'string' || listed.length === 0) continue;
      exclusions += listed.length;
      const describe100 = new DescribeExclusionsCommand({ exclusionArns: listed.slice(0, 100) });
      const [one, two] = await Promise.all([hosted.send(describe100), own.send(describe100)]);
      expect({ ...one, $metadata: 0 }).toEqual({ ...two, $metadata: 0 });
    }
    expect(exclusions).toBeGreaterThan(10);
    expect(new Set(url.scopes)).toEqual(new Set(['us-east-1/lambda']));
    await url.close();
  });
});

describe('who may do what', () => {
  test('a role may call what its grants allow, in the accounts that they name', async () => {
    const handler = start();
    expect(await call(handler, 'ListAssessmentRuns', {})).toMatchObject({ status: 200 });
    for (const [caller, reason] of [
      [session('nobody'), 'another role'],
      [`${role('reader2')}/x`, 'a role whose name begins alike'],
      [`${role('reader')}/x/administrator`, 'no session name'],
      [`arn:aws:sts::222222222222:assumed-role/reader/x`, 'the role of that name in another account'],
      [operator, 'a user with a grant for another account'],
    ] as const)
      expect(await call(handler, 'ListAssessmentRuns', {}, caller), reason).toMatchObject({
        status: 400,
        __type: 'AccessDeniedException',
        message: `User: ${caller} is not authorized to perform: inspector:ListAssessmentRuns`,
      });
  });

  test('an operation that is not granted is refused as it is locally', async () => {
    expect(await call(start(), 'GetExclusionsPreview', {})).toMatchObject({
      __type: 'AccessDeniedException',
      errorCode: 'ACCESS_DENIED_TO_ASSESSMENT_TEMPLATE',
    });
  });

  test('what is not there is told to those alone who may ask', async () => {
    const rawPath = `/${acme.account}/us-east-1`;
    const handler = start();
    expect(await call(handler, 'ListAssessmentRuns', {}, session('reader'), { rawPath })).toMatchObject({
      __type: 'ServiceTemporarilyUnavailableException',
      message: `Account ${acme.account} in us-east-1 is not in this data`,
      canRetry: false,
    });
    expect(await call(handler, 'ListAssessmentRuns', {}, session('nobody'), { rawPath })).toMatchObject({
      __type: 'AccessDeniedException',
    });
  });

  test('the console’s own question for evidence is answered to who may see the data, the one for the import to nobody', async () => {
    const rawPath = `/${RECORDED}/${REGION}`;
    const handler = start();
    const own = (operation: string, input: unknown, caller: string) => {
      const { headers } = event('ListExclusions', {}) as { headers: object };
      const target = { 'x-amz-target': `ExclusionsConsole.${operation}` };
      return call(handler, operation, input, caller, { rawPath, headers: { ...headers, ...target } });
    };
    const run = { assessmentRunArn: recorded.whole };
    const preview = { assessmentTemplateArn: recorded.template, previewToken: recorded.previewToken };
    expect(await own('DescribeEvidence', run, operator)).toMatchObject({ status: 200, kind: 'recorded' });
    expect(await own('DescribeEvidence', preview, session('administrator'))).toMatchObject({
      status: 200,
      kind: 'recorded',
    });
    expect(await own('DescribeEvidence', preview, operator)).toMatchObject({
      __type: 'AccessDeniedException',
      message: `User: ${operator} is not authorized to perform: inspector:GetExclusionsPreview`,
    });
    expect(await own('DescribeCoverage', {}, session('administrator'))).toMatchObject({
      status: 200,
      kind: 'recorded',
    });
    expect(await own('DescribeInstances', { instanceIds: ['i-1'] }, session('administrator'))).toMatchObject({
      status: 200,
      kind: 'recorded',
    });
    expect(await own('DescribeAccountData', {}, session('administrator'))).toMatchObject({
      __type: 'UnknownOperationException',
    });
  });

  test('every answer about an account says that its data is recorded, errors too', async () => {
    const handler = start();
    const dataOf = async (...of: Parameters<typeof event>) =>
      (await handler.answer(event(...of))).headers['x-exclusions-console-data'];
    expect(await dataOf('ListAssessmentRuns', {})).toBe('recorded');
    expect(await dataOf('ListExclusions', { assessmentRunArn: 'x' })).toBe('recorded');
    // Nothing is said about an account to who may not ask for it.
    expect(await dataOf('ListAssessmentRuns', {}, session('nobody'))).toBeUndefined();
  });

  test('a user of IAM is known by the whole ARN', async () => {
    const rawPath = `/${RECORDED}/${REGION}`;
    const ask = (caller: string) =>
      call(start(), 'ListExclusions', { assessmentRunArn: recorded.whole }, caller, { rawPath });
    expect(await ask(operator)).toMatchObject({
      exclusionArns: recorded.exclusions,
    });
    expect(await ask(`arn:aws:iam::${HOST}:user/operator/x`)).toMatchObject({
      __type: 'AccessDeniedException',
    });
  });

  test.each([
    ['DeleteAssessmentRun', { assessmentRunArn: recorded.whole }],
    ['SetTagsForResource', { resourceArn: recorded.template, tags: [] }],
    ['CreateResourceGroup', { resourceGroupTags: [{ key: 'a', value: 'b' }] }],
  ])('%s is refused to everybody: the data are recorded', async (operation, input) => {
    const rawPath = `/${RECORDED}/${REGION}`;
    expect(await call(start(), operation, input, session('administrator'), { rawPath })).toMatchObject({
      status: 400,
      __type: 'AccessDeniedException',
      message: 'This account holds recorded data: it can be read, but not changed',
    });
  });
});
