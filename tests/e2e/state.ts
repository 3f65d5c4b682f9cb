import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Locator, Page } from '@playwright/test';
import { announcements, recordAnnouncements } from '../support/announcements';
import { startEmulator } from '../support/emulator-process';
import { example, expect } from './fixtures';

/** One state that a reader may meet, and how it is provoked: by data, permissions, options or fault rules. */
export interface State {
  readonly name: string;
  /** Fault rules of an emulator of its own (docs/faults.md). */
  readonly faults?: readonly object[];
  /** Other options of the emulator. */
  readonly options?: readonly string[];
  readonly user?: string;
  readonly address: string;
  /** Something done to the account before anybody looks. */
  readonly prepare?: (origin: string) => Promise<void>;
  /** It is shown to everybody, signed in or not. */
  readonly open?: true;
  /** What the reader does to get there; without it, arriving is enough. */
  readonly act?: (page: Page) => Promise<void>;
  /** What says so. */
  readonly shows: string | RegExp;
  /**
   * What it stands in: an alert or a status, which are read out when they appear, or a heading of the page or
   * panel, which is where the reader has been led.
   */
  readonly as: 'alert' | 'status' | 'heading' | 'text';
  /** What the announcer says of it, where it is not said by standing there. */
  readonly announced?: RegExp;
  /** The button or link that leads on. */
  readonly offers?: string | RegExp;
  /** What has the focus, where the state is one that takes it or has to keep it. */
  readonly focus?: (page: Page) => Locator;
}

/** The template that the states are of, in addresses, and its run of 2026-05-09. */
export const weekly = '0-0kFIPusq/0-4r1V2mAw';
export const exclusionsOfRun = `${example.runs}/${weekly}/0-5PsFUbfs/exclusions`;

export const panelHeading = (page: Page): Locator =>
  page.getByRole('dialog').getByRole('heading', { level: 2 });

export const rowsAreThere = (page: Page): Promise<void> =>
  page.getByRole('link', { name: '37 exclusions of web-prod weekly 2026-05-09' }).waitFor();

/** Where a state's words stand. */
export function placeOf(page: Page, { shows, as }: State): Locator {
  const front = page.locator('main, [data-side-panel]');
  if (as === 'alert') return page.getByRole('alert').filter({ hasText: shows }).first();
  if (as === 'status') return front.locator('output').filter({ hasText: shows }).first();
  if (as === 'heading') return front.getByRole('heading', { name: shows }).first();
  return front.getByText(shows).first();
}

/** Brings a page into a state, in an emulator and a browser of its own, and hands it over. */
export async function inState(
  browser: Browser,
  state: State,
  use: (page: Page) => Promise<void>,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'state-'));
  const rules = join(folder, 'faults.json');
  writeFileSync(rules, JSON.stringify(state.faults ?? []));
  const emulator = await startEmulator('--faults', rules, ...(state.options ?? []));
  const context = await browser.newContext({
    baseURL: emulator.origin,
    viewport: { width: 1280, height: 800 },
    reducedMotion: 'reduce',
    colorScheme: 'light',
  });
  await context.addInitScript(recordAnnouncements);
  try {
    await state.prepare?.(emulator.origin);
    const page = await context.newPage();
    await page.goto(state.address);
    if (!state.open) {
      await page.getByLabel('Username').fill(state.user ?? 'admin');
      await page.getByLabel('Password').fill('inspector');
      await page.getByRole('button', { name: 'Sign in' }).click();
    }
    await page.getByRole('navigation', { name: 'Main' }).waitFor();
    await state.act?.(page);
    await expect(placeOf(page, state), state.name).toBeVisible({ timeout: 30_000 });
    await use(page);
  } finally {
    await context.close();
    await emulator.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What a state says is announced where it has to be, and the focus is where it belongs. */
export async function expectSaid(page: Page, state: State): Promise<void> {
  if (state.announced !== undefined)
    await expect
      .poll(() => page.evaluate(announcements), { message: state.name })
      .toContainEqual(expect.stringMatching(state.announced));
  if (state.offers !== undefined) {
    const front = page.locator('main, [data-side-panel]');
    const way = front
      .getByRole('button', { name: state.offers })
      .or(front.getByRole('link', { name: state.offers }));
    await expect(way.first(), state.name).toBeVisible();
  }
  if (state.focus) await expect(state.focus(page), state.name).toBeFocused();
}
