import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium } from '@playwright/test';
import type { Engine, Tab } from './tab';

/** What the browser itself logs of an answer of 4xx or 5xx, or of none. */
const OF_AN_ANSWER = 'Failed to load resource: ';

async function newTab(browser: Browser, downloads: string, preload: string): Promise<Tab> {
  const context = await browser.newContext({ reducedMotion: 'reduce', colorScheme: 'light' });
  await context.addInitScript(preload);
  const reported: string[] = [];
  context.on('weberror', (error) => reported.push(error.error().message));
  context.on('console', (message) => {
    if (message.type() === 'error' && !message.text().startsWith(OF_AN_ANSWER)) reported.push(message.text());
  });
  const page = await context.newPage();
  page.on('download', (download) => {
    void download.saveAs(join(downloads, download.suggestedFilename()));
  });
  return {
    downloads,
    reported,
    open: async (address) => {
      await page.goto(address, { waitUntil: 'domcontentloaded' });
    },
    back: async () => {
      await page.goBack({ waitUntil: 'commit' });
    },
    evaluate: (expression) => page.evaluate<string>(expression),
    press: (keys) => page.keyboard.press(keys),
    type: (text) => page.keyboard.type(text),
    click: (x, y) => page.mouse.click(x, y),
    resize: (width, height) => page.setViewportSize({ width, height }),
    picture: () => page.screenshot(),
    print: () => page.pdf({ format: 'A4' }),
    close: () => context.close(),
  };
}

/** Starts Chromium without a screen and drives it with Playwright, as the other browser tests do. */
export async function startChromium(executablePath: string, preload: string): Promise<Engine> {
  const folder = mkdtempSync(join(tmpdir(), 'chromium-'));
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-background-networking'],
  });
  return {
    name: 'Chromium',
    version: browser.version(),
    newTab: () => newTab(browser, folder, preload),
    close: async () => {
      await browser.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
