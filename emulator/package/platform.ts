/** What differs from one operating system to the next: where a person's data are kept, and how a browser is opened. */

import { posix, win32 } from 'node:path';
import { spawn } from 'node:child_process';

/** What an account's store lies in, where the system keeps the data of programs. */
const FOLDER = 'inspector-exclusions';

/** What the place of a person's data depends on. */
export interface Surroundings {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The person's own folder. */
  readonly home: string;
}

/**
 * Where an installed program keeps accounts that nobody names a place for: never in its own folder, which an update or
 * npm's cache takes away. `$XDG_DATA_HOME` or `~/.local/share` (XDG Base Directory Specification: a value that is no
 * absolute path is to be ignored), `~/Library/Application Support` on macOS, `%LOCALAPPDATA%` on Windows.
 *
 * @returns an absolute path
 */
export function dataPlace({ platform, env, home }: Surroundings): string {
  if (platform === 'win32')
    return win32.join(env['LOCALAPPDATA'] || win32.join(home, 'AppData', 'Local'), FOLDER);
  if (platform === 'darwin') return posix.join(home, 'Library', 'Application Support', FOLDER);
  const named = env['XDG_DATA_HOME'] ?? '';
  return posix.join(posix.isAbsolute(named) ? named : posix.join(home, '.local', 'share'), FOLDER);
}

/** The program that opens an address in the reader's browser, and what it is given. */
type Opener = readonly [program: string, args: readonly string[]];

/**
 * How an address is opened here; undefined where nobody would see it: without a terminal (a script, a service), in CI,
 * over SSH, and on Linux without a display.
 *
 * @param interactive whether a person reads what is printed
 */
export function browserOpener(
  { platform, env }: Pick<Surroundings, 'platform' | 'env'>,
  interactive: boolean,
  address: string,
): Opener | undefined {
  if (!interactive || env['CI'] || env['SSH_CONNECTION']) return undefined;
  if (platform === 'darwin') return ['open', [address]];
  if (platform === 'win32') return ['rundll32', ['url.dll,FileProtocolHandler', address]];
  return env['DISPLAY'] || env['WAYLAND_DISPLAY'] ? ['xdg-open', [address]] : undefined;
}

/** Opens an address in a process of its own, which ours does not wait for. Where that fails, the printed address is left. */
export function openBrowser([program, args]: Opener): void {
  const child = spawn(program, args, { stdio: 'ignore', detached: true });
  child.once('error', () => {});
  child.unref();
}
