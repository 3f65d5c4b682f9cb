import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { announcements, recordAnnouncements } from '../support/announcements';
import { example, expect, PAGES, test, weekly } from './fixtures';

/** Goes through every page, when what it is for is there. */
async function onEveryPage(page: Page, use: (name: string) => Promise<void>): Promise<void> {
  for (const [name, address, ready] of PAGES) {
    await page.goto(address);
    await expect(page.getByText(ready).first(), name).toBeVisible();
    await use(name);
  }
}

const rows = (page: Page) => page.getByRole('link', { name: '37 exclusions of web-prod weekly 2026-05-09' });

test('targets are 24 pixels large, or stand apart', async ({ visit }) => {
  test.setTimeout(600_000);
  const page = await visit(example.templates);
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 800 });
    await onEveryPage(page, async (name) =>
      expect.soft(await smallTargets(page), `${name}, ${width} px`).toEqual([]),
    );
  }
});

test('at 400 % of 1280 by 1024 nothing is cut off, nor scrolls sideways', async ({ visit }) => {
  test.setTimeout(600_000);
  const page = await visit(example.templates);
  await onEveryPage(page, async (name) => {
    await page.setViewportSize({ width: 320, height: 256 });
    // A table leaves columns out once it has been measured anew, in the frame after.
    const cut = () =>
      page.evaluate(() => {
        const sideways = document.documentElement.scrollWidth > innerWidth;
        // What stays while the rest scrolls must leave room for the rest.
        let fixed = 0;
        for (const element of document.querySelectorAll('body *')) {
          const { position } = getComputedStyle(element);
          if ((position !== 'fixed' && position !== 'sticky') || !element.checkVisibility()) continue;
          const box = element.getBoundingClientRect();
          const scrolls = element.scrollHeight > element.clientHeight;
          if (box.width >= innerWidth * 0.9 && !scrolls && box.top < innerHeight) fixed += box.height;
        }
        return { sideways, fixed: fixed > innerHeight / 2 ? fixed : 0 };
      });
    await expect.poll(cut, { message: name }).toEqual({ sideways: false, fixed: 0 });
    await page.setViewportSize({ width: 1280, height: 800 });
  });
});

