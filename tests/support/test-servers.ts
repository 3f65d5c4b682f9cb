import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { InspectorClient, ListRulesPackagesCommand } from '@aws-sdk/client-inspector';
import { afterAll, beforeAll } from 'vitest';
import { wireClock } from '../../emulator/clock';
import { manualClock } from './manual-clock';
import { createKeyRing } from '../../emulator/credentials';
import type { Delivery } from '../../emulator/events/deliver';
import type { Services } from '../../emulator/inspector/operation';
import { createRequestLog } from '../../emulator/request-log';
import { createEmulator } from '../../emulator/request-handler';
import { openedAccounts } from './opened-accounts';
import { type ServerSettings, startServer } from './emulator';
import { keysOf, NOW, RECORDED, REGION, SIMULATED, writeSmallAccounts } from './small-account';

/**
 * What lives as long as the tests of a file, or of one `describe`: started before the first of them, closed after the
 * last. It cannot be asked before.
 */
function forTests<Running extends { close(): Promise<void> }>(
  start: () => Promise<Running>,
): Omit<Running, 'close'> {
  let running: Running | undefined;
  beforeAll(async () => {
    running = await start();
  });
  afterAll(() => running?.close());
  return new Proxy({} as Running, {
    get(_, member): unknown {
      if (!running) throw new Error('It starts before the first test, and not before that');
      return Reflect.get(running, member);
    },
  });
}

/** A server for these tests. */
export const testServer = (settings: () => ServerSettings = () => ({})) =>
  forTests(() => startServer(settings()));

/** A server with the two small accounts. */
export const smallServer = (settings: ServerSettings = {}) =>
  forTests(async () => {
    const written = writeSmallAccounts();
    const server = await startServer({
      ...settings,
      accounts: [...written.folders, ...(settings.accounts ?? [])],
    });
    return {
      ...server,
      async close() {
        await server.close();
        written.remove();
      },
    };
  });

type User = 'admin' | 'auditor' | 'newcomer';

/** The emulator over HTTP, with the two small accounts in memory. */
export interface SmallEmulator {
  /** A client of the simulated account (or the recorded one) with a user's own key pair. It never retries. */
  client(user?: User, account?: typeof SIMULATED | typeof RECORDED, region?: string): InspectorClient;
  /** Calls an operation with any body: the SDK signs it, and does not look at it. */
  raw(operation: string, body: unknown): Promise<unknown>;
  /** Moves the accounts' clocks; the wire clock is real. */
  advance(milliseconds: number): void;
  /** What the simulated account's operations work on. */
  readonly services: Services;
}

type Started = SmallEmulator & { readonly close: () => Promise<void> };

interface SmallEmulatorOptions {
  readonly pageCap?: 100 | 500;
  /** Where the changes of runs are told. */
  readonly delivery?: Delivery;
  /** Takes the lines of the log; without it they go to the terminal. */
  readonly print?: (line: string) => void;
}

export const PREVIEW_MILLISECONDS = 2000;

/** A small emulator for the tests of a file, or of one `describe` whose tests change what others read. */
export const smallEmulator = (options: SmallEmulatorOptions = {}): SmallEmulator =>
  forTests(() => startSmallEmulator(options));

/** Starts the emulator on a free port of the loopback interface. */
export async function startSmallEmulator({
  pageCap = 100,
  delivery,
  print = (line) => process.stderr.write(`${line}\n`),
}: SmallEmulatorOptions = {}): Promise<Started> {
  const written = writeSmallAccounts();
  const keys = createKeyRing(wireClock);
  const clock = manualClock(NOW);
  const accounts = openedAccounts({
    folders: written.folders,
    pageCap,
    previewMilliseconds: PREVIEW_MILLISECONDS,
    keys,
    clock,
    delivery,
  });
  const services = accounts.find(SIMULATED)?.services;
  if (!services) throw new Error('The small account did not open');
  let origin = '';
  const emulator = createEmulator({
    accounts,
    keys,
    clock: wireClock,
    origin: () => origin,
    listensOn: '127.0.0.1',
    allowOrigins: [],
    allowHosts: [],
    credentialLifeSeconds: 3600,
    faults: [],
    consoleFolder: undefined,
    log: createRequestLog(print, false),
  });
  const server = createServer((request, response) => void emulator.handle(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const clients: InspectorClient[] = [];
  const client: SmallEmulator['client'] = (user = 'admin', account = SIMULATED, region = REGION) => {
    const made = new InspectorClient({
      endpoint: origin,
      region,
      credentials: keysOf(user, account === SIMULATED ? '1' : '2'),
      maxAttempts: 1,
    });
    clients.push(made);
    return made;
  };
  const rawClient = client();
  return {
    client,
    services,
    advance: (milliseconds) => clock.advance(milliseconds),
    raw(operation, body) {
      const command = new ListRulesPackagesCommand({});
      command.middlewareStack.add(
        (next) => (args) => {
          const request = args.request as { body: string; headers: Record<string, string> };
          request.body = typeof body === 'string' ? body : JSON.stringify(body);
          request.headers['x-amz-target'] = `InspectorService.${operation}`;
          request.headers['content-length'] = String(Buffer.byteLength(request.body));
          return next(args);
        },
        { step: 'build', priority: 'low' },
      );
      return rawClient.send(command);
    },
    async close() {
      for (const made of clients) made.destroy();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      emulator.close();
      written.remove();
    },
  };
}
