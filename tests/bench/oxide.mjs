/**
 * The Oxide console beside ours: another console of the same kind, built from its public source where OXIDE_DIR names the build
 * (docs/performance.md). Its service is simulated in the page by a service worker; nothing of it is in this repository.
 */
import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { largestPaint, median } from './measure.mjs';

/** A list of a dozen rows, as the first of our pages has one. */
const PAGE = '/projects/mock-project/instances';
const TYPES = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/** Serves a folder as a single-page app: what is no file is its first page. */
async function serve(directory) {
  const server = createServer((request, response) => {
    const asked = join(
      directory,
      normalize(decodeURIComponent(new URL(request.url, 'http://localhost').pathname)),
    );
    const file = existsSync(asked) && statSync(asked).isFile() ? asked : join(directory, 'index.html');
    response.setHeader('content-type', TYPES[extname(file)] ?? 'application/octet-stream');
    createReadStream(file).pipe(response);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { origin: `http://localhost:${server.address().port}`, stop: () => server.close() };
}

/**
 * Loads its list with an empty cache, as ours is: the reader is signed in, and its service worker is there.
 *
 * @returns undefined where there is no build in the folder
 */
export async function measureOxide(browser, directory, repeats) {
  if (!directory || !existsSync(join(directory, 'index.html'))) return undefined;
  const { origin, stop } = await serve(directory);
  try {
    const measured = [];
    while (measured.length < repeats) {
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
      const page = await context.newPage();
      const rows = page.locator('table tbody tr').first();
      await page.goto(origin + PAGE);
      await rows.waitFor();
      const devTools = await context.newCDPSession(page);
      await devTools.send('Network.clearBrowserCache');
      const begun = Date.now();
      await page.goto(origin + PAGE);
      await rows.waitFor();
      const first = Date.now() - begun;
      await page.waitForLoadState('networkidle');
      measured.push({ first, largest: (await largestPaint(page)) - begun });
      await context.close();
    }
    return {
      'cold: first rows, ms': median(measured.map(({ first }) => first)),
      'cold: largest contentful paint, ms': median(measured.map(({ largest }) => Math.round(largest))),
    };
  } finally {
    stop();
  }
}
