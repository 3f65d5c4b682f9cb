/** How the emulator starts: its options, the data that it finds, the folder that npm was called in. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  CreateExclusionsPreviewCommand,
  GetExclusionsPreviewCommand,
  ListAssessmentRunsCommand,
  ListAssessmentTemplatesCommand,
} from '@aws-sdk/client-inspector';
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { type EmulatorProcess, projectRoot, runEmulator, startEmulator } from '../support/emulator-process';
import { exampleAccount, faultsFile, inspectorClient, temporaryDirectory } from '../support/emulator';
import { send } from '../support/raw-http';

let directory: ReturnType<typeof temporaryDirectory>;
let running: EmulatorProcess[];
beforeEach(() => {
  directory = temporaryDirectory();
  running = [];
});
afterEach(async () => {
  await Promise.all(running.map((each) => each.stop('SIGKILL')));
  directory.remove();
});

/** Starts an emulator on the example account that the test's end stops, whatever happens. */
async function start(...argv: string[]): Promise<EmulatorProcess> {
  const emulator = await startEmulator('--account', exampleAccount, '--preview-seconds', '0', ...argv);
  running.push(emulator);
  return emulator;
}

async function createPreview(origin: string): Promise<{ arn: string; token: string }> {
  const client = inspectorClient(origin);
  const { assessmentTemplateArns } = await client.send(new ListAssessmentTemplatesCommand({}));
  const arn = assessmentTemplateArns?.[0] ?? '';
  const { previewToken } = await client.send(
    new CreateExclusionsPreviewCommand({ assessmentTemplateArn: arn }),
  );
  return { arn, token: previewToken ?? '' };
}

const previewStatus = async (origin: string, { arn, token }: { arn: string; token: string }) =>
  (
    await inspectorClient(origin).send(
      new GetExclusionsPreviewCommand({ assessmentTemplateArn: arn, previewToken: token }),
    )
  ).previewStatus;

describe('options', () => {
  test('--help explains every option and serves nothing', async () => {
    const { code, stdout } = await runEmulator('--help');
    expect(code).toBe(0);
    expect(stdout).toContain('--port N');
    expect(stdout).not.toContain('ready');
  });

  test.each([
    [['--prot', '1'], /^Unknown option --prot\. Did you mean --port\? Use --help to see all options\.\n$/],
    [['--port', 'x'], /^The option --port takes a port number from 0 to 65535, not "x"\.\n$/],
    [['--account', '/nowhere/at/all'], /\/nowhere\/at\/all/],
    [['--faults', '/nowhere/at/all'], /\/nowhere\/at\/all cannot be read/],
  ])('%j ends with a sentence and exit code 1', async (argv, message) => {
    const { code, stdout, stderr } = await runEmulator('--data', ':memory:', ...argv);
    expect(code).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/^ +at /m);
  });

  test('a file where the data is to be is named', async () => {
    const file = faultsFile(directory.path, []);
    const { code, stderr } = await runEmulator('--account', exampleAccount, '--data', file);
    expect([code, stderr]).toEqual([1, `${file} is no directory. Move it away, or choose another place.\n`]);
  });

  test('a fault rule that cannot be used is named', async () => {
    const file = faultsFile(directory.path, [{ operation: 'ListExclusions', delay: 5 }]);
    const { code, stderr } = await runEmulator('--data', ':memory:', '--faults', file);
    expect([code, stderr]).toEqual([1, `${file}: rule 1.delay is not a member of a fault rule.\n`]);
  });

  test('fault rules come from a file, and the log goes to standard error', async () => {
    const file = faultsFile(directory.path, [{ operation: 'ListAssessmentRuns', call: 1, error: 'Nope' }]);
    const emulator = await start('--faults', file, '--log');
    const list = () => inspectorClient(emulator.origin).send(new ListAssessmentRunsCommand({}));
    await expect(list()).rejects.toMatchObject({ name: 'Nope' });
    await list();
    const { stdout, stderr } = await emulator.stop();
    expect(stdout).toMatch(/^ready http:\/\/127\.0\.0\.1:\d+\/\n$/);
    const lines = stderr
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines.map(({ operation, status, error }) => [operation, status, error])).toEqual([
      ['ListAssessmentRuns', 400, 'Nope'],
      ['ListAssessmentRuns', 200, undefined],
    ]);
  });
});

