import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

const mount = (...args: readonly string[]) => execFileSync('mount', args, { stdio: 'ignore' });

function unmount(path: string): void {
  // Lazily: what is still open there is let go of when it is closed.
  execFileSync('umount', ['-l', path], { stdio: 'ignore' });
}

/** Whether this process may mount something: the disks below are real ones then. */
export const canMount = ((): boolean => {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  const path = mkdtempSync(join(tmpdir(), 'mount-'));
  try {
    mount('-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', path);
    unmount(path);
    return true;
  } catch {
    return false;
  } finally {
    rmSync(path, { recursive: true });
  }
})();

/** An empty disk of a size, such as `1m`, that goes at the end of the test; its path. */
export function smallDisk(folder: string, size: string): string {
  const path = join(folder, `disk-${size}`);
  mkdirSync(path);
  mount('-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', path);
  onTestFinished(() => unmount(path));
  return path;
}

/** The same folder at another path, where nothing can be written. */
export function readOnlyView(path: string): string {
  const view = `${path}-read-only`;
  mkdirSync(view);
  mount('--bind', path, view);
  onTestFinished(() => unmount(view));
  mount('-o', 'remount,bind,ro', view);
  return view;
}
