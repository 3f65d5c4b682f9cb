/** What a reader waits for, in a real browser against the built console: loading, opening, scrolling, memory. */
import { manyRunsPath, runOf, USER } from './big-account.mjs';
import { longestTask, workOf } from './main-thread.mjs';
import { largestPaint, median, quantile } from './measure.mjs';
import { measureOxide } from './oxide.mjs';

const ARGS = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Runs in the page before its own code: notes when rows appear, long tasks, and how long each input took. */
function observe() {
  const seen = { firstRows: undefined, allRows: undefined, longTasks: [], inputs: [] };
  Object.assign(window, { seen });
  const look = () => {
    const first = document.querySelector('[data-side-panel] [data-group], table tr.row');
    const panel = document.querySelector('[data-side-panel]');
    if (first && !panel) seen.listRows ??= Date.now();
    if (panel?.querySelector('[data-group]')) seen.firstRows ??= Date.now();
    if (panel?.querySelector('header dl')) seen.allRows ??= Date.now();
  };
  new MutationObserver(look).observe(document, { subtree: true, childList: true });
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries())
      seen.longTasks.push({ at: performance.timeOrigin + startTime, duration });
  }).observe({ type: 'longtask', buffered: true });
  new PerformanceObserver((list) => {
    for (const { duration, interactionId } of list.getEntries())
      if (interactionId) seen.inputs.push(duration);
  }).observe({ type: 'event', durationThreshold: 16, buffered: true });
}

const seen = (page, name) => page.evaluate((key) => window.seen[key], name);
const appears = (page, name) =>
  page.waitForFunction((key) => window.seen[key] !== undefined, name, { timeout: 180_000 });

/** What is typed counts after a rest of 300 ms; then the work of it begins. */
const REST = 500;

/**
 * The longest that an input of this kind took until the next paint (under 16 ms is not told by the browser),
 * or the longest task that came of it, whichever is more.
 */
async function interaction(page, act) {
  await page.evaluate(() => (window.seen.inputs.length = window.seen.longTasks.length = 0));
  await act();
  await page.evaluate((rest) => new Promise((done) => setTimeout(done, rest)), REST);
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 100))));
  const tasks = (await seen(page, 'longTasks')).map(({ duration }) => duration);
  return Math.round(Math.max(16, ...(await seen(page, 'inputs')), ...tasks));
}

/** The times between frames while what scrolls moves by a row and a half in each. */
async function frames(page, selector) {
  const times = await page.evaluate(async (css) => {
    const inside =
      css && [...document.querySelectorAll(css)].find((each) => each.scrollHeight > each.clientHeight);
    const scroller = inside || document.scrollingElement;
    const gaps = [];
    let last = await new Promise(requestAnimationFrame);
    for (let frame = 0; frame < 120; frame += 1) {
      scroller.scrollBy(0, 60);
      const now = await new Promise(requestAnimationFrame);
      gaps.push(now - last);
      last = now;
    }
    scroller.scrollTo(0, 0);
    return gaps;
  }, selector);
  return { p50: quantile(times, 0.5), p95: quantile(times, 0.95) };
}

async function heapBytes(devTools) {
  await devTools.send('HeapProfiler.collectGarbage');
  const { usedSize } = await devTools.send('Runtime.getHeapUsage');
  return usedSize;
}

/** A signed-in context. */
async function open(browser, origin) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  await context.addInitScript(observe);
  const page = await context.newPage();
  const devTools = await context.newCDPSession(page);
  await devTools.send('Performance.enable', { timeDomain: 'threadTicks' });
  await page.goto(origin + runOf(0).path);
  await page.getByLabel('Username').fill(USER.name);
  await page.getByLabel('Password').fill(USER.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('dialog').waitFor();
  return { context, page, devTools };
}

/** From the navigation to rows: with an empty cache (the sign-in server knows the reader), or with a full one. */
async function load({ page, devTools }, address, cold) {
  if (cold) await devTools.send('Network.clearBrowserCache');
  let requests = 0;
  const count = () => (requests += 1);
  page.on('request', count);
  const begun = Date.now();
  await page.goto(address);
  await appears(page, 'allRows');
  page.off('request', count);
  const [first, all] = [await seen(page, 'firstRows'), await seen(page, 'allRows')];
  return { first: first - begun, all: all - begun, requests, allAt: all };
}

/** From the drawer to what changed since the run before, whose exclusions are loaded for it. */
async function compare(page, panel, devTools) {
  await page.evaluate(() => (window.seen.longTasks.length = 0));
  const { result, work } = await longestTask(devTools, async () => {
    const begun = Date.now();
    await panel.getByRole('link', { name: 'Compare with previous' }).click();
    // Either what changed, or that there is no run before.
    await page.locator('main h2').first().waitFor({ timeout: 180_000 });
    const after = Date.now() - begun;
    await page.waitForTimeout(REST);
    return after;
  });
  const tasks = (await seen(page, 'longTasks')).map(({ duration }) => duration);
  return { after: result, longest: Math.round(Math.max(0, ...tasks)), work };
}

