import { FaultRulesError } from './aws-json/read-fault-rules';
import { OptionError } from './option-parser';
import type { Delivery } from './events/deliver';
import { isLoopback } from './http/gate';
import { listen, type Listening } from './http/listen';
import type { Options } from './read-options';
import type { Emulator } from './request-handler';
import { prepareEmulator } from './prepare-emulator';
import { failureText, sentenceOf } from './store/failures';
import { closeQuietly, doAll } from './store/closing';
import { complain, outliveOutput, print, printText, stackLines } from './terminal';

/** The name by which the server is reached: the address that it listens on, or the loopback's where it listens on all. */
function hostInUrl(host: string): string {
  if (host === 'localhost' || host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}

/** How long the end waits for notifications that are on their way, in milliseconds. */
const FAREWELL = 2000;

/** How often a line says how far the loading is, in milliseconds. */
const PROGRESS_EVERY = 1000;

/** Prints how far something is, one line a second, so that a log is not filled with it. */
function progressLine(): (text: string) => void {
  let last = performance.now();
  return (text) => {
    if (performance.now() - last < PROGRESS_EVERY) return;
    last = performance.now();
    complain(text);
  };
}

/** What serves. */
export interface Serving {
  /** With the slash at its end. */
  readonly address: string;
  /** Ends it, as far as it can, and gives the exit code. */
  readonly stop: () => Promise<number>;
}

/**
 * Opens the accounts and serves them. Prints what a person has to be told once.
 *
 * @param consoleFolder the built console
 * @throws what `refuse` has words for; nothing is open then
 */
export async function startServing(options: Options, consoleFolder: string): Promise<Serving> {
  let port = options.port;
  const origin = () => `http://${hostInUrl(options.host)}:${port}`;
  const { emulator, announcements, delivery } = prepareEmulator(
    options,
    origin,
    options.apiOnly ? undefined : consoleFolder,
    complain,
    progressLine(),
  );
  let server: Listening;
  try {
    // `localhost` may mean ::1 alone to the system, and 127.0.0.1 is what is printed.
    const host = options.host === 'localhost' ? '127.0.0.1' : options.host;
    server = await listen(emulator.handle, options.port, host);
  } catch (error) {
    closeQuietly(emulator);
    throw error;
  }
  port = server.port;
  for (const text of announcements) print(text);
  if (!isLoopback(options.host))
    complain(`Warning: ${options.host} is open to other machines, and the users of the examples are known.`);
  return { address: `${origin()}/`, stop: () => end(server, emulator, delivery, options) };
}

/**
 * Serves until SIGINT or SIGTERM, which end the process. Prints `ready` with the address.
 *
 * @param consoleFolder the built console
 * @param ready is told the address
 * @throws what `refuse` has words for
 */
export async function serve(
  options: Options,
  consoleFolder: string,
  ready: (address: string) => void = () => {},
): Promise<void> {
  outliveOutput(false, failureText);
  const { address, stop } = await startServing(options, consoleFolder);
  const leave = async () => process.exit(await stop());
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void leave());
  print(`ready ${address}`);
  ready(address);
}

/** Ends what serves: all of it, whatever fails on the way. Gives the exit code. */
async function end(
  server: Listening,
  emulator: Emulator,
  delivery: Delivery | undefined,
  options: Pick<Options, 'log'>,
): Promise<number> {
  await server.close();
  // What is on its way may arrive, but keeps nobody waiting.
  await delivery?.settled(FAREWELL);
  try {
    doAll([() => delivery?.close(), () => emulator.close()]);
    return 0;
  } catch (error) {
    return refuse(error, options);
  }
}

/** Whatever a person can cure is said in words; everything else is a fault of our own. */
function explain(error: unknown): string | undefined {
  if (error instanceof OptionError || error instanceof FaultRulesError) return error.message;
  return sentenceOf(error);
}

/** The lines of the stack of an error, and of those of its causes. */
const stacksOf = (error: unknown): readonly string[] =>
  error instanceof Error && error.cause !== undefined
    ? [...stackLines(error), 'Caused by:', ...stacksOf(error.cause)]
    : stackLines(error);

/**
 * Says why a server could not be started, or not be ended in order, and gives the exit code. What has words needs no stack,
 * unless `--log` asks for all that is known.
 */
export function refuse(error: unknown, options: Partial<Pick<Options, 'log'>> = {}): 1 {
  const text = explain(error);
  if (text !== undefined) printText(complain, text);
  if (text === undefined || options.log) for (const line of stacksOf(error)) complain(line);
  return 1;
}
