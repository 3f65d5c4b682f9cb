import type { Page, Request, Response } from '@playwright/test';
import { builtFile, example, expect, test, withFaults } from './fixtures';
import { watchShifts } from './page-audits';

/** Most that may be sent from navigation to the signed-in first rows; kB = 1000 bytes. README states them. */
const MOST = {
  gzipKilobytes: 239,
  brotliKilobytes: 207,
  scripts: 8,
  barsKilobytes: 2.5,
  firstPaintBrotliKilobytes: 120,
  drawerKilobytes: 24,
  printKilobytes: 8,
  staticFiles: 12,
  layoutShift: 0.01,
};

/** The one run of the list that is under way. */
const UNDER_WAY = '/run/0-TGcGunAY';
const run = '37 exclusions of web-prod weekly 2026-05-09';

const pathOf = (response: Response): string => new URL(response.url()).pathname.slice(1);
const isScript = (response: Response): boolean => response.request().resourceType() === 'script';
/** What draws the small bars beside the numbers: the rows are there without it, and it may come before a test has seen them. */
const ofBars = (file: string): boolean => /^assets\/(types-bar|reason-looks)-/.test(file);
/** What prints an open panel: it is fetched while nothing else is to do, since who prints by the browser's own menu cannot wait for it. */
const ofPrint = (file: string): boolean => /^assets\/(print-sheet|page-styles|exports)-/.test(file);
const scriptsOf = (responses: readonly Response[]): string[] => [
  ...new Set(responses.filter(isScript).map(pathOf)),
];
const kilobytes = (files: readonly string[], encoding: 'gz' | 'br'): number =>
  files.reduce((sum, file) => sum + builtFile(file, encoding).length, 0) / 1000;

/** A call of Inspector or Cognito, by what is asked. */
const callOf = (request: Request): string | undefined => {
  const target = request.headers()['x-amz-target'];
  return target === undefined ? undefined : `${target} ${request.postData()}`;
};

/** The list looks at its run under way by itself, ten seconds after it was loaded and every ten seconds from then on. */
const isPoll = (call: string): boolean =>
  call.includes('.DescribeAssessmentRuns ') && call.split('arn:').length === 2 && call.includes(UNDER_WAY);

function watch(page: Page) {
  const responses: Response[] = [];
  const calls: string[] = [];
  page.on('response', (response) => responses.push(response));
  page.on('request', (request) => {
    const call = callOf(request);
    if (call !== undefined && !isPoll(call)) calls.push(call);
  });
  return { responses, calls };
}

/** The calls that were sent more than once. */
const twice = (calls: readonly string[]): readonly string[] =>
  calls.filter((call, at) => calls.indexOf(call) !== at);

test('a cold start and the drawer stay in their budgets, and nothing is sent twice', async ({
  page,
  signIn,
}) => {
  const { responses, calls } = watch(page);
  const shift = await watchShifts(page);
  await page.goto(example.runs);
  await signIn(page);
  const link = page.getByRole('link', { name: run });
  await expect(link).toBeVisible();
  await expect(page.getByRole('img', { name: /^By type: 21 Agent not found/ }).first()).toBeVisible();
  const all = scriptsOf(responses);
  expect(kilobytes(all.filter(ofBars), 'gz')).toBeLessThanOrEqual(MOST.barsKilobytes);
  const scripts = all.filter((file) => !ofBars(file));
  const gzip = kilobytes(scripts, 'gz');
  const brotli = kilobytes(scripts, 'br');
  test.info().annotations.push({
    type: 'budget',
    description: `${gzip.toFixed(1)} kB gzip, ${brotli.toFixed(1)} kB brotli in ${scripts.length} scripts`,
  });
  expect(gzip).toBeLessThanOrEqual(MOST.gzipKilobytes);
  expect(brotli).toBeLessThanOrEqual(MOST.brotliKilobytes);
  expect(scripts.length).toBeLessThanOrEqual(MOST.scripts);
  // Up to here: the panel then pushes the page aside on purpose.
  expect(await shift()).toBeLessThanOrEqual(MOST.layoutShift);

  const ofConsole = responses.filter(
    (response) => /^(assets\/|theme-init|favicon|config)/.test(pathOf(response)) && !ofBars(pathOf(response)),
  );
  // The page itself is one more.
  expect(new Set(ofConsole.map(pathOf)).size + 1).toBeLessThanOrEqual(MOST.staticFiles);
  const sent = ofConsole.filter((response) => isScript(response) && response.status() === 200);
  expect(new Set(await Promise.all(sent.map((each) => each.headerValue('content-encoding'))))).toEqual(
    new Set(['br']),
  );
  const hashed = sent.filter((response) => pathOf(response).startsWith('assets/'));
  for (const response of hashed) expect(await response.headerValue('cache-control')).toContain('immutable');

  // Dwelling on the link asks for what is behind it; following it then asks for nothing more.
  const described = page.waitForResponse(
    (response) => callOf(response.request())?.includes('DescribeRunExclusions') === true,
  );
  await link.hover();
  await described;
  const warmed = calls.filter((call) => /Exclusions /.test(call)).length;
  await link.click();
  const panel = page.getByRole('dialog');
  await expect(panel.getByRole('heading', { name: 'Agent not found' })).toBeVisible();
  expect(calls.filter((call) => /Exclusions /.test(call)).length).toBe(warmed);
  const added = scriptsOf(responses).filter((file) => !all.includes(file) && !ofPrint(file));
  expect(kilobytes(added, 'gz'), added.join(', ')).toBeLessThanOrEqual(MOST.drawerKilobytes);
  expect(twice(calls)).toEqual([]);

  // The last that the panel learns of.
  await expect(panel.getByText('of checks not completed')).toBeVisible();
  await expect(
    panel.getByText('CIS Operating System Security Configuration Benchmarks').first(),
  ).toBeVisible();
  await page.waitForLoadState('networkidle');
  expect(kilobytes(scriptsOf(responses).filter(ofPrint), 'gz')).toBeLessThanOrEqual(MOST.printKilobytes);
  const known = calls.length;
  await page.keyboard.press('Escape');
  await expect(panel).toBeHidden();
  await link.click();
  await expect(panel.getByRole('heading', { name: 'Agent not found' })).toBeVisible();
  expect(calls.slice(known)).toEqual([]);

  // The link itself, opened cold: the list's count of this run and its exclusions are one question, and who the reader is in the pool is known.
  calls.length = 0;
  await page.reload();
  await expect(panel.getByText('of checks not completed')).toBeVisible();
  expect(twice(calls)).toEqual([]);
  const times = (operation: string): number => calls.filter((call) => call.includes(`.${operation} `)).length;
  expect(
    ['GetId', 'GetCredentialsForIdentity', 'ListDescribedRuns', 'DescribeRunExclusions'].map(times),
  ).toEqual([0, 1, 1, 1]);
});

