import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { example, expect, recorded, test } from './fixtures';

const weekly = `${example.runs}/0-0kFIPusq/0-4r1V2mAw/0-5PsFUbfs`;
const template = `${example.templates}/0-0kFIPusq/0-4r1V2mAw`;

/** Every page, and what has to be there before axe looks. */
const PAGES: readonly (readonly [name: string, address: string, ready: string | RegExp])[] = [
  ['templates', example.templates, 'web-prod-weekly'],
  ['template', template, 'web-prod-weekly'],
  ['preview, not started', `${template}/preview`, 'No preview is open here'],
  ['runs', example.runs, 'web-prod weekly 2026-05-09'],
  ['run', weekly, 'web-prod weekly 2026-05-09'],
  [
    'exclusions drawer',
    `${weekly}/exclusions`,
    'An Amazon Inspector agent was not found on the target EC2 instance.',
  ],
  [
    'exclusions page',
    `${weekly}/exclusions?view=page`,
    'An Amazon Inspector agent was not found on the target EC2 instance.',
  ],
  ['exclusions by instance', `${weekly}/exclusions?view=page&group=instance&expand=all`, 'Recommendation'],
  ['grid', `${weekly}/grid`, 'of checks not completed'],
  ['changes', `${weekly}/changes`, /^New \(\d+\)$/],
  ['history', `${template}/history`, 'The exclusions of 1 of 10 runs are not known.'],
  ['instance', `/${example.region}/${example.account}/instances/i-005b1bc4555772864`, 'Agent not found'],
  ['unknown run', `${example.runs}/0-0kFIPusq/0-4r1V2mAw/0-AAAAAAAA/exclusions`, 'There is no such run'],
  ['recorded runs', recorded.runs, 'not in this data'],
  ['exclusion types', '/exclusion-types', 'Agent not found'],
  ['exclusion type', '/exclusion-types/agent-not-found', 'Agent not found'],
  ['not found', '/no/such/page/anywhere', /./],
  ['bad link', '/us-west-2/999999999999/runs', /999999999999/],
];

async function violations(page: Page): Promise<string[]> {
  // Axe's own style probing is refused by the page's policy in places; its rules are not.
  const { violations: found } = await new AxeBuilder({ page }).analyze();
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`);
}

for (const scheme of ['light', 'dark'] as const)
  test(`axe finds nothing on any page (${scheme})`, async ({ page, signIn }) => {
    test.setTimeout(180_000);
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    await page.goto(example.templates);
    await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible();
    expect(await violations(page), 'sign-in').toEqual([]);
    await signIn(page);
    for (const [name, address, ready] of PAGES) {
      await page.goto(address);
      await expect(page.getByText(ready).first(), name).toBeVisible();
      expect(await violations(page), name).toEqual([]);
    }
    await page.goto(example.templates);
    await page.getByRole('button', { name: 'Show details of web-prod-weekly' }).click();
    await expect(page.getByRole('button', { name: /^Preview exclusions/ })).toBeVisible();
    expect(await violations(page), 'expanded template').toEqual([]);
    await page.setViewportSize({ width: 320, height: 800 });
    for (const address of [
      example.runs,
      `${weekly}/exclusions`,
      `${weekly}/grid`,
      `${template}/history`,
      '/exclusion-types',
    ]) {
      await page.goto(address);
      await expect(
        page.getByRole('heading', { level: address === `${weekly}/exclusions` ? 3 : 1 }).first(),
      ).toBeVisible();
      expect(await violations(page), `${address} at 320 px`).toEqual([]);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(overflow, `${address} scrolls sideways`).toBeLessThanOrEqual(0);
    }
  });
