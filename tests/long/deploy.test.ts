import { execFile } from 'node:child_process';
import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FunctionUrlAnswer } from '../../emulator/lambda/handler';
import { fileDigest } from '../../emulator/store/open-snapshot';
import { inspectorEndpoint, parseConfig } from '../../src/config/config';
import { temporaryDirectory } from '../support/emulator';
import { projectRoot } from '../support/emulator-process';
import { functionUrlEvent, hostData, type HostedData } from '../support/hosted-function';
import { large, largeRun, writeLargeAccount } from '../support/large-account';
import { readZip, unzip } from '../support/unzip';

const run = promisify(execFile);
const principal = 'arn:aws:sts::111122223333:assumed-role/exclusions-reader';
const grants = [{ principal, accounts: [large.account], allow: ['inspector:List*', 'inspector:Describe*'] }];

const directory = temporaryDirectory();
const packages = ['one', 'two'].map((name) => join(directory.path, `package-${name}`));
let data: HostedData;

/** Packs everything into a folder, as `npm run deploy:package` does; gives the name of the function's file. */
async function pack(out: string): Promise<string> {
  const script = join(projectRoot, 'scripts/deploy-package.mjs');
  const snapshots = ['--snapshots', join(directory.path, 'snapshots')];
  const permissions = ['--permissions', join(directory.path, 'permissions.json')];
  const options = [...snapshots, ...permissions, '--out', out];
  const { stdout } = await run(process.execPath, [script, ...options], { cwd: projectRoot });
  expect(stdout).toBe(`CodeKey=${/function-\w+\.zip/.exec(stdout)?.[0]} CatalogueSha256=${data.sha256}\n`);
  return /function-\w+\.zip/.exec(stdout)?.[0] ?? '';
}

beforeAll(async () => {
  const account = join(directory.path, 'account');
  writeLargeAccount(account);
  data = hostData(directory.path, [account], grants);
  const name = await pack(packages[0] ?? '');
  expect(await pack(packages[1] ?? '')).toBe(name);
  const modules = join(directory.path, 'modules/@aws-sdk/client-s3');
  mkdirSync(modules, { recursive: true });
  copyFileSync(join(projectRoot, 'tests/support/platform-s3.cjs'), join(modules, 'index.js'));
  unzip(readFileSync(join(packages[0] ?? '', name)), join(directory.path, 'function'));
}, 600_000);
afterAll(() => directory.remove());

test('function, site and data come out the same byte for byte', () => {
  const digests = packages.map((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => {
        const path = join(entry.parentPath, entry.name);
        return `${path.slice(folder.length)} ${fileDigest(path).sha256}`;
      })
      .toSorted((a, b) => (a < b ? -1 : 1)),
  );
  expect(digests[1]).toEqual(digests[0]);
  const names = digests[0]?.map((line) => line.split(' ')[0] ?? '') ?? [];
  for (const needed of [
    /^\/function-\w+\.zip$/,
    /^\/site\/index\.html$/,
    /^\/site\/assets\//,
    /^\/data\/snapshots\//,
  ])
    expect(names.some((name) => needed.test(name))).toBe(true);
  // The sample configuration, build notes and compressed copies stay here.
  expect(names.filter((name) => /^\/site\/(config\.json|\.)|\.(br|gz|map)$/.test(name))).toEqual([]);
});

test('the site is the console that is tested', () => {
  const assets = (folder: string) =>
    readdirSync(join(folder, 'assets')).filter((name) => /\.(js|css)$/.test(name));
  expect(new Set(assets(join(packages[0] ?? '', 'site')))).toEqual(
    new Set(assets(join(projectRoot, 'dist/console'))),
  );
});

test('the function is small, and holds nothing but what runs', () => {
  const [name = ''] = readdirSync(packages[0] ?? '').filter((each) => each.endsWith('.zip'));
  const bytes = readFileSync(join(packages[0] ?? '', name));
  expect(bytes.length).toBeLessThan(6_000_000);
  const files = [...readZip(bytes).keys()];
  expect(files.filter((file) => !file.startsWith('node_modules/'))).toEqual(['main.mjs']);
  expect(files.filter((file) => file.endsWith('.node'))).toEqual([
    'node_modules/@libsql/linux-x64-gnu/index.node',
  ]);
  expect(files.some((file) => file.includes('@aws-sdk'))).toBe(false);
});