async function measureRun(browser, origin, size) {
  const opened = await open(browser, origin);
  const { context, page, devTools } = opened;
  const before = await heapBytes(devTools);
  const address = origin + runOf(size).path;
  const cold = await load(opened, address, true);
  const warm = await load(opened, address, false);
  await page.waitForLoadState('networkidle');
  const heap = (await heapBytes(devTools)) - before;
  const panel = page.locator('[data-side-panel]');
  let requests = 0;
  page.on('request', (request) => (requests += request.method() === 'POST' ? 1 : 0));
  const close = await interaction(page, async () => {
    await panel.press('Escape');
    await panel.waitFor({ state: 'detached' });
  });
  const link = page.locator(`td a[data-opener="${runOf(size).arn}"]`).first();
  const workBefore = await workOf(devTools);
  const openAgain = await interaction(page, async () => {
    await link.click();
    await panel.locator('[data-group]').first().waitFor({ state: 'attached' });
  });
  await page.waitForLoadState('networkidle');
  const again = requests;
  const work = Math.round((await workOf(devTools)) - workBefore);
  const scroll = await frames(page, '[data-side-panel] > div');
  const expand = await interaction(page, () =>
    panel.locator('button[aria-expanded="false"]:not([aria-haspopup])').first().click(),
  );
  const field = panel.getByRole('textbox').or(panel.getByRole('searchbox')).first();
  const filter = await interaction(page, () => field.pressSequentially('unhealthy', { delay: 30 }));
  await field.clear();
  await page.waitForTimeout(REST);
  const select = panel.getByRole('combobox').first();
  const regroup = await interaction(page, () => select.selectOption('instance'));
  const expandAll = await interaction(page, () => panel.getByRole('button', { name: 'Expand all' }).click());
  const regroupBack = await interaction(page, () => select.selectOption({ index: 0 }));
  const compared = await compare(page, panel, devTools);
  await context.close();
  return {
    'cold deep link: first rows, ms': cold.first,
    'cold deep link: all rows, ms': cold.all,
    'cold deep link: requests': cold.requests,
    'warm deep link: first rows, ms': warm.first,
    'warm deep link: all rows, ms': warm.all,
    'close the drawer, ms': close,
    'open it again, ms': openAgain,
    'open it again: requests': again,
    'open it again: work of the main thread, ms': work,
    'show all instances of a type, ms': expand,
    'filter, ms': filter,
    'group by instance, ms': regroup,
    'expand all, ms': expandAll,
    'group by type, ms': regroupBack,
    'compare with the run before: shown after, ms': compared.after,
    'compare with the run before: longest task, ms': compared.longest,
    'compare with the run before: longest task, of the processor, ms': compared.work,
    'scroll: frame p50, ms': Math.round(scroll.p50 * 10) / 10,
    'scroll: frame p95, ms': Math.round(scroll.p95 * 10) / 10,
    'heap, kB': Math.round(heap / 1000),
  };
}

/** The list of all runs, further by a page at a time. */
async function measureList(browser, origin) {
  const { context, page, devTools } = await open(browser, origin);
  await devTools.send('Network.clearBrowserCache');
  const begun = Date.now();
  await page.goto(origin + manyRunsPath);
  await appears(page, 'listRows');
  const first = (await seen(page, 'listRows')) - begun;
  await page.waitForLoadState('networkidle');
  const largest = Math.round((await largestPaint(page)) - begun);
  const more = page.getByRole('button', { name: /more/i }).last();
  const times = [];
  for (let pages = 0; pages < 10; pages += 1) {
    const clicked = Date.now();
    const answered = page.waitForResponse((response) =>
      /DescribeAssessmentRuns|ListDescribedRuns/.test(response.request().headers()['x-amz-target'] ?? ''),
    );
    await more.click();
    await answered;
    await more.and(page.locator(':enabled')).waitFor();
    times.push(Date.now() - clicked);
  }
  const scroll = await frames(page, undefined);
  const nodes = await page.evaluate(() => document.querySelectorAll('*').length);
  await context.close();
  return {
    'cold: first rows, ms': first,
    'cold: largest contentful paint, ms': largest,
    'the next 50 rows, ms': median(times),
    'scroll over 550 rows: frame p50, ms': Math.round(scroll.p50 * 10) / 10,
    'scroll over 550 rows: frame p95, ms': Math.round(scroll.p95 * 10) / 10,
    'elements in the document': nodes,
  };
}

/** Medians of several runs for each size, each in a fresh context. */
export async function measureViews(executablePath, origin, sizes, repeats, say) {
  const { chromium } = await import('@playwright/test');
  const browser = await chromium.launch({ executablePath, args: ARGS });
  try {
    const runs = [];
    for (const size of sizes) {
      const measured = [];
      // 100,000 rows at 50 ms take their time whatever the console does.
      const times = size > 10_000 ? 1 : repeats;
      while (measured.length < times) measured.push(await measureRun(browser, origin, size));
      const figures = Object.fromEntries(
        Object.keys(measured[0]).map((name) => [name, median(measured.map((each) => each[name]))]),
      );
      runs.push({ size, figures });
      say(`browser, ${size}: ${JSON.stringify(figures)}`);
    }
    const list = await measureList(browser, origin);
    return { runs, list, oxide: await measureOxide(browser, process.env.OXIDE_DIR, repeats) };
  } finally {
    await browser.close();
  }
}
