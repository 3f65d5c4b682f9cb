import { readFileSync } from 'node:fs';
import { type Accounts, openAccounts } from './accounts';
import { readFaultRules } from './aws-json/read-fault-rules';
import { wireClock } from './clock';
import { createKeyRing } from './credentials';
import { createDelivery, type Delivery } from './events/deliver';
import { projectRoot } from './version';
import { type Options, readOptions } from './read-options';
import { createRequestLog } from './request-log';
import { readServerUsers } from './store/users';
import { createEmulator, type Emulator } from './request-handler';
import { complain, print, type Print } from './terminal';
import { orInWords } from './store/failures';
import { closeQuietly } from './store/closing';

function readFaults(file: string | undefined) {
  if (file === undefined) return [];
  return readFaultRules(
    orInWords(`${file} cannot be read`, () => readFileSync(file, 'utf8')),
    file,
  );
}

/** What a command line makes: the emulator, before it has a port. */
export interface Prepared {
  readonly emulator: Emulator;
  readonly announcements: Accounts['announcements'];
  /** Where the changes of runs are told, with `--events`. */
  readonly delivery: Delivery | undefined;
}

/**
 * Reads the fault rules, opens the accounts and puts the emulator together.
 *
 * @param origin the canonical origin, asked for once requests come in
 * @param consoleFolder the built console, if this server is to serve it
 * @param writeLog takes the lines of the log
 * @param progress hears how far the accounts are loaded
 * @throws AccountError, FaultRulesError: in words for the person who started the program
 */
export function prepareEmulator(
  options: Options,
  origin: () => string,
  consoleFolder: string | undefined,
  writeLog: Print,
  progress?: Print,
): Prepared {
  const faults = readFaults(options.faults);
  const log = createRequestLog(writeLog, options.log);
  const delivery = options.events && createDelivery({ destination: options.events, report: log.undelivered });
  const keys = createKeyRing(wireClock);
  const accounts = openAccounts({
    folders: options.accounts,
    serverUsers: options.users === undefined ? [] : readServerUsers(options.users),
    ...(progress && { progress }),
    dataDirectory: options.data,
    reset: options.reset,
    keep: options.keep,
    skipUnknown: options.skipUnknown,
    speed: options.speed,
    pageCap: options.pageCap,
    previewMilliseconds: options.previewSeconds * 1000,
    keys,
    clock: wireClock,
    delivery,
  });
  try {
    const emulator = createEmulator({
      accounts,
      keys,
      clock: wireClock,
      origin,
      listensOn: options.host,
      allowOrigins: options.allowOrigins,
      allowHosts: options.allowHosts,
      credentialLifeSeconds: options.credentialLifeSeconds,
      faults,
      consoleFolder,
      log,
    });
    return { emulator, announcements: accounts.announcements, delivery };
  } catch (error) {
    closeQuietly(accounts);
    throw error;
  }
}

/**
 * The emulator for a development server that has the port and serves the console itself.
 *
 * @param argv the development server's command line: the emulator's own options
 * @param url the development server's address, once it listens
 */
export function emulatorForDevServer(argv: readonly string[], url: () => string | undefined): Emulator {
  const options = readOptions(argv, projectRoot(), process.cwd());
  const origin = () => new URL(url() ?? `http://127.0.0.1:${options.port}`).origin;
  const { emulator, announcements } = prepareEmulator(options, origin, undefined, complain);
  for (const line of announcements) print(line);
  return emulator;
}
