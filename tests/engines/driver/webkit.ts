import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { clicking, keyPresses, typing } from './actions';
import { type Desktop, SCREEN } from './desktop';
import { end, freePort } from './processes';
import type { Engine, Tab } from './tab';
import { createSession, type WebDriverSession, waitForDriver } from './webdriver';

/** How often a window is asked for its size: the first answers come while it is still changing. */
const ATTEMPTS = 8;

/**
 * MiniBrowser's tool bar keeps its window from getting narrower than 447 pixels. Without paddings and with the smallest
 * letters it lets it be as narrow as a telephone; the page's own fonts and controls do not come from here.
 */
const NARROW_TOOL_BAR =
  '* { min-width: 0; min-height: 0; padding: 0; margin: 0; border-width: 0; font-size: 1px; -gtk-icon-transform: scale(0.01); }';

interface Rect {
  readonly width: number;
  readonly height: number;
}

/** How long a window may take to follow what it was asked, in milliseconds, before it is asked again. */
const FOLLOWS = 500;

/** The viewport's size, once it is this one or has had the time to become it. */
async function viewport(session: WebDriverSession, width: number, height: number): Promise<Rect> {
  const is = `() => innerWidth === ${width} && innerHeight === ${height}`;
  const waiting = `new Promise((done) => {
    const end = performance.now() + ${FOLLOWS};
    const look = () => (${is})() || performance.now() > end ? done() : setTimeout(look, 10);
    look();
  })`;
  const size = '() => JSON.stringify({ width: innerWidth, height: innerHeight })';
  return JSON.parse(await session.evaluate(`${waiting}.then(${size})`)) as Rect;
}

/**
 * Makes the viewport so large. Without a window manager the keyboard belongs to the window under the pointer, which
 * stands in the middle of the screen: so does the window.
 *
 * @throws when the window cannot be made so large
 */
async function resize(session: WebDriverSession, width: number, height: number): Promise<void> {
  const now = 'JSON.stringify({ width: innerWidth, height: innerHeight })';
  let inner = JSON.parse(await session.evaluate(now)) as Rect;
  for (let attempt = 0; inner.width !== width || inner.height !== height; attempt += 1) {
    if (attempt === ATTEMPTS)
      throw new Error(`The viewport is ${JSON.stringify(inner)} instead of ${width} by ${height}.`);
    const outer = await session.send<Rect>('GET', 'window/rect');
    const next = { width: outer.width + width - inner.width, height: outer.height + height - inner.height };
    await session.send('POST', 'window/rect', {
      x: Math.max(0, Math.round((SCREEN.width - next.width) / 2)),
      y: Math.max(0, Math.round((SCREEN.height - next.height) / 2)),
      ...next,
    });
    inner = await viewport(session, width, height);
  }
}

function tabOf(session: WebDriverSession, downloads: string): Tab {
  const act = async (actions: readonly object[]): Promise<void> => {
    await session.send('POST', 'actions', { actions });
  };
  return {
    downloads,
    // Its protocol has no log: what the page can see of itself is all there is.
    reported: [],
    open: async (url) => {
      const isFirst = (await session.send('GET', 'url')) === 'about:blank';
      if (!isFirst) await session.evaluate('String(window.left = true)');
      await session.send('POST', 'url', { url });
      // It returns before the old document is gone; and the first change is one of processes, during which a page is not asked.
      const isStillThere = async (): Promise<boolean> =>
        isFirst
          ? (await session.send('GET', 'url')) === 'about:blank'
          : (await session.evaluate('String(window.left)').catch(() => 'true')) === 'true';
      while (await isStillThere());
    },
    back: async () => {
      await session.send('POST', 'back', {});
    },
    evaluate: session.evaluate,
    press: (keys) => act(keyPresses(keys)),
    type: (text) => act(typing(text)),
    click: (x, y) => act(clicking(x, y)),
    resize: (width, height) => resize(session, width, height),
    picture: async () => Buffer.from(await session.send<string>('GET', 'screenshot'), 'base64'),
    print: () => Promise.resolve(undefined),
    close: async () => {
      await session.send('DELETE', '');
    },
  };
}

/**
 * Starts WebKitGTK's WebDriver on a screen; each tab is a session, and so a MiniBrowser, of its own.
 *
 * @param driver for example `/usr/bin/WebKitWebDriver`
 * @param binary MiniBrowser
 * @param desktop the screen, which is closed with the engine: WebKitGTK has no way to do without one
 */
export async function startWebKit(driver: string, binary: string, desktop: Desktop): Promise<Engine> {
  const folder = mkdtempSync(join(tmpdir(), 'webkit-'));
  const downloads = join(folder, 'downloads');
  for (const name of ['config/gtk-3.0', 'downloads']) mkdirSync(join(folder, name), { recursive: true });
  writeFileSync(join(folder, 'config/gtk-3.0/gtk.css'), NARROW_TOOL_BAR);
  writeFileSync(join(folder, 'config/user-dirs.dirs'), `XDG_DOWNLOAD_DIR="${downloads}"\n`);
  const port = await freePort();
  const child = spawn(driver, [`--port=${port}`], {
    stdio: 'ignore',
    env: {
      ...desktop.env,
      HOME: folder,
      XDG_CONFIG_HOME: join(folder, 'config'),
      LIBGL_ALWAYS_SOFTWARE: '1',
      // A sandbox cannot be made by root, nor in most containers.
      WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
    },
  });
  const origin = `http://127.0.0.1:${port}`;
  await waitForDriver(origin, child);
  const capabilities = {
    browserName: 'MiniBrowser',
    // The page is looked at from its first moment, not from the end of its loading.
    pageLoadStrategy: 'none',
    'webkitgtk:browserOptions': { binary, args: ['--automation'] },
  };
  const newSession = () => createSession(origin, capabilities);
  const first = await newSession();
  await first.send('DELETE', '');
  return {
    name: 'WebKit',
    version: first.version,
    newTab: async () => tabOf(await newSession(), downloads),
    close: async () => {
      await end(child);
      await desktop.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
