import { expect } from 'vitest';
import type { InPage, Target } from '../in-page/main';
import type { Step, Words } from '../in-page/find';
import { pageCode } from './page-code';
import type { Tab } from './tab';

/** A limit for what hangs on a busy machine, not a measure of speed. */
const LIMIT = 30_000;

/** How wide and high a page is, unless a test says otherwise. */
export const VIEWPORT = { width: 1280, height: 800 };

/** How long a question, and the wait for a change, may take, in milliseconds: a document that goes away may never answer. */
const ASKED = 10_000;
const CHANGED = 1000;

/** @throws when it takes longer */
async function within<Value>(limit: number, work: Promise<Value>): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`No answer within ${limit} ms.`)), limit);
  });
  // What comes after all, comes too late to matter.
  work.catch(() => undefined);
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

type Call = {
  readonly [Name in keyof InPage]: (
    ...args: Parameters<InPage[Name]>
  ) => Promise<Awaited<ReturnType<InPage[Name]>>>;
};

/** Calls what is in the page, and puts it there first where a new document does not have it yet. */
export function caller(tab: Tab): Call {
  const call = async (name: string, args: readonly unknown[]): Promise<unknown> => {
    const work = `engineTests.${name}(...${JSON.stringify(args)})`;
    const guarded = `typeof engineTests === 'undefined' ? 'missing' : Promise.resolve(${work}).then((value) => JSON.stringify({ value }))`;
    let answer = await tab.evaluate(guarded);
    if (answer === 'missing') {
      await tab.evaluate(`(() => { ${await pageCode()}; return 'there'; })()`);
      answer = await tab.evaluate(guarded);
    }
    return (JSON.parse(answer) as { readonly value?: unknown }).value;
  };
  return new Proxy({} as Call, {
    get:
      (_, name) =>
      (...args: readonly unknown[]) =>
        call(String(name), args),
  });
}

export interface ByRole {
  readonly name?: string | RegExp;
  readonly exact?: boolean;
  readonly level?: number;
}

const wordsOf = (text: string | RegExp, exact = false): Words =>
  typeof text === 'string' ? { words: text, exact } : { pattern: text.source, flags: text.flags };

const textOf = (steps: readonly Step[]): string => JSON.stringify(steps);

/** Elements by role and name, named as in the other browser tests; it looks for them anew each time. */
export class Found {
  readonly #page: EnginePage | undefined;
  readonly steps: readonly Step[];

  constructor(page: EnginePage | undefined, steps: readonly Step[]) {
    this.#page = page;
    this.steps = steps;
  }

  get page(): EnginePage {
    return this.#page ?? (this as unknown as EnginePage);
  }

  #and(step: Step): Found {
    return new Found(this.page, [...this.steps, step]);
  }

  getByRole(role: string, { name, exact, level }: ByRole = {}): Found {
    return this.#and({
      by: 'role',
      role,
      ...(name !== undefined && { name: wordsOf(name, exact) }),
      ...(level !== undefined && { level }),
    });
  }

  getByText(text: string | RegExp, { exact }: { readonly exact?: boolean } = {}): Found {
    return this.#and({ by: 'text', text: wordsOf(text, exact) });
  }

  getByLabel(text: string): Found {
    return this.#and({ by: 'label', text: wordsOf(text) });
  }

  locator(selector: string): Found {
    return this.#and({ by: 'css', selector });
  }

  filter({ hasText }: { readonly hasText: string | RegExp }): Found {
    return this.#and({ by: 'holding', text: wordsOf(hasText) });
  }

  first(): Found {
    return this.#and({ by: 'position', at: 0 });
  }

  nth(at: number): Found {
    return this.#and({ by: 'position', at });
  }

  /** Waits until one of them can be seen, or none any more. */
  async waitFor({ state = 'visible' }: { readonly state?: 'visible' | 'hidden' } = {}): Promise<void> {
    const { call } = this.page;
    await this.page.until(
      () => `${state}: ${textOf(this.steps)}`,
      async () => (await call.count(this.steps)).shown > 0 === (state === 'visible'),
    );
  }

  /** Clicks the only one, once it is there and nothing covers it. */
  async click(): Promise<void> {
    let seen: Target | undefined;
    await this.page.until(
      () => `a click: ${textOf(this.steps)} is ${JSON.stringify(seen)}`,
      async () => {
        seen = await this.page.call.target(this.steps);
        return seen.is === 'ready';
      },
    );
    const { x, y } = seen as Target & { readonly is: 'ready' };
    await this.page.tab.click(x, y);
  }

  /** Types into a field, in place of what stands there. */
  async fill(text: string): Promise<void> {
    await this.click();
    await this.page.tab.press('Control+a');
    await this.page.tab.type(text);
  }

  async focus(): Promise<void> {
    await this.waitFor();
    await this.page.call.focus(this.steps);
  }

  async isFocused(): Promise<void> {
    await this.page.until(
      async () => `the focus: ${textOf(this.steps)}; it is on ${await this.page.call.focused()}`,
      () => this.page.call.isFocused(this.steps),
    );
  }

  /** Waits until there are exactly so many that can be seen. */
  async hasCount(count: number): Promise<void> {
    let last = -1;
    await this.page.until(
      () => `${count} instead of ${last}: ${textOf(this.steps)}`,
      async () => {
        last = (await this.page.call.count(this.steps)).shown;
        return last === count;
      },
    );
  }

  texts(): Promise<readonly string[]> {
    return this.page.call.texts(this.steps);
  }

  attribute(name: string): Promise<string | null> {
    return this.page.call.attribute(this.steps, name);
  }
}

