import { readOptions } from './options';
import { projectRoot } from './program';
import { prepareEmulator } from './start';
import type { Emulator } from './server';

/**
 * The emulator for a development server that has the port and serves the console itself.
 *
 * @param argv the development server's command line: the emulator's own options
 * @param url the development server's address, once it listens
 */
export function mountForDevelopment(argv: readonly string[], url: () => string | undefined): Emulator {
  const options = readOptions(argv, projectRoot(), process.cwd());
  const origin = () => new URL(url() ?? `http://127.0.0.1:${options.port}`).origin;
  const { emulator, announcements } = prepareEmulator(options, origin, undefined, (text) =>
    process.stderr.write(text),
  );
  for (const text of announcements) process.stdout.write(`${text}\n`);
  return emulator;
}
