import { expect } from 'vitest';
import { example, template, weekly } from '../../e2e/fixtures';
import { faultsNow } from '../layout';
import { exclusionsLink, type Journey, panelName, visit } from './journey';

/** The journeys of previews and of a run's exclusions. */
export const EXCLUSION_JOURNEYS: readonly Journey[] = [
  {
    name: 'runs, a run’s exclusions, Escape, Back: and at each step nothing is out of its place',
    quick: true,
    go: async (page) => {
      await visit(page, example.runs);
      const link = page.getByRole('link', { name: exclusionsLink });
      await link.waitFor();
      expect(await faultsNow(page)).toEqual([]);
      await link.click();
      const panel = page.getByRole('dialog', { name: panelName });
      await panel.getByRole('heading', { name: 'Agent not found' }).waitFor();
      await panel.getByRole('heading', { level: 3 }).hasCount(4);
      await panel.getByRole('heading', { level: 2 }).isFocused();
      await page.isAt(`${weekly}/exclusions`);
      // Before anything is resized: WebKit once kept the table as wide as it was without the panel.
      expect(await faultsNow(page)).toEqual([]);
      await page.tab.press('Escape');
      await panel.waitFor({ state: 'hidden' });
      await link.isFocused();
      await page.isAt(example.runs);
      expect(await faultsNow(page)).toEqual([]);
      await page.tab.back();
      await panel.getByRole('heading', { name: 'Agent not found' }).waitFor();
    },
  },
  {
    name: 'a template’s preview, as it will be read before the run',
    quick: true,
    go: async (page) => {
      await visit(page, example.templates);
      await page.getByRole('button', { name: 'Show details of web-prod-weekly' }).click();
      const start = page.getByRole('button', { name: 'Preview exclusions of web-prod-weekly' });
      await start.click();
      const panel = page.getByRole('dialog', { name: 'Exclusions preview · web-prod-weekly' });
      await panel.getByRole('heading', { level: 2 }).isFocused();
      await panel.getByRole('heading', { name: 'Kernel module unavailable' }).waitFor();
      await page.isAt(/\/preview\?open=[\w-]+&token=[\w-]+$/);
      expect(await faultsNow(page)).toEqual([]);
      await page.tab.press('Escape');
      await start.isFocused();
    },
  },
  {
    name: 'a cold deep link leads through the sign-in to exactly that drawer',
    quick: true,
    go: async (page) => {
      const address = `${weekly}/exclusions?find=unhealthy&group=instance`;
      await visit(page, address);
      await page.isAt(address);
      const panel = page.getByRole('dialog', { name: panelName });
      await panel.getByRole('heading', { level: 3 }).hasCount(6);
      await panel.getByRole('heading', { level: 2 }).isFocused();
    },
  },
  {
    name: 'the grid of a run with 2,500 exclusions scrolls, and each row says which it is',
    go: async (page) => {
      await visit(page, `${example.runs}/0-Y8ffQAtK/0-ARuLv8qI/0-DfY8qPjy/grid`);
      await page.locator('table[aria-rowcount]').first().waitFor();
      expect(await page.call.rowCountFaults()).toEqual([]);
      await page.call.scrollPage(4000);
      await page.call.settled();
      expect(await page.call.rowCountFaults()).toEqual([]);
    },
  },
  {
    name: 'the grid, what changed, the history and an instance',
    go: async (page) => {
      await visit(page, `${weekly}/grid`);
      await page.getByText('of checks not completed').waitFor();
      expect(await faultsNow(page)).toEqual([]);
      await page.getByRole('link', { name: 'Changes', exact: true }).click();
      await page
        .getByText(/^New \(\d+\)$/)
        .first()
        .waitFor();
      expect(await faultsNow(page)).toEqual([]);
      await page.goto(`${template}/history`);
      await page.getByRole('toolbar').first().waitFor();
      expect(await faultsNow(page)).toEqual([]);
      await page.goto(`/${example.region}/${example.account}/instances/i-005b1bc4555772864`);
      await page.getByText('Agent not found').first().waitFor();
      expect(await faultsNow(page)).toEqual([]);
    },
  },
];
