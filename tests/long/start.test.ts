import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, onTestFinished, test } from 'vitest';
import { projectRoot } from '../support/emulator-process';

const answers = (origin: string): Promise<boolean> =>
  fetch(`${origin}/about.json`).then(
    () => true,
    () => false,
  );

test.each(['SIGTERM', 'SIGINT'] as const)('npm start leaves nothing behind after %s', async (name) => {
  const npm = spawn('npm', ['start', '--', '--port', '0', '--data', ':memory:'], {
    cwd: projectRoot,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const group = -(npm.pid ?? Number.NaN);
  onTestFinished(() => {
    try {
      process.kill(group, 'SIGKILL');
    } catch {
      // There is nobody left in it: as it has to be.
    }
  });
  let said = '';
  npm.stderr.setEncoding('utf8').on('data', (chunk: string) => (said += chunk));
  const ended = once(npm, 'exit');
  const ready = new Promise<string>((resolve) => {
    let printed = '';
    npm.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      printed += chunk;
      const origin = /^ready (http:\S+)\/$/m.exec(printed)?.[1];
      if (origin !== undefined) resolve(origin);
    });
  });
  const failed = ended.then(([code, signal]): never => {
    throw new Error(`npm start ended with ${code ?? signal} before it was ready: ${said}`);
  });
  // Once it is ready, its end is no failure.
  failed.catch(() => {});
  const origin = await Promise.race([ready, failed]);
  expect((await fetch(`${origin}/about.json`)).status).toBe(200);
  // Ctrl-C reaches everything in the terminal's foreground; SIGTERM only the process that it is sent to.
  process.kill(name === 'SIGINT' ? group : -group, name);
  await ended;
  await expect.poll(() => answers(origin), { timeout: 30_000 }).toBe(false);
});
