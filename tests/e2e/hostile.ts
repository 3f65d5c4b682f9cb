import { type BrowserContext, expect, type Page } from '@playwright/test';
import { startEmulator } from '../support/emulator-process';
import { writeHostileAccount } from '../support/hostile-account';

/** What an attack would have done, in words; nothing when it stayed text. */
async function watchAttacks(context: BrowserContext, origin: string): Promise<string[]> {
  const attacks: string[] = [];
  await context.exposeFunction('pwned', () => attacks.push('a payload ran'));
  context.on('dialog', (dialog) => {
    attacks.push(`a dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  context.on('request', (request) => {
    if (!request.url().startsWith(`${origin}/`)) attacks.push(`a request to ${request.url()}`);
  });
  context.on('page', (page) => attacks.push(`a window: ${page.url()}`));
  return attacks;
}

/** Goes to an address of the console as a link in it does, without loading the page anew. */
async function follow(page: Page, address: string): Promise<void> {
  await page.evaluate((to) => {
    history.pushState(null, '', to);
    dispatchEvent(new PopStateEvent('popstate', { state: null }));
  }, address);
}

/** What is wrong with the document as it stands: elements, addresses and characters that a payload brought. */
function faultsOf(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const faults: string[] = [];
    const safe = /^https:\/\/(?:[a-z0-9-]+\.)*(?:aws\.amazon\.com|amazonaws-us-gov\.com)\//;
    const foreign =
      'iframe,frame,object,embed,base,portal,marquee,video,audio,math,style,template,meta[http-equiv]';
    for (const { outerHTML } of document.querySelectorAll(foreign)) faults.push(outerHTML.slice(0, 120));
    for (const element of document.querySelectorAll('*'))
      for (const { name, value } of element.attributes) {
        if (name.startsWith('on')) faults.push(`${element.tagName} has ${name}`);
        if (!/^(?:href|src|action|formaction|srcdoc|xlink:href)$/.test(name)) continue;
        const { origin } = new URL(value, location.href);
        if (origin === location.origin && /^[/#]|^https?:/.test(value)) continue;
        const rel = element.getAttribute('rel') ?? '';
        const link = element.tagName === 'A' && rel.includes('noopener') && rel.includes('noreferrer');
        if (!link || name !== 'href' || !safe.test(value))
          faults.push(`${element.tagName} leads to ${value}`);
      }
    // oxlint-disable-next-line no-control-regex -- controls are what it looks for
    const unseen = /[\p{Cf}\p{Co}\p{Cs}]|[\u0000-\u0008\u000e-\u001f\u007f-\u009f]/u;
    const labels = [...document.querySelectorAll('[aria-label],[title]')].map(
      (each) => `${each.getAttribute('aria-label') ?? ''} ${each.getAttribute('title') ?? ''}`,
    );
    for (const text of [document.body.textContent, document.title, ...labels]) {
      const at = text.search(unseen);
      if (at >= 0)
        faults.push(`an unseen character after ${JSON.stringify(text.slice(Math.max(0, at - 30), at))}`);
    }
    const frames = [document.documentElement, ...document.querySelectorAll('[role=dialog]')];
    for (const frame of frames) {
      if (frame.scrollWidth <= frame.clientWidth + 1) continue;
      const edge = frame.getBoundingClientRect().left + frame.clientWidth + 1;
      const widest = [...frame.querySelectorAll('*')].find(
        (each) => each.getBoundingClientRect().right > edge,
      );
      faults.push(`${frame.tagName} scrolls sideways: ${widest?.outerHTML.slice(0, 160)}`);
    }
    return faults;
  });
}

/** Shows all rows of a list, which renders those in view only, and looks at the document at each step. */
async function faultsWhileScrolling(page: Page): Promise<readonly string[]> {
  const found: string[] = [];
  for (;;) {
    found.push(...(await faultsOf(page)));
    const more = await page.evaluate(() => {
      const before = scrollY;
      scrollBy(0, innerHeight * 0.8);
      return new Promise<boolean>((resolve) =>
        requestAnimationFrame(() => requestAnimationFrame(() => resolve(scrollY > before))),
      );
    });
    if (!more) return [...new Set(found)];
  }
}

/** Opens what lies over a page of exclusions, one after the other, and looks at the document meanwhile. */
async function faultsOfDialogs(page: Page): Promise<readonly string[]> {
  const choose = async (item: string): Promise<void> => {
    await page.getByRole('button', { name: 'Export', exact: true }).click();
    await page.getByRole('menuitem', { name: item }).click();
  };
  const dialogs: readonly (readonly [name: string | RegExp, open: () => Promise<void>])[] = [
    ['Print preview', () => choose('Print')],
    ['Calls behind this view', () => choose('Show the AWS CLI calls')],
    [/^Go to/, () => page.keyboard.press('Control+k')],
  ];
  const found: string[] = [];
  for (const [name, open] of dialogs) {
    await open();
    const dialog = page.getByRole('dialog', { name });
    await expect(dialog).toBeVisible();
    found.push(...(await faultsOf(page)));
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
  }
  return found;
}

/** What of the hostile account is looked at. */
export interface HostileJourney {
  readonly payloads?: readonly string[];
  /** Every how many of the templates' and runs' own pages is opened. */
  readonly every: number;
  /** Whether the views are looked at that the lists do not lead to at once: the grid, changes, an instance. */
  readonly others: boolean;
  readonly widths: readonly number[];
}

/** Walks through all views of a hostile account, and expects every payload to have stayed text. */
export async function walkHostileAccount(
  page: Page,
  context: BrowserContext,
  signIn: (page: Page) => Promise<void>,
  { payloads, every, others: also, widths }: HostileJourney,
): Promise<void> {
  const account = writeHostileAccount(payloads);
  const emulator = await startEmulator('--account', account.folder);
  try {
    const attacks = await watchAttacks(context, emulator.origin);
    const { lists, templates, runs, exclusions, preview, others } = account.views;
    await page.goto(emulator.origin + (lists[0] ?? ''));
    await signIn(page);
    const look = async (address: string, shown: string | RegExp): Promise<void> => {
      await follow(page, address);
      await expect(page.getByText(shown).first()).toBeVisible();
      expect.soft(await faultsWhileScrolling(page), address).toEqual([]);
      expect(attacks, address).toEqual([]);
      expect(new URL(page.url()).origin).toBe(emulator.origin);
    };
    for (const width of widths) {
      await page.setViewportSize({ width, height: 900 });
      for (const address of lists) await look(address, 'word word');
      for (const address of [...exclusions, preview]) await look(address, 'x'.repeat(500));
      if (!also) continue;
      for (const [address, shown] of others) await look(address, shown);
      await look(exclusions[1] ?? '', 'x'.repeat(500));
      expect.soft(await faultsOfDialogs(page), `dialogs, ${width} px`).toEqual([]);
    }
    // A page of its own names the thing by its ARN as soon as it has it.
    for (const [index, address] of [...templates, ...runs].entries())
      if (index % every === 0)
        await look(address, `arn:aws:inspector:us-west-2:666666666666:target/0-T0000000/template/0-M`);
    // What the page may still ask for is not to find nobody.
    await page.close();
  } finally {
    await emulator.stop();
    account.remove();
  }
}
