import { posix, win32 } from 'node:path';

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
