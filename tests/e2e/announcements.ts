import type { BrowserContext, Page } from '@playwright/test';

interface Recording {
  announced?: string[];
}

/** Keeps what the live regions say on each page: a sentence may be gone before a test looks. */
export async function recordAnnouncements(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const announced: string[] = [];
    (window as Recording).announced = announced;
    const said = new WeakMap<Element, string>();
    new MutationObserver(() => {
      for (const region of document.querySelectorAll('output[aria-live="polite"]')) {
        const text = region.textContent;
        if (said.get(region) === text) continue;
        said.set(region, text);
        if (text !== '') announced.push(text);
      }
    }).observe(document, { subtree: true, childList: true, characterData: true });
  });
}

/** What was announced since the page was loaded, in order. */
export function announcementsOn(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => (window as Recording).announced ?? []);
}
