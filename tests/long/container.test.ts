import { execFileSync, spawnSync } from 'node:child_process';
import { chownSync, cpSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ListExclusionsCommand } from '@aws-sdk/client-inspector';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { type Image, takeSteps } from '../support/container-steps';
import { inspectorClient, temporaryDirectory } from '../support/emulator';
import { projectRoot, spawnServing, whenReady } from '../support/emulator-process';
import { contentOf } from '../support/installed-package';
import { call, send } from '../support/raw-http';

const RUN = 'arn:aws:inspector:us-west-2:123456789012:target/0-0kFIPusq/template/0-4r1V2mAw/run/0-5PsFUbfs';

const directory = temporaryDirectory();
let image: Image;
beforeAll(() => {
  const textOf = (name: string) => readFileSync(join(projectRoot, name), 'utf8');
  const listed = ['ls-files', '-z', '--cached', '--others', '--exclude-standard'];
  const files = execFileSync('git', listed, { cwd: projectRoot, encoding: 'utf8' })
    .split('\0')
    .filter(Boolean);
  image = takeSteps(textOf('Dockerfile'), textOf('.dockerignore'), projectRoot, files, directory.path);
}, 600_000);
afterAll(() => directory.remove());

const isRoot = process.getuid?.() === 0;

/** A list of words of the image's, with its paths as those of this machine. */
const here = (words: readonly string[]) =>
  words.map((word) => (word.startsWith('/') ? image.at(word) : word));

/** Starts the image's entry point as its user, with options behind it, on a free port. */
async function runImage(...options: string[]) {
  // Volumes are the user's own: COPY --chown.
  if (isRoot) chownSync(image.at('/data'), image.user.uid, image.user.gid);
  const bin = `${image.at('/opt/inspector-exclusions/node_modules/.bin')}:${process.env['PATH']}`;
  const [command = '', ...argv] = here(image.entrypoint);
  const running = await whenReady(
    spawnServing(command, [...argv, '--port', '0', ...options], {
      cwd: image.at('/'),
      env: { ...image.environment, PATH: bin },
      ...(isRoot && image.user),
    }),
  );
  onTestFinished(async () => void (await running.stop('SIGKILL')));
  return running;
}

test('the image holds the package and the examples, and nothing of the build', () => {
  expect(readdirSync(image.at('/')).toSorted()).toEqual(['accounts', 'data', 'opt']);
  expect(readdirSync(image.at('/accounts')).toSorted()).toEqual(['example', 'recorded-example']);
  expect(readdirSync(image.at('/data'))).toEqual([]);
  const modules = readdirSync(image.at('/opt/inspector-exclusions/node_modules'));
  expect(modules.filter((name) => !name.startsWith('.')).toSorted()).toEqual([
    '@libsql',
    '@neon-rs',
    'detect-libc',
    'inspector-exclusions',
    'libsql',
  ]);
  expect(image.volumes).toEqual(['/accounts', '/data']);
});

test('it answers its network as a user who is not root, and writes to /data alone', async () => {
  const parts = ['/opt', '/accounts'].map(image.at);
  const before = parts.map(contentOf);
  const running = await runImage();
  const { exclusionArns } = await inspectorClient(running.origin).send(
    new ListExclusionsCommand({ assessmentRunArn: RUN, maxResults: 500 }),
  );
  expect(exclusionArns).toHaveLength(37);
  for (const host of ['inspector:4570', 'localhost:32768'])
    expect((await call(running.origin, { headers: { host } })).status, host).toBe(200);
  const page = await send(running.origin, { method: 'GET', headers: { accept: 'text/html' } });
  expect([page.status, page.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
  expect(await running.stop()).toMatchObject({ code: 0 });
  expect(parts.map(contentOf)).toEqual(before);
  expect(readdirSync(image.at('/data'))).toContain('123456789012.db');
  expect(readdirSync(image.at('/')).toSorted()).toEqual(['accounts', 'data', 'opt']);
});

test('its health check tells a server that answers from none', async () => {
  const running = await runImage('--log');
  const { port } = new URL(running.origin);
  const check = () => {
    const [command = '', ...argv] = image.health.map((word) => word.replace(':4570/', `:${port}/`));
    return spawnSync(command, argv).status;
  };
  expect(image.health.join(' ')).toContain('http://127.0.0.1:4570/health');
  expect(check()).toBe(0);
  await running.stop();
  expect(check()).toBe(1);
});

test('a folder that is mounted takes the place of the examples', async () => {
  const mounted = image.at('/accounts');
  rmSync(mounted, { recursive: true });
  cpSync(join(projectRoot, 'accounts/recorded-example'), mounted, { recursive: true });
  const running = await runImage('--allow-host', 'inspector.test');
  const about = { method: 'GET', path: '/about.json', headers: { host: 'inspector.test:4570' } };
  expect(JSON.parse((await send(running.origin, about)).text)).toEqual({
    accounts: [{ id: '210987654321', name: 'acme-audit', kind: 'recorded' }],
  });
});
