/** Pictures: those of `docs/console.md`, and for `npm run pictures` those of every state. */
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { example, recorded, template, test, weekly } from './fixtures';
import { inState } from './state';
import { STATES } from './states-of-exclusions';
import { projectRoot } from '../support/emulator-process';

interface Picture {
  readonly name: string;
  readonly address: string;
  readonly dark?: true;
  readonly narrow?: true;
  /** Brings the view to what is to be seen. */
  readonly act: (page: Page) => Promise<void>;
}

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { name }).first().waitFor();

/** The pictures of `docs/console.md`, to be looked at and copied there by hand. */
const PICTURES: readonly Picture[] = [
  {
    name: 'drawer',
    address: `${weekly}/exclusions`,
    act: (page) => page.getByText('of 56 instances').waitFor(),
  },
  {
    name: 'preview',
    address: `${template}/preview`,
    dark: true,
    act: async (page) => {
      await page.getByRole('button', { name: 'Preview exclusions of web-prod-weekly' }).click();
      await heading(page, 'Kernel module unavailable');
    },
  },
  {
    name: 'grid',
    address: `${weekly}/grid`,
    act: (page) => page.getByText('of checks not completed').waitFor(),
  },
  { name: 'changes', address: `${weekly}/changes`, act: (page) => heading(page, /^New \(\d+\)$/) },
  {
    name: 'history',
    address: `${template}/history`,
    // The legend and the numbers come when every run was read.
    act: (page) => page.getByText('1 of 10 runs is left out').waitFor(),
  },
  {
    name: 'overview',
    address: `/${example.region}/${example.account}/overview`,
    act: (page) => page.getByText('What would mend most').waitFor(),
  },
  {
    name: 'runs',
    address: example.runs,
    act: (page) => page.getByText('web-prod weekly 2026-05-09').first().waitFor(),
  },
  {
    name: 'instance',
    address: `/${example.region}/${example.account}/instances/i-005b1bc4555772864`,
    act: (page) => page.getByText('Agent not found').first().waitFor(),
  },
  {
    name: 'recorded',
    address: recorded.runs,
    dark: true,
    act: (page) => page.getByText('not in this data').first().waitFor(),
  },
  {
    name: 'narrow',
    address: `${weekly}/exclusions`,
    narrow: true,
    act: (page) => page.getByText('of 56 instances').waitFor(),
  },
];

for (const { name, address, dark, narrow, act } of PICTURES)
  test(`a picture for the documentation: ${name}`, async ({ visit, page }) => {
    await page.emulateMedia({ colorScheme: dark ? 'dark' : 'light', reducedMotion: 'reduce' });
    await page.setViewportSize({ width: 1280, height: 800 });
    await visit(address);
    if (narrow) await page.setViewportSize({ width: 390, height: 800 });
    await act(page);
    await page.waitForLoadState('networkidle');
    await page.screenshot({ path: join(projectRoot, 'pictures', `docs-${name}.png`) });
  });

/** `npm run pictures`: every state, in light and dark, into a folder that is not committed. */
for (const state of STATES)
  test(`a picture of: ${state.name}`, async ({ browser }) => {
    await inState(browser, state, async (page) => {
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        const name = `${state.name.replaceAll(/\W+/g, '-')}-${colorScheme}.png`;
        await page.screenshot({ path: join(projectRoot, 'pictures', name) });
      }
    });
  });

test('pictures of the gallery of the design system', async ({ page, gallery }) => {
  for (const [name, width] of [
    ['wide', 1440],
    ['narrow', 390],
  ] as const)
    for (const colorScheme of ['light', 'dark'] as const)
      for (const open of ['', 'modal', 'search', 'panel', 'notice']) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        await page.setViewportSize({ width, height: 900 });
        await page.goto(`${gallery.address}?open=${open}`);
        await page.getByRole('figure').first().waitFor({ state: 'attached' });
        const file = `gallery-${open === '' ? 'parts' : open}-${name}-${colorScheme}.png`;
        await page.screenshot({ path: join(projectRoot, 'pictures', file), fullPage: open === '' });
      }
});
