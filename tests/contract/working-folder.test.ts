import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { projectRoot } from '../support/emulator-process';

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
  const start = npmScript('start.mjs', ...argv);
  expect(await Promise.race([start.ready, start.ended]), start.printed.stderr).toBe('ready');
});

test('the port of the dev server may stand behind an equals sign', async () => {
  const dev = npmScript('dev.mjs', '--port=0', '--data', ':memory:', '--account', 'recorded-example');
  expect(await Promise.race([dev.ready, dev.ended]), dev.printed.stderr).toBe('ready');
  expect(dev.printed.stdout).not.toContain(':4570/');
});
