import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AccountStore } from '../../emulator/store/account-store';
import type { EvidenceSubject } from '../../src/domain/assessment/account-data';
import { evidenceQuery } from '../../src/inspector/queries/evidence';
import { openDataLayer } from '../support/console-data';
import { startServer } from '../support/emulator';
import { call, errorOf } from '../support/raw-http';
import { keysOf, RECORDED, recorded, REGION, small, writeSmallAccounts } from '../support/small-account';

const LIST = 'list-exclusions 0-Whole001.json';
const TOKEN = '12345678-90ab-cdef-1234-567890abcde0';

let server: Awaited<ReturnType<typeof startServer>>;
let written: ReturnType<typeof writeSmallAccounts>;
let store: AccountStore;
beforeAll(async () => {
  written = writeSmallAccounts();
  server = await startServer({ accounts: written.folders });
  const account = server.accounts.find(RECORDED);
  if (!account) throw new Error('the account is open');
  ({ store } = account.services);
  const run = store.run(recorded.whole);
  if (!run) throw new Error('the run is there');
  store.putRun({
    ...run,
    exclusionsEvidence: [
      { document: LIST, path: '$' },
      { document: 'runs.json', path: 'line 3: $', answeredAt: 1_538_000_000_500 },
    ],
  });
  const preview = { token: TOKEN, templateArn: recorded.template, createdAt: 0, readyAt: 0 };
  store.putPreview({ ...preview, evidence: [{ document: 'exclusions.json', path: '$' }] }, []);
});
afterAll(async () => {
  await server.close();
  written.remove();
});

/** Asks as a user of one of the two accounts: `1` is the simulated one, `2` the recorded one. */
const ask = (input: unknown, user = 'admin', digit = '2', region = REGION) =>
  call(server.origin, {
    target: 'ExclusionsConsole.DescribeEvidence',
    body: JSON.stringify(input),
    credentials: keysOf(user, digit),
    region,
  });
const preview = { assessmentTemplateArn: recorded.template, previewToken: TOKEN };

const documentOf = (name: string) => {
  const { kind, bytes, sha256 } = store.document(name) ?? {};
  expect(sha256).toMatch(/^[0-9a-f]{64}$/);
  return { name, kind, bytes, sha256 };
};

test('a run’s evidence is named with its documents’ digests, and the times of the answers that say so', async () => {
  const { status, text } = await ask({ assessmentRunArn: recorded.whole });
  expect(status).toBe(200);
  expect(JSON.parse(text)).toEqual({
    kind: 'recorded',
    documents: [
      { ...documentOf(LIST), kind: 'list-exclusions', path: '$' },
      {
        ...documentOf('runs.json'),
        kind: 'describe-assessment-runs',
        path: 'line 3: $',
        answeredAt: 1_538_000_000.5,
      },
    ],
  });
});

test('a preview’s evidence is found by its template and token', async () => {
  const { text } = await ask(preview);
  expect(JSON.parse(text)).toEqual({
    kind: 'recorded',
    documents: [{ ...documentOf('exclusions.json'), kind: 'describe-exclusions', path: '$' }],
  });
});

test('a run without saved exclusions rests on no document, and neither do computed ones', async () => {
  expect(JSON.parse((await ask({ assessmentRunArn: recorded.absent })).text)).toEqual({
    kind: 'recorded',
    documents: [],
  });
  expect(JSON.parse((await ask({ assessmentRunArn: small.runs[0] }, 'admin', '1')).text)).toEqual({
    kind: 'simulated',
    documents: [],
  });
});

