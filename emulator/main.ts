import { join } from 'node:path';
import { FaultRulesError } from './aws-json/read-fault-rules';
import { OptionError } from './command-line';
import { isLoopback } from './http/gate';
import { listen, type Listening } from './http/listen';
import { helpText, type Options, readOptions } from './options';
import { projectRoot } from './program';
import { prepareEmulator } from './start';
import { AccountError } from './store/account-error';

/** The name by which the server is reached: the address that it listens on, or the loopback's where it listens on all. */
function hostInUrl(host: string): string {
  if (host === 'localhost' || host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
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

/** How often a line says how far the loading is, in milliseconds. */
const PROGRESS_EVERY = 1000;

/** Prints how far something is, one line a second, so that a log is not filled with it. */
function progressLine(): (text: string) => void {
  let last = performance.now();
  return (text) => {
    if (performance.now() - last < PROGRESS_EVERY) return;
    last = performance.now();
    process.stderr.write(`${text}\n`);
  };
}

async function serve(options: Options): Promise<void> {
  let port = options.port;
  const origin = () => `http://${hostInUrl(options.host)}:${port}`;
  const consoleFolder = options.apiOnly ? undefined : join(projectRoot(), 'dist', 'console');
  const { emulator, announcements } = prepareEmulator(
    options,
    origin,
    consoleFolder,
    (text) => process.stderr.write(text),
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
    emulator.close();
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop());
  for (const text of announcements) console.log(text);
  if (!isLoopback(options.host))
    console.error(
      `Warning: ${options.host} is open to other machines, and the users of the examples are known.`,
    );
  console.log(`ready ${origin()}/`);
}

/** Runs the program. What a person can cure ends with its text and exit code 1. */
async function main(argv: readonly string[]): Promise<void> {
  let options: Pick<Options, 'port' | 'host'> = { port: 0, host: '' };
  try {
    const read = readOptions(argv, projectRoot(), process.cwd());
    options = read;
    if (read.help) console.log(helpText());
    else await serve(read);
  } catch (error) {
    const text = explain(error, options);
    console.error(text ?? (error instanceof Error ? error.stack : error));
    process.exitCode = 1;
  }
}

await main(process.argv.slice(2));
