import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { projectRoot } from '../support/emulator-process';

/** Resolves when nothing answers at an address any more. */
async function gone(origin: string): Promise<void> {
  for (;;)
    try {
      await fetch(`${origin}/about.json`);
    } catch {
      return;
    }
}

test.each(['SIGTERM', 'SIGINT'] as const)('npm start leaves nothing behind after %s', async (signal) => {
  const npm = spawn('npm', ['start', '--', '--port', '0', '--data', ':memory:'], {
    cwd: projectRoot,
    stdio: ['ignore', 'pipe', 'ignore'],
    detached: true,
  });
  const origin = await new Promise<string>((resolve) => {
    let printed = '';
    npm.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      printed += chunk;
      const ready = /^ready (http:\S+)\/$/m.exec(printed)?.[1];
      if (ready !== undefined) resolve(ready);
    });
  });
  expect((await fetch(`${origin}/about.json`)).status).toBe(200);
  const ended = once(npm, 'exit');
  // Ctrl-C reaches everything in the terminal's foreground; SIGTERM only the process that it is sent to.
  process.kill(signal === 'SIGINT' ? -(npm.pid ?? 0) : (npm.pid ?? 0), signal);
  await ended;
  await gone(origin);
});