describe('refused as the operation whose data it is about', () => {
  const unknown = recorded.whole.replace('0-Whole001', '0-Unknown1');
  test.each([
    ['nothing', {}, 'InvalidInputException', 'INVALID_ASSESSMENT_RUN_ARN'],
    ['null', { assessmentRunArn: null }, 'InvalidInputException', 'INVALID_ASSESSMENT_RUN_ARN'],
    ['no ARN', { assessmentRunArn: 'x' }, 'InvalidInputException', 'INVALID_ASSESSMENT_RUN_ARN'],
    ['a number', { assessmentRunArn: 7 }, 'SerializationException', undefined],
    ['a list', { assessmentRunArn: [recorded.whole] }, 'SerializationException', undefined],
    [
      'an unknown run',
      { assessmentRunArn: unknown },
      'NoSuchEntityException',
      'ASSESSMENT_RUN_DOES_NOT_EXIST',
    ],
    [
      'another account’s run',
      { assessmentRunArn: small.runs[0] },
      'AccessDeniedException',
      'ACCESS_DENIED_TO_ASSESSMENT_RUN',
    ],
    ['a template alone', { ...preview, previewToken: null }, 'InvalidInputException', undefined],
    ['a token alone', { previewToken: TOKEN }, 'InvalidInputException', 'INVALID_ASSESSMENT_TEMPLATE_ARN'],
    ['no token', { ...preview, previewToken: 'x' }, 'InvalidInputException', undefined],
    [
      'another template’s token',
      { ...preview, assessmentTemplateArn: recorded.withoutPreview },
      'NoSuchEntityException',
      'ASSESSMENT_TEMPLATE_DOES_NOT_EXIST',
    ],
    [
      'another account’s template',
      { ...preview, assessmentTemplateArn: small.weekly },
      'AccessDeniedException',
      'ACCESS_DENIED_TO_ASSESSMENT_TEMPLATE',
    ],
    [
      'a run and a preview at once',
      { ...preview, assessmentRunArn: recorded.whole },
      'InvalidInputException',
      'INVALID_ASSESSMENT_RUN_ARN',
    ],
  ])('%s', async (_, input, name, errorCode) => {
    const answer = await ask(input);
    expect(answer.status).toBe(400);
    expect(errorOf(answer)).toMatchObject({ name, ...(errorCode !== undefined && { errorCode }) });
  });

  test('a thing of another region', async () => {
    const answer = await ask({ assessmentRunArn: recorded.whole }, 'admin', '2', 'eu-west-1');
    expect(errorOf(answer)).toMatchObject({ name: 'NoSuchEntityException' });
  });

  test('a caller who lacks the permission for the data', async () => {
    for (const [input, action] of [
      [{ assessmentRunArn: recorded.whole }, 'ListExclusions'],
      [preview, 'GetExclusionsPreview'],
    ] as const)
      expect(errorOf(await ask(input, 'newcomer'))).toMatchObject({
        name: 'AccessDeniedException',
        message: expect.stringMatching(new RegExp(`inspector:${action}$`)) as string,
      });
  });
});

test('the import fills in what a run and a preview rest on', async () => {
  const fresh = await startServer({ accounts: written.folders });
  const documentsOf = async (input: object): Promise<readonly object[]> => {
    const { text } = await call(fresh.origin, {
      target: 'ExclusionsConsole.DescribeEvidence',
      body: JSON.stringify(input),
      credentials: keysOf('admin', '2'),
      region: REGION,
    });
    return (JSON.parse(text) as { readonly documents: readonly object[] }).documents;
  };
  expect(await documentsOf({ assessmentRunArn: recorded.whole })).toMatchObject([
    { name: LIST, path: '$', kind: 'list-exclusions' },
    { kind: 'describe-exclusions' },
  ]);
  const { template, previewToken } = recorded;
  expect(await documentsOf({ assessmentTemplateArn: template, previewToken })).toMatchObject([
    { name: `preview 0-Templ001 ${previewToken}.json`, path: '$', kind: 'get-exclusions-preview' },
  ]);
  await fresh.close();
});

describe('the console’s own query, over the real SDK', () => {
  const query = (subject: EvidenceSubject, endpoint = server.origin) => {
    const credentials = keysOf('admin', '2');
    const { inspector, client } = openDataLayer({
      origin: endpoint,
      region: REGION,
      account: RECORDED,
      credentials,
    });
    return client.query(evidenceQuery(inspector, subject));
  };

  test('a run’s evidence has its times in milliseconds, and says where none is known', async () => {
    const [list, page] = await query({ kind: 'run', arn: recorded.whole });
    const { bytes, sha256 } = documentOf(LIST);
    expect(list).toEqual({ name: LIST, path: '$', bytes, sha256, answeredAt: undefined });
    expect(page).toMatchObject({ name: 'runs.json', path: 'line 3: $', answeredAt: 1_538_000_000_500 });
  });

  test('a preview’s evidence is asked for by its template and token', async () => {
    const documents = await query({ kind: 'preview', templateArn: recorded.template, token: TOKEN });
    expect(documents.map(({ name }) => name)).toEqual(['exclusions.json']);
  });

  test.each([
    ['does not know the operation', 400, '{"__type":"UnknownOperationException"}', 'invalid'],
    ['leaves the documents out', 200, '{}', 'bad-answer'],
    [
      'gives a document without a digest',
      200,
      '{"documents":[{"name":"a","path":"$","bytes":1}]}',
      'bad-answer',
    ],
  ])('an endpoint that %s', async (_, status, body, kind) => {
    const other = createServer((request, response) => {
      request.resume();
      response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' });
      response.end(body);
    });
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const origin = `http://127.0.0.1:${(other.address() as AddressInfo).port}`;
    try {
      await expect(query({ kind: 'run', arn: recorded.whole }, origin)).rejects.toMatchObject({ kind });
    } finally {
      other.closeAllConnections();
      other.close();
    }
  });
});