test('with forced colours, focus, choice and state can still be seen', async ({ visit }) => {
  test.setTimeout(600_000);
  const page = await visit(example.runs);
  await page.emulateMedia({ forcedColors: 'active' });
  await expect(rows(page)).toBeVisible();

  // Wherever the focus is, something is drawn around it.
  await page.reload();
  await expect(rows(page)).toBeVisible();
  for (let stop = 0; stop < 30; stop += 1) {
    await page.keyboard.press('Tab');
    const focus = await page.evaluate(() => {
      let element = document.activeElement;
      const name = element?.outerHTML.slice(0, 120);
      for (let up = 0; element && up < 3; up += 1, element = element.parentElement) {
        const { outlineStyle, outlineWidth } = getComputedStyle(element);
        if (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1) return undefined;
      }
      return name;
    });
    expect(focus, 'nothing shows the focus').toBeUndefined();
  }

  // What is chosen or current is not told by a background alone: forced colours take it away.
  const told = () =>
    page.evaluate(() =>
      [...document.querySelectorAll('[aria-current]')].map((element) => {
        // A border in the colour of the highlight: shadows are not drawn with forced colours.
        const highlight = document.body.appendChild(document.createElement('i'));
        highlight.style.color = 'Highlight';
        const { color } = getComputedStyle(highlight);
        highlight.remove();
        return [element, ...element.children].some((each) => {
          const style = getComputedStyle(each);
          return (['Left', 'Bottom'] as const).some(
            (side) =>
              Number.parseFloat(style[`border${side}Width`]) >= 2 && style[`border${side}Color`] === color,
          );
        });
      }),
    );
  for (const [address, currents] of [
    [`${weekly}/exclusions`, 2],
    [`${weekly}/grid`, 2],
  ] as const) {
    await page.goto(address);
    await expect(page.locator('[aria-current]')).toHaveCount(currents);
    expect(await told(), address).not.toContain(false);
  }

  await onEveryPage(page, async (name) => {
    // The contrast of forced colours is the reader's own choice.
    const { violations } = await new AxeBuilder({ page }).disableRules('color-contrast').analyze();
    expect(
      violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`),
      name,
    ).toEqual([]);
  });
});

test('Back comes to the place in the list that was left', async ({ visit }) => {
  const page = await visit(example.runs);
  await expect(rows(page)).toBeVisible();
  const name = page.getByRole('link', { name: 'legacy 2025-12', exact: true });
  await name.scrollIntoViewIfNeeded();
  await page.evaluate(() => scrollBy(0, 200));
  const left = await page.evaluate(() => scrollY);
  expect(left).toBeGreaterThan(0);
  await name.click();
  await expect(page.getByRole('heading', { level: 1, name: 'legacy 2025-12' })).toBeVisible();
  await expect.poll(() => page.evaluate(() => scrollY)).toBe(0);
  await page.goBack();
  await expect(rows(page)).toBeAttached();
  await expect.poll(() => page.evaluate(() => scrollY)).toBe(left);
});

test('the share button and the pages say what happened, once', async ({ visit, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await context.addInitScript(recordAnnouncements);
  const page = await visit(`${weekly}/exclusions`);
  const panel = page.getByRole('dialog');
  await expect(panel.getByRole('heading', { name: 'Agent not found' })).toBeVisible();
  await panel.getByRole('button', { name: 'Copy link' }).click();
  await expect(panel.getByRole('button', { name: 'Link copied' })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(page.url());
  const said = async (text: RegExp) =>
    (await page.evaluate(announcements)).filter((each) => text.test(each)).length;
  expect(await said(/^Link copied$/)).toBe(1);
  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: 'Exclusion types' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  await expect.poll(() => said(/^Exclusion types · /)).toBe(1);
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1, name: /^Assessment runs/ })).toBeFocused();
  await expect.poll(() => said(/^Assessment runs/)).toBeGreaterThan(0);
});

/**
 * Pointer targets that are too small by WCAG 2.2, 2.5.8: under 24 by 24 CSS pixels, with a circle of 24 pixels around
 * their middle that meets another target or its circle. Links in a sentence and the browser's own controls are exempt there.
 */
function smallTargets(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const LEAST = 24;
    const CONTROLS =
      'a[href], button, summary, select, input, [role="button"], [role="option"], [role="menuitem"]';
    interface Target {
      readonly name: string;
      readonly box: DOMRect;
      readonly small: boolean;
    }
    const inSentence = (element: Element): boolean => {
      if (getComputedStyle(element).display !== 'inline') return false;
      const words = (text: string | null | undefined): string => (text ?? '').trim();
      return words(element.parentElement?.textContent).length > words(element.textContent).length;
    };
    /** What is clipped cannot be pressed; what scrolls can be scrolled to, and is `whole` then. */
    const boxOf = (element: Element, whole = false): DOMRect => {
      // A label is part of what it labels.
      const label = element instanceof HTMLInputElement ? element.closest('label') : null;
      const { left, top, right, bottom } = (label ?? element).getBoundingClientRect();
      const box = { left, top, right, bottom };
      for (let around = element.parentElement; around; around = around.parentElement) {
        const { overflow, overflowX } = getComputedStyle(around);
        if (overflow === 'visible' || (whole && /auto|scroll/.test(overflowX))) continue;
        const clip = around.getBoundingClientRect();
        box.left = Math.max(box.left, clip.left);
        box.top = Math.max(box.top, clip.top);
        box.right = Math.min(box.right, clip.right);
        box.bottom = Math.min(box.bottom, clip.bottom);
      }
      return new DOMRect(box.left, box.top, box.right - box.left, box.bottom - box.top);
    };
    const targets: Target[] = [];
    for (const element of document.querySelectorAll(CONTROLS)) {
      if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
      const box = boxOf(element);
      if (box.width <= 1 || box.height <= 1) continue;
      const { width, height } = boxOf(element, true);
      const small = (width < LEAST || height < LEAST) && !inSentence(element);
      const name = `${element.tagName} “${(element.getAttribute('aria-label') ?? element.textContent).slice(0, 60)}”`;
      targets.push({ name: `${name} ${Math.round(box.width)}x${Math.round(box.height)}`, box, small });
    }
    const middle = ({ box }: Target) => ({ x: box.x + box.width / 2, y: box.y + box.height / 2 });
    const meets = (one: Target, other: Target): boolean => {
      const at = middle(one);
      const { box } = other;
      const x = Math.max(box.left - at.x, 0, at.x - box.right);
      const y = Math.max(box.top - at.y, 0, at.y - box.bottom);
      if (Math.hypot(x, y) < LEAST / 2) return true;
      const there = middle(other);
      return other.small && Math.hypot(at.x - there.x, at.y - there.y) < LEAST;
    };
    return targets
      .filter((one) => one.small && targets.some((other) => other !== one && meets(one, other)))
      .map(({ name }) => name);
  });
}
