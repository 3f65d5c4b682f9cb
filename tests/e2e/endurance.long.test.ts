import type { CDPSession, Page } from '@playwright/test';
import configuration from '../../playwright.config';
import { example, expect, test } from './fixtures';

// What V8 compiles while it learns, and throws away when it was not used for a while, is in the heap too, comes and goes by some
// 400 kB, and is no leak: without that, looks at the same page differ by some 30 kB.
const launch = configuration.use?.launchOptions;
test.use({
  launchOptions: {
    ...launch,
    args: [...(launch?.args ?? []), '--js-flags=--no-opt --no-maglev --no-sparkplug --no-flush-bytecode'],
  },
});

const OPENINGS = 1000;
/** Opened before anything is counted: until everything is loaded, compiled and cached. */
const FIRST = 100;

interface Timers {
  readonly intervals: Set<unknown>;
  readonly timeouts: Set<unknown>;
}

/** The SDK's limit for a request (`requestTimeout`), which it lets run out when the answer is there. */
const REQUEST_LIMIT = 60_000;

/** Keeps the timers that are set and neither over nor cleared, but for the limits of requests. */
async function watchTimers(page: Page): Promise<void> {
  await page.addInitScript((requestLimit) => {
    const timers: Timers = { intervals: new Set(), timeouts: new Set() };
    const every = window.setInterval.bind(window);
    const noMore = window.clearInterval.bind(window);
    const later = window.setTimeout.bind(window);
    const never = window.clearTimeout.bind(window);
    Object.assign(window, {
      timers,
      setInterval: (work: () => void, time?: number) => {
        const timer = every(work, time);
        timers.intervals.add(timer);
        return timer;
      },
      clearInterval: (timer: number) => {
        timers.intervals.delete(timer);
        noMore(timer);
      },
      setTimeout: (work: (...given: unknown[]) => void, time?: number, ...given: unknown[]) => {
        const timer = later(() => {
          timers.timeouts.delete(timer);
          work(...given);
        }, time);
        if (time !== requestLimit) timers.timeouts.add(timer);
        return timer;
      },
      clearTimeout: (timer: number) => {
        timers.timeouts.delete(timer);
        never(timer);
      },
    });
  }, REQUEST_LIMIT);
}

/** How many timers there are. */
const timersOf = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const { intervals, timeouts } = (window as unknown as { timers: Timers }).timers;
    return intervals.size + timeouts.size;
  });

/** Opens and closes the panel in the page itself: a thousand times through the browser's protocol take minutes. */
function openAndClose(page: Page, times: number): Promise<void> {
  return page.evaluate(async (most) => {
    const until = async (state: string, holds: (frame: number) => boolean): Promise<void> => {
      for (let frame = 0; !holds(frame); frame += 1) {
        if (frame > 1200) throw new Error(`The panel is not ${state}`);
        await new Promise((resolve) => requestAnimationFrame(resolve));
      }
    };
    const link = 'a[aria-label="37 exclusions of web-prod weekly 2026-05-09"]';
    for (let time = 0; time < most; time += 1) {
      document.querySelector<HTMLElement>(link)?.click();
      await until('open', () => document.querySelector('[data-side-panel] [data-group]') !== null);
      await until('closed', (frame) => {
        // It may be drawn a moment before it listens to keys.
        if (frame % 10 === 1) {
          const escape = new KeyboardEvent('keydown', { key: 'Escape', bubbles: true });
          document.activeElement?.dispatchEvent(escape);
        }
        return document.querySelector('[data-side-panel]') === null;
      });
    }
  }, times);
}

/** What the page holds at this moment, without what can be freed. */
async function heldNow(page: Page, session: CDPSession) {
  // Twice: what the first collection frees may have held something else.
  await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.collectGarbage');
  const { metrics } = await session.send('Performance.getMetrics');
  const value = (wanted: string): number => metrics.find(({ name }) => name === wanted)?.value ?? NaN;
  return {
    bytes: value('JSHeapUsedSize'),
    listeners: value('JSEventListeners'),
    nodes: value('Nodes'),
    documents: value('Documents'),
    timers: await timersOf(page),
  };
}

/** What the page holds: the least of some looks, because an answer that is being read at one of them is no leak. */
async function held(page: Page, session: CDPSession) {
  const looks: Awaited<ReturnType<typeof heldNow>>[] = [];
  for (let look = 0; look < 5; look += 1) {
    looks.push(await heldNow(page, session));
    await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
  }
  const least = (of: keyof (typeof looks)[number]): number => Math.min(...looks.map((look) => look[of]));
  return {
    bytes: least('bytes'),
    listeners: least('listeners'),
    nodes: least('nodes'),
    documents: least('documents'),
    timers: least('timers'),
  };
}

test(`${OPENINGS} openings of the panel leave heap, listeners, nodes and timers as they were`, async ({
  page,
  context,
  signIn,
}, { annotations }) => {
  test.setTimeout(30 * 60_000);
  await watchTimers(page);
  await page.goto(example.runs);
  await signIn(page);
  await page.getByRole('link', { name: '37 exclusions of web-prod weekly 2026-05-09' }).waitFor();
  const session = await context.newCDPSession(page);
  await session.send('Performance.enable');
  await openAndClose(page, FIRST);
  const before = await held(page, session);
  const between: number[] = [];
  for (let part = 0; part < 4; part += 1) {
    await openAndClose(page, OPENINGS / 4);
    between.push((await held(page, session)).bytes - before.bytes);
  }
  const after = await held(page, session);
  annotations.push({ type: 'held', description: JSON.stringify({ before, between, after }) });
  // A transition that is not over yet may hold one or two; an opening that leaks one leaks a thousand.
  expect(after.listeners).toBeLessThanOrEqual(before.listeners + OPENINGS / 100);
  expect(after.nodes).toBeLessThanOrEqual(before.nodes);
  expect(after.documents).toBeLessThanOrEqual(before.documents);
  // One of them may be between two looks at the runs under way, or the end of a transition.
  await expect.poll(() => timersOf(page)).toBeLessThanOrEqual(before.timers);
  // What leaks is a kilobyte or more for each opening: a listener or a row that is kept.
  expect((after.bytes - before.bytes) / OPENINGS).toBeLessThan(300);
});