/** A page of any engine, with the few words of Playwright's that the tests of all engines need. */
export class EnginePage extends Found {
  readonly tab: Tab;
  readonly call: Call;
  readonly #origin: string;
  readonly #offline: () => Promise<void>;

  /** @param offline makes the service unreachable: the engines' protocols do not all know how */
  constructor(tab: Tab, origin: string, offline: () => Promise<void>) {
    super(undefined, []);
    this.tab = tab;
    this.call = caller(tab);
    this.#origin = origin;
    this.#offline = offline;
  }

  context(): { readonly setOffline: (offline: boolean) => Promise<void> } {
    return { setOffline: () => this.#offline() };
  }

  /** Goes to an address of the console. */
  async goto(address: string): Promise<void> {
    await this.tab.open(new URL(address, this.#origin).href);
  }

  /** Forgets what the console kept here, and is as wide again as a new page; who is signed in stays so. */
  async startOver(): Promise<void> {
    await this.call.forget();
    await this.tab.resize(VIEWPORT.width, VIEWPORT.height);
  }

  /**
   * Waits until something holds. While the page goes from one document to the next it cannot be asked: then it is asked again.
   *
   * @throws with what was waited for, when it does not come true
   */
  async until(what: () => string | Promise<string>, holds: () => Promise<boolean>): Promise<void> {
    const end = Date.now() + LIMIT;
    let reason = '';
    while (Date.now() < end) {
      const done = await within(ASKED, holds()).catch((error: unknown) => {
        reason = String(error);
        return false;
      });
      if (done) return;
      await within(CHANGED, this.call.change()).catch(() => undefined);
    }
    const shown = await this.tab
      .evaluate('location.pathname + " " + document.readyState + " " + document.body.innerText')
      .catch(String);
    throw new Error(`Waited in vain for ${await what()} (${reason}); there is ${shown.slice(0, 300)}`);
  }

  /** Waits until the address is this one, from the path on. */
  async isAt(address: string | RegExp): Promise<void> {
    let last = '';
    await this.until(
      () => `the address ${String(address)}; it is ${last}`,
      async () => {
        const { pathname, search } = new URL(await this.call.address());
        last = `${pathname}${search}`;
        return typeof address === 'string' ? last === address : address.test(last);
      },
    );
  }

  /** Signs in on the page that the reader was sent to, and waits until the console is back. */
  async signIn(user = 'admin'): Promise<void> {
    await this.getByLabel('Username').fill(user);
    await this.getByLabel('Password').fill('inspector');
    await this.getByRole('button', { name: 'Sign in' }).click();
    // The navigation is folded up where there is little room.
    await this.getByRole('button', { name: `User ${user}` }).waitFor();
  }

  /** Asserts that neither the page nor the engine complained of anything. */
  async isContent(): Promise<void> {
    expect([...(await this.call.complaints()), ...this.tab.reported]).toEqual([]);
  }
}