test('the site’s configuration is made of the stack’s outputs and the catalogue', async () => {
  const outputs = {
    Issuer: 'https://cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEf123',
    ClientId: 'client0000000000000000000',
    IdentityPoolId: 'us-east-1:01234567-89ab-4cde-8f01-23456789abcd',
    SignInOrigin: 'https://acme.auth.us-east-1.amazoncognito.com',
    FunctionUrl: 'https://abcdefghijklmnop.lambda-url.us-east-1.on.aws/',
    Region: 'us-east-1',
    SiteOrigin: 'https://d111111abcdef8.cloudfront.net',
  };
  const configure = (input: string) => {
    const script = join(projectRoot, 'scripts/deploy-config.mjs');
    const started = run(process.execPath, [script, packages[0] ?? ''], { cwd: projectRoot });
    started.child.stdin?.end(input);
    return started;
  };
  const described = Object.entries(outputs).map(([OutputKey, OutputValue]) => ({ OutputKey, OutputValue }));
  const { stdout } = await configure(JSON.stringify({ Stacks: [{ Outputs: described }] }));
  expect(stdout).toBe(`SiteOrigin=${outputs.SiteOrigin}\n`);
  const written = (name: string) =>
    JSON.parse(readFileSync(join(packages[0] ?? '', 'site', name), 'utf8')) as unknown;
  const config = parseConfig(written('config.json'));
  expect(config).toMatchObject({
    accounts: [{ id: large.account, name: 'large', regions: [large.region] }],
    signing: { name: 'lambda', region: 'us-east-1' },
  });
  expect(inspectorEndpoint(config, large.region, large.account)).toBe(
    `${outputs.FunctionUrl}${large.account}/${large.region}`,
  );
  expect(written('about.json')).toEqual({
    accounts: [{ id: large.account, name: 'large', kind: 'recorded' }],
  });
  await expect(configure('{}')).rejects.toThrow('not what describe-stacks prints');
});

interface Ran {
  /** When the first answer was there, and how long the processor was at work until then; in milliseconds. */
  readonly first: { readonly after: number; readonly work: number };
  readonly megabytes: number;
  readonly answers: readonly FunctionUrlAnswer[];
}

/** Starts the packed function anew, with nothing fetched, and gives it events. */
async function start(
  instance: string,
  calls: readonly (readonly [operation: string, input: unknown])[],
): Promise<Ran> {
  const events = calls.map(([operation, input]) =>
    functionUrlEvent(
      {
        method: 'POST',
        path: `/${large.account}/${large.region}/`,
        headers: {
          'content-type': 'application/x-amz-json-1.1',
          'x-amz-target': `InspectorService.${operation}`,
        },
        body: Buffer.from(JSON.stringify(input)),
      },
      `${principal}/CognitoIdentityCredentials`,
    ),
  );
  const own = join(directory.path, instance);
  mkdirSync(own);
  writeFileSync(join(own, 'events.json'), JSON.stringify(events));
  const { stdout } = await run(
    process.execPath,
    [
      join(projectRoot, 'tests/support/lambda-process.mjs'),
      join(directory.path, 'function/main.mjs'),
      join(own, 'events.json'),
    ],
    {
      cwd: directory.path,
      maxBuffer: 2 ** 26,
      env: {
        PATH: process.env['PATH'],
        NODE_PATH: join(directory.path, 'modules'),
        TMPDIR: own,
        SNAPSHOT_BUCKET: data.folder,
        CATALOGUE_SHA256: data.sha256,
        DISK_MEBIBYTES: '512',
      },
    },
  );
  return JSON.parse(stdout.slice(stdout.lastIndexOf('\n') + 1)) as Ran;
}

const bodyOf = (answer: FunctionUrlAnswer | undefined) =>
  JSON.parse(answer?.body ?? '{}') as { exclusionArns: string[]; exclusions: object; nextToken?: string };

describe('the packed function over 100,000 exclusions', () => {
  const ask = { assessmentRunArn: largeRun(large.runs), maxResults: 500 };

  test('its first answer takes less than 2 s of the processor from nothing, and less than 512 MB', async () => {
    expect(data.snapshots).toMatchObject([
      { runs: large.runs, exclusions: large.runs * large.exclusionsPerRun },
    ]);
    const { first, megabytes, answers } = await start('cold', [['ListExclusions', ask]]);
    expect(bodyOf(answers[0]).exclusionArns.length).toBe(large.exclusionsPerRun);
    console.log(
      `cold start: ${Math.round(first.after)} ms, ${Math.round(first.work)} ms of the processor, ${Math.round(megabytes)} MB, snapshot ${data.snapshots[0]?.bytes} bytes`,
    );
    expect(first.work).toBeLessThan(2000);
    expect(megabytes).toBeLessThan(512);
  });

  test('a walk through many pages and descriptions stays below 512 MB too', async () => {
    const pages = Array.from({ length: large.runs }, (_, index) => {
      const assessmentRunArn = largeRun(index + 1);
      const exclusionArns = Array.from(
        { length: 100 },
        (__, at) => `${assessmentRunArn}/exclusion/0-E${String(at + 1).padStart(7, '0')}`,
      );
      return [
        ['ListExclusions', { assessmentRunArn, maxResults: 500 }],
        ['DescribeExclusions', { exclusionArns }],
      ] as const;
    }).flat();
    const { megabytes, answers } = await start('walk', pages);
    expect(answers.every(({ statusCode }) => statusCode === 200)).toBe(true);
    expect(Object.keys(bodyOf(answers.at(-1)).exclusions).length).toBe(100);
    expect(megabytes).toBeLessThan(512);
  });

  test('two instances at once give the same answers, and page tokens hold in both', async () => {
    const first = { assessmentRunArn: largeRun(1), maxResults: 200 };
    const [one, two] = await Promise.all([
      start('one', [['ListExclusions', first]]),
      start('two', [['ListExclusions', first]]),
    ]);
    expect(bodyOf(one.answers[0])).toEqual(bodyOf(two.answers[0]));
    const { nextToken } = bodyOf(one.answers[0]);
    const next = await start('three', [['ListExclusions', { ...first, nextToken }]]);
    expect(bodyOf(next.answers[0]).exclusionArns.length).toBe(200);
  });
});
