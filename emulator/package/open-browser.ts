import { spawn } from 'node:child_process';
import type { Surroundings } from './data-place';

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
