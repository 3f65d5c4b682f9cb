import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { constants, inflateSync } from 'node:zlib';
import { expect } from 'vitest';
import { example, recorded, weekly } from '../../e2e/fixtures';
import type { EnginePage } from '../driver/page';
import { faultsNow } from '../layout';
import { exclusionsLink, type Journey, panelName, visit } from './journey';

async function choose(page: EnginePage, item: string): Promise<void> {
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  await page.getByRole('menuitem', { name: item }).click();
}

/** The text of a file that the page saved, once its last line is there. */
async function saved(page: EnginePage, name: string, end: RegExp): Promise<string> {
  const path = join(page.tab.downloads, name);
  let text = '';
  await page.until(
    () => `${name} in ${page.tab.downloads}`,
    async () => {
      text = existsSync(path) ? readFileSync(path, 'utf8') : '';
      return Promise.resolve(end.test(text));
    },
  );
  return text;
}

/** How many pages a PDF has: Firefox writes its objects into compressed streams, Chromium beside them. */
function pagesOf(pdf: Buffer): number {
  const text = pdf.toString('latin1');
  const streams = [...text.matchAll(/stream\r?\n([^]*?)endstream/g)].map(([, data = '']) => {
    try {
      return inflateSync(Buffer.from(data, 'latin1'), { finishFlush: constants.Z_SYNC_FLUSH }).toString(
        'latin1',
      );
    } catch {
      // A font or an image, packed in another way.
      return '';
    }
  });
  return [text, ...streams].join('\n').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
}

/** Opens a run's exclusions beside the list, as a signed-in reader. */
async function visitExclusions(page: EnginePage): Promise<void> {
  await visit(page, `${weekly}/exclusions`);
  const panel = page.getByRole('dialog', { name: panelName });
  await panel.getByRole('heading', { name: 'Agent not found' }).waitFor();
}

/** The journeys around the exclusions: the frame, the keyboard, what is taken along. */
export const OTHER_JOURNEYS: readonly Journey[] = [
  {
    name: 'another account, and a run whose exclusions were not saved',
    go: async (page) => {
      await visit(page, example.runs);
      await page.getByRole('button', { name: /^Account example-prod/ }).click();
      await page.getByRole('menuitem', { name: /acme-audit/ }).click();
      await page.isAt(recorded.runs);
      await page.getByText('Recorded data').first().waitFor();
      await page
        .getByRole('link', { name: /^Not in this data/ })
        .first()
        .click();
      await page.getByText('The exclusions of this run are not in this data').waitFor();
      expect(await faultsNow(page)).toEqual([]);
    },
  },
  {
    name: 'exclusions can be taken along as CSV, JSON and Markdown',
    go: async (page) => {
      await visitExclusions(page);
      const file = 'exclusions.example-prod-123456789012.web-prod-weekly-2026-05-09.0-5PsFUbfs';
      await choose(page, 'Download CSV');
      const csv = await saved(page, `${file}.csv`, /\r\n$/);
      expect(csv.split('\r\n')).toHaveLength(1 + 37 + 1);
      await choose(page, 'Download JSON');
      const json = JSON.parse(await saved(page, `${file}.json`, /\}\s*$/)) as {
        exclusions: object;
      };
      expect(Object.keys(json.exclusions)).toHaveLength(37);
      await choose(page, 'Copy as Markdown');
      await page.getByRole('button', { name: 'Copied as Markdown' }).waitFor();
    },
  },
  {
    name: 'the print preview, and the pages that come of it',
    go: async (page) => {
      await visitExclusions(page);
      await choose(page, 'Print');
      const sheet = page.getByRole('dialog', { name: 'Print preview' });
      await sheet.getByRole('heading', { level: 1 }).isFocused();
      await sheet.locator('tbody tr').hasCount(37);
      const pdf = await page.tab.print();
      // WebKitGTK's driver cannot print.
      if (pdf) expect(pagesOf(pdf)).toBeGreaterThan(1);
      await page.tab.press('Escape');
      await sheet.waitFor({ state: 'hidden' });
    },
  },
  {
    name: 'the palette, single keys and the map of them',
    go: async (page) => {
      await visit(page, example.runs);
      const link = page.getByRole('link', { name: exclusionsLink });
      await link.focus();
      await page.tab.press('Control+k');
      const palette = page.getByRole('dialog', { name: 'Go to' });
      const field = palette.getByRole('combobox', { name: 'Go to a run, instance or ARN' });
      await field.isFocused();
      await page.tab.press('Escape');
      await link.isFocused();
      await page.tab.press('Control+k');
      await field.isFocused();
      await page.tab.type('i-005b1bc4555772864');
      await page.tab.press('Enter');
      await page.getByRole('heading', { level: 1, name: /i-005b1bc4555772864/ }).waitFor();
      await page.tab.press('?');
      const map = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
      await map.waitFor();
      expect(await faultsNow(page)).toEqual([]);
      await page.tab.press('Escape');
      await map.waitFor({ state: 'hidden' });
      await page.tab.press('g');
      await page.tab.press('t');
      await page.isAt(example.templates);
    },
  },
  {
    name: 'a narrow screen: the navigation unfolds, and a drawer takes the page’s place',
    go: async (page) => {
      await page.tab.resize(390, 800);
      await visit(page, example.templates);
      await page.getByRole('button', { name: 'Show navigation' }).click();
      await page.getByRole('link', { name: 'Assessment runs' }).click();
      await page.isAt(example.runs);
      await page.getByRole('link', { name: exclusionsLink }).click();
      const panel = page.getByRole('dialog', { name: panelName });
      await panel.getByRole('heading', { name: 'Agent not found' }).waitFor();
      await page.getByRole('button', { name: 'Show navigation' }).waitFor({ state: 'hidden' });
      expect(await faultsNow(page)).toEqual([]);
      await panel.getByRole('button', { name: `Close ${panelName}` }).click();
      await panel.waitFor({ state: 'hidden' });
      expect(await faultsNow(page)).toEqual([]);
    },
  },
];
