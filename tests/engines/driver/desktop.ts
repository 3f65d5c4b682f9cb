import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { projectRoot } from '../../support/emulator-process';
import { end, startAndRead } from './processes';

/** The screen's size in pixels: larger than any window that is asked for. */
export const SCREEN = { width: 1600, height: 1200 };

/** Debian's own Python has the bindings of AT-SPI. */
const PYTHON = '/usr/bin/python3';
const AT_SPI = join(projectRoot, 'tests/engines/accessibility/at-spi.py');

/** A screen in memory, for browsers that cannot do without one. */
export interface Desktop {
  /** What a program on it has to have in its environment. */
  readonly env: NodeJS.ProcessEnv;
  readonly close: () => Promise<void>;
}

/** One on which assistive technology is listening. */
export interface AccessibleDesktop extends Desktop {
  /** The tree of what is shown, from the first object of a role (and name) on; undefined while there is none. */
  readonly read: (role: string, name: string) => Promise<string | undefined>;
}

async function startScreen(): Promise<{ readonly child: ChildProcess; readonly env: NodeJS.ProcessEnv }> {
  const { width, height } = SCREEN;
  const size = ['-screen', '0', `${width}x${height}x24`];
  const child = spawn('Xvfb', ['-displayfd', '3', ...size, '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const number = await new Promise<string>((resolve, reject) => {
    child.stdio[3]?.once('data', (chunk: Buffer) => resolve(String(chunk).trim()));
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`Xvfb ended with ${code} before it was ready.`)));
  });
  return { child, env: { ...process.env, DISPLAY: `:${number}`, GDK_BACKEND: 'x11' } };
}

/** Starts a screen. */
export async function startDesktop(): Promise<Desktop> {
  const { child, env } = await startScreen();
  return { env, close: () => end(child) };
}

/** Whether what is needed to listen is installed. */
export const canListen =
  ['/usr/bin/dbus-daemon', '/usr/bin/Xvfb', '/usr/libexec/at-spi-bus-launcher'].every((path) =>
    existsSync(path),
  ) &&
  existsSync('/usr/lib/python3/dist-packages/gi') &&
  ['x86_64', 'aarch64'].some((machine) =>
    existsSync(`/usr/lib/${machine}-linux-gnu/girepository-1.0/Atspi-2.0.typelib`),
  );

/** Starts a screen with a message bus of its own, and AT-SPI on it, before any browser. */
export async function startAccessibleDesktop(): Promise<AccessibleDesktop> {
  const screen = await startScreen();
  const bus = await startAndRead(
    'dbus-daemon',
    ['--session', '--nofork', '--print-address'],
    /^(unix:\S+)\n/,
    screen.env,
  );
  const env = { ...screen.env, DBUS_SESSION_BUS_ADDRESS: bus.found, GNOME_ACCESSIBILITY: '1' };
  const run = promisify(execFile);
  await run(PYTHON, [AT_SPI, 'enable'], { env });
  return {
    env,
    read: async (role, name) => {
      const read = run(PYTHON, [AT_SPI, 'read', role, name], { env, maxBuffer: 16 * 1024 * 1024 });
      return read.then(
        ({ stdout }) => stdout,
        () => undefined,
      );
    },
    close: async () => {
      await end(bus.child);
      await end(screen.child);
    },
  };
}
