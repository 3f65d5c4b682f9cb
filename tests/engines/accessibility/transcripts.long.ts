import { describe, expect, test } from 'vitest';
import { example, weekly } from '../../e2e/fixtures';
import { type AccessibleDesktop, canListen, startAccessibleDesktop } from '../driver/desktop';
import { canRun, engineOf, isRequired } from '../driver/engines';
import type { EnginePage } from '../driver/page';
import { exclusionsLink, panelName, visit } from '../journeys/journey';
import { withPage } from '../readers';

/**
 * The three main journeys as Firefox and WebKit tell them to assistive technology, over AT-SPI: role, name, words, states, in
 * order, and what was announced on the way. Chromium's are beside `tests/e2e/transcripts.long.test.ts`.
 */

/** A tree, once it does not change any more: it follows the document at some distance. */
async function heard(page: EnginePage, desktop: AccessibleDesktop, role: string, name = ''): Promise<string> {
  let last: string | undefined;
  await page.until(
    () => `the accessible ${role} ${name}`,
    async () => {
      const now = await desktop.read(role, name);
      const still = now !== undefined && now === last;
      last = now;
      return still;
    },
  );
  const announced = await page.call.announcements();
  const tree = last?.replaceAll(/\d\d:\d\d:\d\d UTC/g, 'HH:MM:SS UTC');
  return `${tree}\n${announced.map((text) => `announced: ${text}`).join('\n')}\n`;
}

describe.for(['Firefox', 'WebKit'] as const)('what %s tells', (name) => {
  let desktop: AccessibleDesktop | undefined;
  const engine = engineOf(name, async () => (desktop = await startAccessibleDesktop()));
  const listen = async (go: (page: EnginePage, desk: AccessibleDesktop) => Promise<void>): Promise<void> => {
    const started = await engine();
    await withPage(started, {}, (page) => go(page, desktop as AccessibleDesktop));
  };
  const file = (stop: string): string => `./transcripts/${name.toLowerCase()}-${stop}.txt`;
  const possible = canRun(name) && (isRequired || canListen);

  test.runIf(possible)('templates, a preview of the exclusions, and what helps', () =>
    listen(async (page, desk) => {
      await visit(page, example.templates);
      await page.getByRole('button', { name: 'Show details of web-prod-weekly' }).waitFor();
      await expect(await heard(page, desk, 'main')).toMatchFileSnapshot(file('templates'));
      await page.getByRole('button', { name: 'Show details of web-prod-weekly' }).click();
      await page.getByRole('button', { name: 'Preview exclusions of web-prod-weekly' }).click();
      const panel = page.getByRole('dialog', { name: 'Exclusions preview · web-prod-weekly' });
      await panel.getByRole('heading', { name: 'Kernel module unavailable' }).waitFor();
      await expect(await heard(page, desk, 'dialog')).toMatchFileSnapshot(file('preview'));
    }),
  );

  test.runIf(possible)('runs, a run’s exclusions, and the type', () =>
    listen(async (page, desk) => {
      await visit(page, example.runs);
      await page.getByRole('link', { name: exclusionsLink }).click();
      const panel = page.getByRole('dialog', { name: panelName });
      await panel.getByText('of 56 instances').waitFor();
      await expect(await heard(page, desk, 'dialog', panelName)).toMatchFileSnapshot(file('exclusions'));
      await panel.getByRole('link', { name: 'About this type: Agent not found' }).click();
      await page.getByRole('heading', { level: 1, name: 'Agent not found' }).isFocused();
      await expect(await heard(page, desk, 'main')).toMatchFileSnapshot(file('type'));
    }),
  );

  test.runIf(possible)('a deep link to some of them', () =>
    listen(async (page, desk) => {
      await visit(page, `${weekly}/exclusions?find=unhealthy&group=instance`);
      const panel = page.getByRole('dialog', { name: panelName });
      await panel.getByRole('heading', { level: 3 }).hasCount(6);
      await expect(await heard(page, desk, 'dialog', panelName)).toMatchFileSnapshot(file('shared'));
    }),
  );
});
