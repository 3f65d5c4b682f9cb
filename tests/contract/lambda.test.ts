import {
  DescribeExclusionsCommand,
  InspectorClient,
  ListExclusionsCommand,
  paginateListAssessmentRuns,
} from '@aws-sdk/client-inspector';
import { copyFileSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { wireClock } from '../../emulator/clock';
import { createIdSource } from '../../emulator/ids';
import type { Grant } from '../../emulator/lambda/grants';
import { createHandler, type Handler } from '../../emulator/lambda/handler';
import { folderSource, type ObjectSource } from '../../emulator/lambda/object-source';
import { administrator, startServer, temporaryDirectory } from '../support/emulator';
import { functionUrlEvent, startFunctionUrl } from '../support/function-url';
import { acme, hostData, type HostedData, recordedExample } from '../support/hosted-data';
import { recorded, RECORDED, REGION, writeSmallAccounts } from '../support/small-account';

const HOST = '111111111111';
const role = (name: string) => `arn:aws:sts::${HOST}:assumed-role/${name}`;
const session = (name: string) => `${role(name)}/CognitoIdentityCredentials`;
const grants: readonly Grant[] = [
  { principal: role('reader'), accounts: [acme.account], allow: ['inspector:List*', 'inspector:Describe*'] },
  { principal: role('administrator'), accounts: [acme.account, RECORDED], allow: ['inspector:*'] },
  {
    principal: `arn:aws:iam::${HOST}:user/operator`,
    accounts: [RECORDED],
    allow: ['inspector:ListExclusions'],
  },
];

const directory = temporaryDirectory();
let small: ReturnType<typeof writeSmallAccounts>;
let data: HostedData;
beforeAll(() => {
  small = writeSmallAccounts();
  data = hostData(directory.path, [recordedExample, small.folders[1] ?? ''], grants);
});
afterAll(() => {
  small.remove();
  directory.remove();
});

let log: string[];
let handlers: Handler[];
let made = 0;
/** A handler as a new instance of the function has it. */
function start(settings: { source?: ObjectSource; capacity?: number; catalogueSha256?: string } = {}) {
  const handler = createHandler({
    source: folderSource(data.folder),
    catalogueSha256: data.sha256,
    directory: join(directory.path, 'tmp'),
    capacity: 50_000_000,
    clock: wireClock,
    newUuid: createIdSource(`handler ${(made += 1)}`).newUuid,
    log: (line) => log.push(line),
    ...settings,
  });
  handlers.push(handler);
  return handler;
}
beforeEach(() => {
  log = [];
  handlers = [];
});
afterEach(() => Promise.all(handlers.map((each) => each.close())));

const path = `/${acme.account}/${acme.region}`;
function event(operation: string, input: unknown, caller = session('reader'), more: object = {}) {
  const headers = {
    'content-type': 'application/x-amz-json-1.1',
    'x-amz-target': `InspectorService.${operation}`,
    authorization: 'AWS4-HMAC-SHA256 Credential=ASIASECRET, Signature=SECRET',
    'x-amz-security-token': 'SECRET',
  };
  const body = Buffer.from(typeof input === 'string' ? input : JSON.stringify(input));
  const whole = functionUrlEvent({ method: 'POST', path, headers, body }, caller);
  return { ...(whole as object), ...more };
}
async function call(handler: Handler, ...of: Parameters<typeof event>) {
  const { statusCode, body } = await handler.answer(event(...of));
  const value = (body === '' ? {} : JSON.parse(body)) as Record<string, unknown>;
  return { status: statusCode, ...value };
}

describe('the same answers as the local server', () => {
  let local: Awaited<ReturnType<typeof startServer>>;
  beforeAll(async () => {
    local = await startServer({ accounts: [recordedExample] });
  });
  afterAll(() => local.close());

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
      [`arn:aws:iam::${HOST}:user/operator`, 'a user with a grant for another account'],
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
    const operator = `arn:aws:iam::${HOST}:user/operator`;
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
    expect(await ask(`arn:aws:iam::${HOST}:user/operator`)).toMatchObject({
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

const good = () => event('ListAssessmentRuns', {}) as Record<string, unknown>;

describe('events that are not as they should be', () => {
  const without = (authorizer: unknown) => ({
    ...good(),
    requestContext: { http: { method: 'POST' }, authorizer },
  });

  test.each([
    ['nothing', undefined, 400, 'ValidationException'],
    ['null', null, 400, 'ValidationException'],
    ['a text', 'ListAssessmentRuns', 400, 'ValidationException'],
    ['a list', [], 400, 'ValidationException'],
    ['an event of another service', { Records: [{ s3: {} }] }, 400, 'ValidationException'],
    ['payload 1.0', () => ({ ...good(), version: '1.0' }), 400, 'ValidationException'],
    ['no caller', () => without(undefined), 403, 'MissingAuthenticationTokenException'],
    ['a caller without a name', () => without({ iam: {} }), 403, 'MissingAuthenticationTokenException'],
    [
      'a caller of no account',
      () => without({ iam: { userArn: 'arn:aws:sts::1:assumed-role/reader/x' } }),
      403,
      'MissingAuthenticationTokenException',
    ],
    [
      'a caller in a list',
      () => without([{ iam: { userArn: session('reader') } }]),
      403,
      'MissingAuthenticationTokenException',
    ],
    ['no path', () => ({ ...good(), rawPath: undefined }), 404, 'UnknownOperationException'],
    ['the path of no account', () => ({ ...good(), rawPath: '/' }), 404, 'UnknownOperationException'],
    [
      'a path that climbs',
      () => ({ ...good(), rawPath: `/${acme.account}/../etc-1` }),
      404,
      'UnknownOperationException',
    ],
    [
      'a GET',
      () => ({
        ...good(),
        requestContext: { ...(good()['requestContext'] as object), http: { method: 'GET' } },
      }),
      404,
      'UnknownOperationException',
    ],
    ['no headers', () => ({ ...good(), headers: null }), 404, 'UnknownOperationException'],
    [
      'another content type',
      () => ({ ...good(), headers: { 'content-type': 'text/plain' } }),
      404,
      'UnknownOperationException',
    ],
    [
      'headers of the wrong types',
      () => ({ ...good(), headers: { 'content-type': 7, __proto__: { a: 1 } } }),
      404,
      'UnknownOperationException',
    ],
    ['an operation that is none', () => event('constructor', {}), 400, 'UnknownOperationException'],
    [
      'a call of Cognito',
      () => ({
        ...good(),
        headers: {
          'content-type': 'application/x-amz-json-1.1',
          'x-amz-target': 'AWSCognitoIdentityService.GetId',
        },
      }),
      400,
      'UnknownOperationException',
    ],
    ['no body', () => ({ ...good(), body: undefined }), 400, 'SerializationException'],
    ['a body that is an object', () => ({ ...good(), body: {} }), 400, 'ValidationException'],
    [
      'a body that is no base64',
      () => ({ ...good(), body: '{}!', isBase64Encoded: true }),
      400,
      'ValidationException',
    ],
    ['broken JSON', () => event('ListAssessmentRuns', '{"a":'), 400, 'SerializationException'],
    [
      'a key twice',
      () => event('ListAssessmentRuns', '{"maxResults":1,"maxResults":2}'),
      400,
      'SerializationException',
    ],
    ['JSON too deep', () => event('ListAssessmentRuns', '['.repeat(50_000)), 400, 'SerializationException'],
    [
      'a body too large',
      () => event('ListAssessmentRuns', ' '.repeat(1_048_577)),
      413,
      'RequestEntityTooLargeException',
    ],
    [
      'a body far too large',
      () => ({ ...good(), body: 'A'.repeat(6_000_000) }),
      413,
      'RequestEntityTooLargeException',
    ],
    ['a wrong value', () => event('ListExclusions', { assessmentRunArn: 1 }), 400, 'SerializationException'],
    [
      'a forged page token',
      () => event('ListAssessmentRuns', { nextToken: 'AAAA' }),
      400,
      'InvalidInputException',
    ],
  ] as const)('%s', async (_, bad, status, type) => {
    const answered = await start().answer(typeof bad === 'function' ? bad() : bad);
    expect(answered.statusCode).toBe(status);
    expect(answered.headers['content-type']).toBe('application/x-amz-json-1.1');
    expect(JSON.parse(answered.body)).toMatchObject({ __type: type });
    expect(log.length).toBe(1);
    expect(log[0]).not.toContain('fault');
  });

  test('a text body, as Lambda gives those of textual types, is read too', async () => {
    const text = { ...good(), body: '{"maxResults":1}', isBase64Encoded: false };
    const { statusCode, body } = await start().answer(text);
    expect(statusCode).toBe(200);
    expect((JSON.parse(body) as { assessmentRunArns: string[] }).assessmentRunArns.length).toBe(1);
  });
});

describe('the data', () => {
  test('several handlers read one place at once, and only reading is possible', async () => {
    const [one, two] = [start(), start()];
    const first = await call(one, 'ListAssessmentRuns', { maxResults: 2 });
    const { nextToken } = first as { nextToken?: string };
    expect(nextToken).toBeTypeOf('string');
    // The next page may be another instance's.
    const [a, b] = await Promise.all([
      call(one, 'ListAssessmentRuns', { maxResults: 2, nextToken }),
      call(two, 'ListAssessmentRuns', { maxResults: 2, nextToken }),
    ]);
    expect(a).toEqual(b);
    expect(a).toMatchObject({ status: 200 });
    const files = readdirSync(join(directory.path, 'tmp'));
    expect(files.length).toBe(2);
    expect(files.every((name) => name.endsWith('.db'))).toBe(true);
  });

  test('what has not been used for longest makes room, and comes back', async () => {
    const most = Math.max(...data.snapshots.map(({ bytes }) => bytes));
    const fetched: string[] = [];
    const source = folderSource(data.folder);
    const handler = start({
      capacity: most,
      source: {
        read: (key) => source.read(key),
        download: (key, to) => {
          fetched.push(key);
          return source.download(key, to);
        },
      },
    });
    const ask = (place: string) =>
      call(handler, 'ListAssessmentRuns', {}, session('administrator'), { rawPath: place });
    const there = await ask(path);
    // At once and in turns: nothing is closed under somebody who reads it.
    const all = await Promise.all([path, `/${RECORDED}/${REGION}`, path, `/${RECORDED}/${REGION}`].map(ask));
    expect(all.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(all[2]).toEqual(there);
    expect(fetched.length).toBe(4);
    expect(readdirSync(join(directory.path, 'tmp')).length).toBe(1);
  });

  test('a snapshot or catalogue that was changed is never served', async () => {
    const bucket = join(directory.path, 'changed');
    for (const name of ['snapshots', 'catalogues']) {
      mkdirSync(join(bucket, name), { recursive: true });
      for (const file of readdirSync(join(data.folder, name)))
        copyFileSync(join(data.folder, name, file), join(bucket, name, file));
    }
    const manifest = data.snapshots.find(({ accountId }) => accountId === acme.account);
    const changed = join(bucket, 'snapshots', `${manifest?.sha256}.db`);
    rmSync(changed);
    writeFileSync(changed, 'SQLite format 3\0');
    const handler = start({ source: folderSource(bucket) });
    const refused = await call(handler, 'ListAssessmentRuns', {});
    expect(refused).toMatchObject({ status: 500, __type: 'InternalException' });
    expect(JSON.stringify(refused)).not.toMatch(/SHA|sqlite|changed/i);
    expect(log[0]).toContain('is not the one of its manifest');
    // Once it is right again, so is the handler.
    rmSync(changed);
    copyFileSync(join(data.folder, 'snapshots', `${manifest?.sha256}.db`), changed);
    expect(await call(handler, 'ListAssessmentRuns', {})).toMatchObject({ status: 200 });

    const catalogue = join(bucket, 'catalogues', `${data.sha256}.json`);
    writeFileSync(catalogue, '{"snapshots":[],"grants":[]}');
    expect(await call(start({ source: folderSource(bucket) }), 'ListAssessmentRuns', {})).toMatchObject({
      status: 500,
    });
    expect(log.at(-1)).toContain('The catalogue is another one');
  });

  test('an answer that Lambda could not carry is refused in words', async () => {
    const arns = Array.from(
      { length: 100 },
      (_, at) => `${recorded.none}/exclusion/0-E${String(at).padStart(7, '0')}`,
    );
    const described = (arn: string) => ({
      arn,
      title: 'Agent not found',
      description: '"'.repeat(10_000),
      recommendation: '"'.repeat(10_000),
      scopes: [{ key: 'INSTANCE_ID', value: 'i-00000000000000001' }],
    });
    const folder = join(directory.path, 'long-texts');
    mkdirSync(folder);
    writeFileSync(join(folder, 'account.json'), JSON.stringify({ id: RECORDED }));
    const answers = [
      { assessmentRunArn: recorded.none, exclusionArns: arns },
      { exclusions: Object.fromEntries(arns.map((arn) => [arn, described(arn)])), failedItems: {} },
    ];
    writeFileSync(join(folder, 'exclusions.jsonl'), answers.map((each) => JSON.stringify(each)).join('\n'));
    const own = { principal: role('reader'), accounts: [RECORDED], allow: ['inspector:Describe*'] };
    const hosted = hostData(join(directory.path, 'long'), [folder], [own]);
    const handler = start({ source: folderSource(hosted.folder), catalogueSha256: hosted.sha256 });
    const ask = (exclusionArns: readonly string[]) =>
      call(handler, 'DescribeExclusions', { exclusionArns }, session('reader'), {
        rawPath: `/${RECORDED}/${REGION}`,
      });
    expect(await ask(arns.slice(0, 10))).toMatchObject({ status: 200, failedItems: {} });
    expect(await ask(arns)).toMatchObject({
      __type: 'ServiceTemporarilyUnavailableException',
      message: 'The answer is larger than this endpoint carries. Ask for less at once',
    });
  });

  test('a log line says who asked for what, and nothing that opens a door', async () => {
    await call(start(), 'ListExclusions', { assessmentRunArn: recorded.whole });
    expect(JSON.parse(log[0] ?? '')).toMatchObject({
      caller: session('reader'),
      accountId: acme.account,
      region: acme.region,
      operation: 'ListExclusions',
      error: expect.stringMatching(/./) as string,
      status: 400,
    });
    expect(log.join('')).not.toMatch(/SECRET|Signature|authorization|ASIA/);
  });
});
