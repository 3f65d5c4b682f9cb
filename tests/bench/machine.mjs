import { spawn } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import { root } from '../../scripts/lib/console.mjs';

/** What a figure is worth nothing without. */
export const machine = () => ({
  date: new Date().toISOString().slice(0, 16).replace('T', ' ') + ' UTC',
  cpu: cpus()[0]?.model.trim(),
  cores: cpus().length,
  memory: `${Math.round(totalmem() / 2 ** 30)} GB`,
  node: process.versions.node,
  load: loadavg()[0]?.toFixed(1),
});

export const median = (numbers) => {
  const sorted = numbers.filter((each) => each !== undefined).toSorted((a, b) => a - b);
  return sorted.length === 0 ? undefined : sorted[Math.floor((sorted.length - 1) / 2)];
};

/** The value that so large a part of the numbers is at most. */
export const quantile = (numbers, part) =>
  numbers.toSorted((a, b) => a - b)[Math.min(numbers.length - 1, Math.floor(numbers.length * part))];

/** Starts the built emulator over an account's folder and its store; every call is answered so much later. */
export async function startEmulator(folder, data, delayMs) {
  const faults = join(data, `delay-${delayMs}.json`);
  writeFileSync(faults, JSON.stringify(delayMs > 0 ? [{ operation: '*', delayMs }] : []));
  const argv = ['--port', '0', '--account', folder, '--data', data, '--faults', faults];
  const child = spawn(process.execPath, [join(root, 'dist/emulator/main.js'), ...argv], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const origin = await new Promise((resolve, reject) => {
    let text = '';
    child.stdout.setEncoding('utf8').on('data', (chunk) => {
      text += chunk;
      const ready = /^ready (http:\/\/\S+)\/$/m.exec(text)?.[1];
      if (ready) resolve(ready);
    });
    child.once('exit', (code) => reject(new Error(`The emulator ended with ${code}.`)));
  });
  return {
    origin,
    stop: () =>
      new Promise((resolve) => {
        child.once('exit', resolve);
        child.kill('SIGTERM');
        rmSync(faults, { force: true });
      }),
  };
}
