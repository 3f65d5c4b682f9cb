import { type ChildProcess, spawn, type SpawnOptions } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder. */
export const projectRoot = fileURLToPath(new URL('../..', import.meta.url));

/** A process that has ended, or one that was asked to serve and could not. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface EmulatorProcess {
  /** Without the slash at its end. */
  readonly origin: string;
  readonly process: ChildProcess;
  readonly stdout: () => string;
  readonly stderr: () => string;
  /** Sends a signal and waits for the end. */
  readonly stop: (signal?: NodeJS.Signals) => Promise<Ended>;
}

/** A process on its way: it may become ready, and it will end. */
export interface Spawned {
  readonly child: ChildProcess;
  readonly text: { readonly stdout: string; readonly stderr: string };
  /** The origin, once it serves; never for a process that ends before. */
  readonly ready: Promise<string>;
  readonly ended: Promise<Ended>;
}

/** Starts a program that prints `ready` and its address, or ends. */
export function spawnServing(
  program: string,
  argv: readonly string[],
  surroundings: Pick<SpawnOptions, 'cwd' | 'env' | 'uid' | 'gid'> = {},
): Spawned {
  const child = spawn(program, argv, { ...surroundings, stdio: ['ignore', 'pipe', 'pipe'] });
  const text = { stdout: '', stderr: '' };
  const ready = new Promise<string>((resolve) => {
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      text.stdout += chunk;
      const origin = /^ready (http:\/\/\S+)\/$/m.exec(text.stdout)?.[1];
      if (origin !== undefined) resolve(origin);
    });
  });
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => (text.stderr += chunk));
  const ended = once(child, 'close').then(([code]): Ended => ({ code: code as number | null, ...text }));
  return { child, text, ready, ended };
}

/** Starts the built emulator with exactly these options. */
export function spawnEmulator(argv: readonly string[]): Spawned {
  return spawnServing(process.execPath, [join(projectRoot, 'dist/emulator/main.js'), ...argv]);
}

/** Runs the built emulator to its end: for options that make it print something, or refuse to start. */
export function runEmulator(...argv: string[]): Promise<Ended> {
  return spawnEmulator(argv).ended;
}

/**
 * Starts the built emulator as a process of its own and waits for its `ready` line. Without other
 * options it has a free port, and nothing on the disk.
 *
 * @throws when it ends before it is ready, with what it printed
 */
export async function startEmulator(...argv: string[]): Promise<EmulatorProcess> {
  const data = argv.some((argument) => argument.startsWith('--data')) ? [] : ['--data', ':memory:'];
  return whenReady(spawnEmulator(['--port', '0', ...data, ...argv]));
}

/**
 * Waits for a program's `ready` line.
 *
 * @throws when it ends before it is ready, with what it printed
 */
export async function whenReady({ child, text, ready, ended }: Spawned): Promise<EmulatorProcess> {
  const failed = ended.then(({ code, stderr }): never => {
    throw new Error(`The emulator ended with ${code} before it was ready: ${stderr}`);
  });
  // Once it is ready, its end is no failure.
  failed.catch(() => {});
  const origin = await Promise.race([ready, failed]);
  return {
    origin,
    process: child,
    stdout: () => text.stdout,
    stderr: () => text.stderr,
    stop(signal = 'SIGTERM') {
      child.kill(signal);
      return ended;
    },
  };
}
