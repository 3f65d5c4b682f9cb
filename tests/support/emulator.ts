import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InspectorClient } from '@aws-sdk/client-inspector';
import { runAccountCommand } from '../../emulator/account-command';
import type { FaultRule } from '../../emulator/aws-json/read-fault-rules';
import { type Clock, wireClock } from '../../emulator/clock';
import { createKeyRing } from '../../emulator/credentials';
import { listen } from '../../emulator/http/listen';
import { createRequestLog } from '../../emulator/request-log';
import { createEmulator } from '../../emulator/request-handler';
import { openedAccounts } from './opened-accounts';
import { projectRoot } from './emulator-process';

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

export interface ServerSettings {
  readonly accounts?: readonly string[];
  /** Where stores are kept; without it they are not. */
  readonly dataDirectory?: string;
  /** Stores of more bytes are verified while they are served. */
  readonly verifyLaterFrom?: number;
  readonly faults?: readonly FaultRule[];
  readonly allowOrigins?: readonly string[];
  readonly consoleFolder?: string;
  readonly previewMilliseconds?: number;
  readonly speed?: number;
  readonly pageCap?: 100 | 500;
  readonly clock?: Clock;
  readonly credentialLifeSeconds?: number;
}

/** Starts the emulator from its source, in this process, on a free port and without a disk. */
export async function startServer(settings: ServerSettings = {}) {
  const clock = settings.clock ?? wireClock;
  const keys = createKeyRing(clock);
  const { dataDirectory, verifyLaterFrom, speed, pageCap, previewMilliseconds } = settings;
  const accounts = openedAccounts({
    folders: settings.accounts ?? [exampleAccount],
    ...(dataDirectory !== undefined && { dataDirectory }),
    ...(verifyLaterFrom !== undefined && { verifyLaterFrom }),
    ...(speed !== undefined && { speed }),
    ...(pageCap !== undefined && { pageCap }),
    ...(previewMilliseconds !== undefined && { previewMilliseconds }),
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
    allowHosts: [],
    credentialLifeSeconds: settings.credentialLifeSeconds ?? 3600,
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

/** Runs `npm run account --` in this process: its exit code, and what it printed and complained of, a line each. */
export function runCommand(...args: readonly string[]) {
  const printed: string[] = [];
  const complaints: string[] = [];
  const code = runAccountCommand(
    args,
    (line) => printed.push(line),
    (line) => complaints.push(line),
  );
  return { code, printed: printed.join('\n'), complaints: complaints.join('\n') };
}