/** Most calls of the service until a list stands with every name and number in view: by our operation, and by Inspector's own. */
const MOST_CALLS = {
  runs: { ours: 1, inspectors: 26 },
  templates: { ours: 1, inspectors: 5 },
} as const;

for (const [list, most] of Object.entries(MOST_CALLS))
  for (const [way, calls] of Object.entries(most))
    test(`the first rows of ${list} by ${way === 'ours' ? 'our own' : 'Inspector’s'} operations stay in their number of calls`, async ({
      page,
      signIn,
    }) => {
      // A rule about a call that the operations stand for takes them off the list.
      const rule = { operation: 'DescribeAssessmentTargets', delayMs: 1 };
      await withFaults(way === 'ours' ? [] : [rule], async (origin) => {
        const watched = watch(page);
        await page.goto(`${origin}${example[list as keyof typeof MOST_CALLS]}`);
        await signIn(page);
        const rows = page.getByRole('table').getByRole('row');
        await expect(rows.filter({ hasText: 'web-prod' }).first()).toBeVisible();
        await page.waitForLoadState('networkidle');
        const sent = watched.calls.filter((call) => !/Cognito/.test(call));
        test.info().annotations.push({ type: 'calls', description: `${sent.length}` });
        expect(sent.length).toBeLessThanOrEqual(calls);
        expect(twice(sent)).toEqual([]);
        await page.close();
      });
    });

test('a page that leaves for the sign-in draws no interface, and all of its code is there when it comes back', async ({
  page,
  signIn,
}) => {
  await page.addInitScript((path) => {
    addEventListener('pagehide', () => {
      if (location.pathname !== path) return;
      const drawn = document.querySelector('#root > .frame') === null;
      const before = sessionStorage.getItem('test.left') ?? '';
      sessionStorage.setItem('test.left', `${before}${drawn ? 'drawn' : 'frame'} `);
    });
  }, example.runs);
  const documents: string[] = [];
  page.on('request', (request) => {
    if (request.isNavigationRequest()) documents.push(new URL(request.url()).pathname);
  });
  const row = page.getByRole('link', { name: run });
  await page.goto(example.runs);
  await signIn(page);
  await expect(row).toBeVisible();
  documents.length = 0;
  await page.reload();
  await expect(row).toBeVisible();
  // The sign-in's cookie makes its page a redirect.
  expect(documents).toEqual([example.runs, '/oauth2/authorize', '/callback']);
  const left = await page.evaluate(() => sessionStorage.getItem('test.left'));
  // Left three times: for the sign-in, to be loaded again, and for the sign-in again.
  expect(left).toBe('frame drawn frame ');
  const loaded = await page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .filter(({ name }) => name.includes('/assets/'))
      .map((entry) => (entry as PerformanceResourceTiming).transferSize),
  );
  expect(loaded.length).toBeGreaterThan(5);
  expect(new Set(loaded)).toEqual(new Set([0]));
});

test('the first paint waits for no module', async ({ browser, emulator }) => {
  const page = await browser.newPage();
  const { responses } = watch(page);
  const devTools = await page.context().newCDPSession(page);
  await devTools.send('Network.enable');
  await devTools.send('Network.setBlockedURLs', { urls: ['*/assets/*'] });
  await page.goto(`${emulator.origin}${example.runs}`);
  await expect(page.getByRole('main')).toHaveText('Loading the console');
  const paints = () => page.evaluate(() => performance.getEntriesByName('first-contentful-paint').length);
  await expect.poll(paints).toBe(1);
  const scripts = scriptsOf(responses);
  expect(kilobytes(scripts, 'br')).toBeLessThanOrEqual(MOST.firstPaintBrotliKilobytes);
  expect(scripts).toEqual(['theme-init.js']);
  await page.close();
});