test.runIf(process.platform === 'linux')('the address that is printed is the one that answers', async () => {
  const { origin } = await start('--host', '127.0.0.2');
  expect(origin).toMatch(/^http:\/\/127\.0\.0\.2:/);
  const { status } = await fetch(`${origin}/about.json`);
  expect(status).toBe(200);
});

test('a busy port is named, together with the option', async () => {
  const { origin } = await start();
  const { port } = new URL(origin);
  const { code, stderr } = await runEmulator(
    '--data',
    ':memory:',
    '--account',
    exampleAccount,
    '--port',
    port,
  );
  expect(code).toBe(1);
  expect(stderr).toContain(`Port ${port} is in use. Choose another one with --port`);
});

test.each(['SIGINT', 'SIGTERM'] as const)(
  '%s ends it with code 0, an open connection or not',
  async (signal) => {
    const emulator = await start();
    const idle = await fetch(`${emulator.origin}/about.json`);
    expect(idle.ok).toBe(true);
    const { code, stderr } = await emulator.stop(signal);
    expect([code, stderr]).toEqual([0, '']);
  },
);

const data = () => ['--data', join(directory.path, 'data')];

describe('data', () => {
  test('what was written is there at the next start, killed or stopped, until --reset', async () => {
    const first = await start(...data());
    const preview = await createPreview(first.origin);
    await first.stop('SIGKILL');
    const second = await start(...data());
    expect(await previewStatus(second.origin, preview)).toBe('COMPLETED');
    await second.stop();
    const third = await start(...data(), '--reset');
    await expect(previewStatus(third.origin, preview)).rejects.toThrow();
  });

  test('a second process on the same data is told so', async () => {
    await start(...data());
    const { code, stderr } = await runEmulator('--port', '0', '--account', exampleAccount, ...data());
    expect(code).toBe(1);
    expect(stderr).toMatch(/123456789012/);
    expect(stderr).not.toMatch(/^ +at /m);
  });

  test('ids of a later start are new, those of a fresh account the same', async () => {
    const first = await start(...data());
    const one = await createPreview(first.origin);
    await first.stop();
    const second = await start(...data());
    const two = await createPreview(second.origin);
    await second.stop();
    expect(two.token).not.toBe(one.token);
    const fresh = await start('--data', join(directory.path, 'fresh'));
    expect((await createPreview(fresh.origin)).token).toBe(one.token);
  });

  test('an account whose name was made to speak to the terminal is told, and refused, in visible lines', async () => {
    const folder = join(directory.path, 'account');
    cpSync(exampleAccount, folder, { recursive: true });
    rmSync(join(folder, 'users.json'));
    const name = 'x\nready http://127.0.0.1:1/\u001B]0;owned\u0007\u202E';
    writeFileSync(join(folder, 'account.json'), JSON.stringify({ id: '123456789012', name }));
    const emulator = await startEmulator('--account', folder, ...data());
    running.push(emulator);
    const visible = '(x⟨U+000A⟩ready http://127.0.0.1:1/⟨U+001B⟩]0;owned⟨U+0007⟩⟨U+202E⟩)';
    expect(emulator.stdout()).toContain(`Account 123456789012 ${visible} has a new administrator`);
    expect(emulator.stdout().match(/^ready /gm)).toHaveLength(1);
    expect(emulator.stdout()).not.toMatch(/[\p{Cf}]|[^\P{Cc}\n]/u);
    await emulator.stop();

    const refused = await runEmulator('--account', `${folder}\n\u001B[2J0 problems`, ...data());
    expect(refused.stderr).toContain('⟨U+000A⟩⟨U+001B⟩[2J0 problems');
    expect(refused.stderr.trimEnd().split('\n')).toHaveLength(1);
  });

  test('an account without users gets an administrator, whose key is printed before the ready line', async () => {
    const folder = join(directory.path, 'account');
    cpSync(exampleAccount, folder, { recursive: true });
    rmSync(join(folder, 'users.json'));
    const emulator = await startEmulator('--account', folder, ...data());
    running.push(emulator);
    const [, password = '', accessKeyId = '', secretAccessKey = ''] =
      /password (\S+)\n +access key (\S+), secret access key (\S+)\n.*ready /s.exec(emulator.stdout()) ?? [];
    expect(password.length).toBeGreaterThan(11);
    const client = inspectorClient(emulator.origin, { accessKeyId, secretAccessKey });
    expect((await client.send(new ListAssessmentRunsCommand({}))).assessmentRunArns?.length).toBeGreaterThan(
      0,
    );
    await expect(
      inspectorClient(emulator.origin).send(new ListAssessmentRunsCommand({})),
    ).rejects.toMatchObject({
      name: 'UnrecognizedClientException',
    });
    await emulator.stop();
    const again = await startEmulator('--account', folder, ...data());
    running.push(again);
    expect(again.stdout()).toMatch(/^ready \S+\n$/);
    for (const name of readdirSync(join(directory.path, 'data')))
      expect(readFileSync(join(directory.path, 'data', name)).includes(password), name).toBe(false);
  });
});

