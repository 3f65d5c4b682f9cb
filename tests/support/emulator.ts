import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { InspectorClient } from '@aws-sdk/client-inspector';
import { openAccounts } from '../../emulator/accounts';
import { type Clock, wireClock } from '../../emulator/clock';
import { createKeyRing } from '../../emulator/credentials';
import type { FaultRule } from '../../emulator/aws-json/faults/fault-rule';
import { listen } from '../../emulator/http/listen';
import { createRequestLog } from '../../emulator/request-log';
import { createEmulator } from '../../emulator/server';

export const projectRoot = fileURLToPath(new URL('../..', import.meta.url));
export const exampleAccount = join(projectRoot, 'accounts/example');

/** The key pairs of the example's users are data of the account; the administrator's is AWS's documented one. */
export const administrator = {
  accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
};

export interface KeyPair {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

/** A client of the SDK's with a user's key pair; one attempt, so that a test sees the error itself. */
export function inspectorClient(
  endpoint: string,
  credentials: KeyPair = administrator,
  region = 'us-west-2',
): InspectorClient {
  return new InspectorClient({ endpoint, region, credentials, maxAttempts: 1 });
}

/** A directory below the system's own for temporary files. */
export function temporaryDirectory(): { readonly path: string; readonly remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'inspector-emulator-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

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

function spawnEmulator(argv: readonly string[]) {
  const child = spawn(process.execPath, [join(projectRoot, 'dist/emulator/main.js'), ...argv], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const text = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => (text.stdout += chunk));
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => (text.stderr += chunk));
  const ended = once(child, 'close').then(([code]): Ended => ({ code: code as number | null, ...text }));
  return { child, text, ended };
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
  const { child, text, ended } = spawnEmulator(['--port', '0', ...data, ...argv]);
  const origin = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', () => {
      const ready = /^ready (http:\/\/\S+)\/$/m.exec(text.stdout)?.[1];
      if (ready !== undefined) resolve(ready);
    });
    void ended.then(({ code, stderr }) =>
      reject(new Error(`The emulator ended with ${code} before it was ready: ${stderr}`)),
    );
  });
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

export interface ServerSettings {
  readonly accounts?: readonly string[];
  readonly faults?: readonly FaultRule[];
  readonly allowOrigins?: readonly string[];
  readonly consoleFolder?: string;
  readonly previewMilliseconds?: number;
  readonly speed?: number;
  readonly pageCap?: 100 | 500;
  readonly clock?: Clock;
}

/** Starts the emulator from its source, in this process, on a free port and without a disk. */
export async function startServer(settings: ServerSettings = {}) {
  const clock = settings.clock ?? wireClock;
  const keys = createKeyRing(clock);
  const accounts = openAccounts({
    folders: settings.accounts ?? [exampleAccount],
    dataDirectory: ':memory:',
    reset: false,
    speed: settings.speed ?? 1,
    pageCap: settings.pageCap ?? 500,
    previewMilliseconds: settings.previewMilliseconds ?? 0,
    keys,
    clock,
  });
  const log: string[] = [];
  let port = 0;
  const emulator = createEmulator({
    accounts,
    keys,
    clock,
    origin: () => `http://127.0.0.1:${port}`,
    listensOn: '127.0.0.1',
    allowOrigins: settings.allowOrigins ?? [],
    credentialLifeSeconds: 3600,
    faults: settings.faults ?? [],
    consoleFolder: settings.consoleFolder,
    log: createRequestLog((text) => log.push(text), true),
  });
  const server = await listen(emulator.handle, 0, '127.0.0.1');
  port = server.port;
  return {
    origin: `http://127.0.0.1:${port}`,
    port,
    accounts,
    keys,
    /** The lines of the log so far. */
    log,
    close: async () => {
      await server.close();
      emulator.close();
    },
  };
}

/** Writes fault rules to a file below a directory, for `--faults`. */
export function faultsFile(directory: string, rules: unknown): string {
  const path = join(directory, 'faults.json');
  writeFileSync(path, typeof rules === 'string' ? rules : JSON.stringify(rules));
  return path;
}
