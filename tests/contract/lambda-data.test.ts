/** The function's data: snapshots and catalogue, fetched, kept and checked; what stands in the log of it. */
import { copyFileSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { folderSource } from '../../emulator/lambda/snapshot-cache';
import { acme, hostData } from '../support/hosted-function';
import { call, lambdaFunction, path, role, session } from '../support/lambda-function';
import { recorded, RECORDED, REGION } from '../support/small-account';

const hosted = lambdaFunction();
const { start, log, directory } = hosted;

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
    const files = readdirSync(join(directory, 'tmp'));
    expect(files.length).toBe(2);
    expect(files.every((name) => name.endsWith('.db'))).toBe(true);
  });

  test('what has not been used for longest makes room, and comes back', async () => {
    const most = Math.max(...hosted.data.snapshots.map(({ bytes }) => bytes));
    const fetched: string[] = [];
    const source = folderSource(hosted.data.folder);
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
    expect(readdirSync(join(directory, 'tmp')).length).toBe(1);
  });

  test('a snapshot or catalogue that was changed is never served', async () => {
    const bucket = join(directory, 'changed');
    for (const name of ['snapshots', 'catalogues']) {
      mkdirSync(join(bucket, name), { recursive: true });
      for (const file of readdirSync(join(hosted.data.folder, name)))
        copyFileSync(join(hosted.data.folder, name, file), join(bucket, name, file));
    }
    const manifest = hosted.data.snapshots.find(({ accountId }) => accountId === acme.account);
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
    copyFileSync(join(hosted.data.folder, 'snapshots', `${manifest?.sha256}.db`), changed);
    expect(await call(handler, 'ListAssessmentRuns', {})).toMatchObject({ status: 200 });

    const catalogue = join(bucket, 'catalogues', `${hosted.data.sha256}.json`);
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
    const folder = join(directory, 'long-texts');
    mkdirSync(folder);
    writeFileSync(join(folder, 'account.json'), JSON.stringify({ id: RECORDED }));
    const answers = [
      { assessmentRunArn: recorded.none, exclusionArns: arns },
      { exclusions: Object.fromEntries(arns.map((arn) => [arn, described(arn)])), failedItems: {} },
    ];
    writeFileSync(join(folder, 'exclusions.jsonl'), answers.map((each) => JSON.stringify(each)).join('\n'));
    const own = { principal: role('reader'), accounts: [RECORDED], allow: ['inspector:Describe*'] };
    const long = hostData(join(directory, 'long'), [folder], [own]);
    const handler = start({ source: folderSource(long.folder), catalogueSha256: long.sha256 });
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