test('on every address, a reader from elsewhere is not sent to an address of its own machine', async () => {
  const { origin } = await start('--host', '0.0.0.0');
  const { port } = new URL(origin);
  const path = '/us-west-2/123456789012/runs';
  const open = (host: string) =>
    send(origin, { method: 'GET', path, headers: { host: `${host}:${port}`, accept: 'text/html' } });
  const there = await open('192.168.0.9');
  expect([there.status, there.headers['location']]).toEqual([421, undefined]);
  expect(there.text).toContain(`forward port ${port}`);
  expect((await open('localhost')).headers['location']).toBe(`${origin}${path}`);
});
describe('npm’s scripts', () => {
  /** Runs one of npm's scripts as npm does that was called in a folder of the project. */
  function npmScript(name: string, ...argv: string[]) {
    const child = spawn(process.execPath, [join(projectRoot, 'scripts', name), ...argv], {
      cwd: projectRoot,
      env: { ...process.env, INIT_CWD: join(projectRoot, 'accounts') },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    onTestFinished(() => void child.kill('SIGKILL'));
    const printed = { stdout: '', stderr: '' };
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => (printed.stderr += chunk));
    const ready = new Promise<'ready'>((resolve) => {
      child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
        printed.stdout += chunk;
        if (/^ready /m.test(printed.stdout)) resolve('ready');
      });
    });
    const ended = once(child, 'close').then(([code]) => code as number | null);
    return { child, printed, ready, ended };
  }

  test('an account is looked for in the folder that npm was called in', async () => {
    const check = npmScript('account.mjs', 'check', 'recorded-example');
    expect(await check.ended, check.printed.stderr).toBe(0);
    const argv = ['--port', '0', '--data', ':memory:', '--api-only', '--account', 'recorded-example'];
    const started = npmScript('start.mjs', ...argv);
    expect(await Promise.race([started.ready, started.ended]), started.printed.stderr).toBe('ready');
  });

  test('the port of the dev server may stand behind an equals sign', async () => {
    const dev = npmScript('dev.mjs', '--port=0', '--data', ':memory:', '--account', 'recorded-example');
    expect(await Promise.race([dev.ready, dev.ended]), dev.printed.stderr).toBe('ready');
    expect(dev.printed.stdout).not.toContain(':4570/');
    // The gallery is the dev server's alone.
    const origin = /ready (\S+)/.exec(dev.printed.stdout)?.[1];
    const page = await fetch(new URL('/gallery.html', origin));
    expect(await page.text()).toContain('/src/ui/gallery/main.tsx');
  });
});
