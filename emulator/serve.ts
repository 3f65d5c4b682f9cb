import { FaultRulesError } from './aws-json/read-fault-rules';
import { OptionError } from './command-line';
import { isLoopback } from './http/gate';
import { listen, type Listening } from './http/listen';
import type { Options } from './read-options';
import { prepareEmulator } from './start';
import { AccountError } from './store/account-error';
import { complain, print, printText, stackLines } from './terminal';

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

/**
 * Serves until SIGINT or SIGTERM, which end the process. Prints what a person has to be told once, and `ready` with the address.
 *
 * @param consoleFolder the built console
 * @param ready is told the address as well
 * @throws what `explain` has words for
 */
export async function serve(
  options: Options,
  consoleFolder: string,
  ready: (address: string) => void = () => {},
): Promise<void> {
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
    emulator.close();
    throw error;
  }
  port = server.port;
  const stop = async () => {
    await server.close();
    // What is on its way may arrive, but keeps nobody waiting.
    await delivery?.settled(FAREWELL);
    delivery?.close();
    emulator.close();
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop());
  for (const text of announcements) print(text);
  if (!isLoopback(options.host))
    complain(`Warning: ${options.host} is open to other machines, and the users of the examples are known.`);
  print(`ready ${origin()}/`);
  ready(`${origin()}/`);
}

/** Whatever a person can cure is said in one sentence; everything else is a fault of our own. */
function explain(error: unknown, { port, host }: Pick<Options, 'port' | 'host'>): string | undefined {
  if (error instanceof AccountError || error instanceof OptionError || error instanceof FaultRulesError)
    return error.message;
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE')
    return `Port ${port} is in use. Choose another one with --port, for example --port ${port + 1}, or --port 0 for a free one.`;
  if (code === 'EACCES') return `Port ${port} may not be opened. Choose another one with --port.`;
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return `There is no address ${host} on this machine. Choose another one with --host.`;
  return undefined;
}

/** Says why a server could not be started, and gives the exit code. */
export function refuse(error: unknown, options: Pick<Options, 'port' | 'host'> = { port: 0, host: '' }): 1 {
  const told = explain(error, options);
  if (told === undefined) for (const line of stackLines(error)) complain(line);
  else printText(complain, told);
  return 1;
}
