/** A run's exclusions in one answer of the function, and those that lie ready in a snapshot. */
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { layAnswersReady } from '../../emulator/console-api/describe-run-exclusions';
import { createIdSource } from '../../emulator/ids';
import { wireClock } from '../../emulator/clock';
import { createHandler, type Handler } from '../../emulator/lambda/handler';
import { folderSource } from '../../emulator/lambda/snapshot-cache';
import { openSnapshot, readManifest } from '../../emulator/store/open-snapshot';
import { writeSnapshot } from '../../emulator/store/write-snapshot';
import { createLinesReader } from '../../src/domain/exclusions/exclusions-lines';
import { temporaryDirectory } from '../support/emulator';
import { acme, functionUrlEvent, hostData, recordedExample } from '../support/hosted-function';
import { role, session } from '../support/lambda-function';
import { large, largeRun, writeLargeAccount } from '../support/large-account';

const directory = temporaryDirectory();
let handler: Handler;
const READS = ['inspector:List*', 'inspector:Describe*'];

beforeAll(() => {
  const folder = join(directory.path, 'large');
  writeLargeAccount(folder, 2);
  const data = hostData(
    directory.path,
    [folder, recordedExample],
    [
      { principal: role('reader'), accounts: [large.account, acme.account], allow: READS },
      { principal: role('lister'), accounts: [large.account], allow: ['inspector:List*'] },
    ],
  );
  handler = createHandler({
    source: folderSource(data.folder),
    catalogueSha256: data.sha256,
    directory: join(directory.path, 'tmp'),
    capacity: 50_000_000,
    clock: wireClock,
    newUuid: createIdSource('handler').newUuid,
    log: () => undefined,
  });
});

afterAll(async () => {
  await handler.close();
  directory.remove();
});

/** Calls the function, as a browser does by default. */
async function ask(target: string, input: object, encoding = 'gzip, deflate, br, zstd', caller = 'reader') {
  const headers = {
    'content-type': 'application/x-amz-json-1.1',
    'x-amz-target': target,
    'accept-encoding': encoding,
  };
  const body = Buffer.from(JSON.stringify(input));
  const event = functionUrlEvent(
    { method: 'POST', path: `/${large.account}/${large.region}`, headers, body },
    session(caller),
  );
  return handler.answer(event);
}

/** The lines of an answer, however it was sent. */
function linesOf({ body, headers, isBase64Encoded }: Awaited<ReturnType<typeof ask>>): string[] {
  const bytes = Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8');
  const encoding = headers['content-encoding'];
  const text =
    encoding === 'br' ? brotliDecompressSync(bytes) : encoding === 'gzip' ? gunzipSync(bytes) : bytes;
  return text.toString('utf8').trimEnd().split('\n');
}

const answerOf = (arn: string, encoding?: string) =>
  ask('ExclusionsConsole.DescribeRunExclusions', { assessmentRunArn: arn }, encoding);

test('the answer that lies ready, the compressed and the plain one are one, and what DescribeExclusions gives', async () => {
  const arn = largeRun(1);
  const answers = await Promise.all([answerOf(arn), answerOf(arn, 'gzip'), answerOf(arn, 'identity')]);
  expect(answers.map(({ headers }) => headers['content-encoding'])).toEqual(['br', 'gzip', undefined]);
  expect(answers.map(({ isBase64Encoded }) => isBase64Encoded)).toEqual([true, true, false]);
  const [ready, ...others] = answers.map(linesOf);
  for (const other of others) expect(other).toEqual(ready);
  const [head = '', ...parts] = ready ?? [];
  const end = parts.pop() ?? '';
  expect(JSON.parse(head)).toEqual({ listed: large.exclusionsPerRun, whole: true });
  expect(JSON.parse(end)).toEqual({ sent: large.exclusionsPerRun });
  const read = createLinesReader(arn);
  const items = parts.flatMap((line) => read(JSON.parse(line)));

  const list = await ask('InspectorService.ListExclusions', { assessmentRunArn: arn, maxResults: 500 });
  const { exclusionArns } = JSON.parse(list.body) as { exclusionArns: string[] };
  expect(items.map((item) => item.arn)).toEqual(exclusionArns);
  const some = exclusionArns.slice(0, 100);
  const described = await ask('InspectorService.DescribeExclusions', { exclusionArns: some });
  const { exclusions } = JSON.parse(described.body) as { exclusions: Record<string, unknown> };
  expect(items.slice(0, 100)).toEqual(some.map((each) => ({ arn: each, found: exclusions[each] })));
});

test('it is the snapshot’s own: made when the snapshot was, and the same each time', () => {
  const newUuid = createIdSource('again').newUuid;
  const bytes = ['one', 'two'].map((name) => {
    const out = join(directory.path, `${name}.db`);
    const made = writeSnapshot({
      folder: join(directory.path, 'large'),
      out,
      region: undefined,
      newUuid,
      prepare: layAnswersReady,
    });
    const store = openSnapshot(out, readManifest(made));
    try {
      expect(store.plainRows('run-exclusions-answer', large.region).map(({ key }) => key)).toEqual([
        largeRun(1),
        largeRun(2),
      ]);
    } finally {
      store.close();
    }
    return made.sha256;
  });
  expect(bytes[0]).toBe(bytes[1]);
});

test('a list with all that its rows show is what the calls of the list give, with the page tokens of the list', async () => {
  const parsed = async (target: string, input: object) =>
    JSON.parse((await ask(target, input)).body) as Readonly<Record<string, unknown>>;
  const list = await parsed('InspectorService.ListAssessmentRuns', { maxResults: 1 });
  const answer = await parsed('ExclusionsConsole.ListDescribedRuns', { maxResults: 1 });
  expect(answer).toMatchObject(list);
  expect(list['nextToken']).toBeTypeOf('string');
  const arns = list['assessmentRunArns'] as string[];
  expect(answer).toMatchObject(
    await parsed('InspectorService.DescribeAssessmentRuns', { assessmentRunArns: arns }),
  );
  expect(answer['exclusions']).toEqual([
    {
      assessmentRunArn: arns[0],
      listed: large.exclusionsPerRun,
      whole: true,
      byType: { 0: large.exclusionsPerRun },
    },
  ]);
  expect(answer['exclusionTypes']).toEqual([{ key: 'agent-not-found', title: 'Agent not found' }]);
  const templates = await parsed('ExclusionsConsole.ListDescribedTemplates', {});
  expect(templates).toMatchObject(await parsed('InspectorService.ListAssessmentTemplates', {}));
});

test('who may list and not describe is refused, before anything is looked for', async () => {
  const refused = await ask(
    'ExclusionsConsole.DescribeRunExclusions',
    { assessmentRunArn: largeRun(1) },
    'br',
    'lister',
  );
  expect(refused.statusCode).toBe(400);
  expect(refused.body).toContain('inspector:DescribeExclusions');
});
