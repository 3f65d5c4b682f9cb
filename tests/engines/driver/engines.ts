import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { startChromium } from './chromium';
import { type Desktop, startDesktop } from './desktop';
import { startFirefox } from './firefox';
import { pageCode } from './page-code';
import type { Engine, EngineName } from './tab';
import { startWebKit } from './webkit';

const first = (paths: readonly string[]): string | undefined => paths.find((path) => existsSync(path));

/** Where Debian and Ubuntu put WebKitGTK's small browser: a folder for each of its interfaces. */
function miniBrowsers(): readonly string[] {
  const library = '/usr/lib';
  return readdirSync(library)
    .map((name) => join(library, name))
    .filter((folder) => folder.endsWith('-linux-gnu'))
    .flatMap((folder) =>
      readdirSync(folder)
        .filter((name) => name.startsWith('webkit2gtk-4'))
        .map((name) => join(folder, name, 'MiniBrowser')),
    );
}

/** How each engine is started here; one that is not there has nothing. */
function starters(): Readonly<Record<EngineName, ((desktop?: Desktop) => Promise<Engine>) | undefined>> {
  const linux = process.platform === 'linux';
  const chromium = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
  const firefox = process.env['FIREFOX'] ?? first(['/usr/bin/firefox-esr', '/usr/bin/firefox']);
  const driver = linux ? first(['/usr/bin/WebKitWebDriver']) : undefined;
  const mini = driver === undefined ? undefined : first(miniBrowsers());
  const screen = first(['/usr/bin/Xvfb']);
  return {
    Chromium: existsSync(chromium) ? async () => startChromium(chromium, await pageCode()) : undefined,
    Firefox:
      firefox === undefined ? undefined : async (desktop) => startFirefox(firefox, await pageCode(), desktop),
    WebKit:
      driver && mini && screen
        ? async (desktop) => startWebKit(driver, mini, desktop ?? (await startDesktop()))
        : undefined,
  };
}

const here = starters();
/** Where an engine has to be there, its absence is a failure. */
export const isRequired = process.env['REQUIRE_ENGINES'] === '1';

/** Said once for each file of tests: what is not run is not passed over in silence. */
function say(name: EngineName): void {
  console.warn(
    `${name} is not installed: its tests are skipped. Debian has it: apt-get install ${PACKAGES[name]}`,
  );
}

const PACKAGES: Readonly<Record<EngineName, string>> = {
  Chromium: 'chromium',
  Firefox: 'firefox-esr',
  WebKit: 'webkit2gtk-driver xvfb',
};

export const ENGINES: readonly EngineName[] = ['Chromium', 'Firefox', 'WebKit'];

/** Whether tests of an engine can be run. Where it has to be there they are, and fail by its absence. */
export function canRun(name: EngineName): boolean {
  if (isRequired || here[name]) return true;
  say(name);
  return false;
}

/**
 * An engine for the tests of a file: started with the first that asks, ended after the last.
 *
 * @param desktop starts the screen that it is to be seen on
 */
export function engineOf(name: EngineName, desktop?: () => Promise<Desktop>): () => Promise<Engine> {
  let started: Promise<Engine> | undefined;
  afterAll(async () => {
    await (await started)?.close();
  });
  return () => {
    const start = here[name];
    if (!start) throw new Error(`${name} is not installed, and REQUIRE_ENGINES says that it has to be.`);
    started ??= desktop ? desktop().then(start) : start();
    return started;
  };
}
