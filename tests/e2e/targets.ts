import type { Page } from '@playwright/test';

/**
 * Pointer targets that are too small by WCAG 2.2, 2.5.8: under 24 by 24 CSS pixels, with a circle of 24 pixels around
 * their middle that meets another target or its circle. Links in a sentence and the browser's own controls are exempt there.
 */
export function smallTargets(page: Page): Promise<readonly string[]> {
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
    const boxOf = (element: Element): DOMRect => {
      // A label is part of what it labels.
      const label = element instanceof HTMLInputElement ? element.closest('label') : null;
      const { left, top, right, bottom } = (label ?? element).getBoundingClientRect();
      const box = { left, top, right, bottom };
      // What is clipped cannot be pressed.
      for (let around = element.parentElement; around; around = around.parentElement) {
        if (getComputedStyle(around).overflow === 'visible') continue;
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
      const small = (box.width < LEAST || box.height < LEAST) && !inSentence(element);
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
