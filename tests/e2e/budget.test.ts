import type { Page, Response } from '@playwright/test';
import { builtFile, example, expect, test } from './fixtures';

/** Most that may be sent from navigation to the signed-in first rows; kB = 1000 bytes. README states them. */
const MOST_GZIP_KB = 330;
const MOST_SCRIPTS = 8;
const MOST_DRAWER_KB = 20;

const scriptsOf = (responses: readonly Response[]): string[] => [
  ...new Set(
    responses
      .filter((response) => response.request().resourceType() === 'script' || response.url().endsWith('.js'))
      .map((response) => new URL(response.url()).pathname.slice(1)),
  ),
];

const kilobytes = (files: readonly string[], encoding: 'gz' | 'br'): number =>
  files.reduce((sum, file) => sum + builtFile(file, encoding).length, 0) / 1000;

function watch(page: Page): Response[] {
  const responses: Response[] = [];
  page.on('response', (response) => responses.push(response));
  return responses;
}

test('what is sent up to the first rows, and for the drawer, stays in its budget', async ({
  page,
  signIn,
}) => {
  const responses = watch(page);
  await page.goto(example.runs);
  await signIn(page);
  await expect(page.getByRole('link', { name: '37 exclusions of web-prod weekly 2026-05-09' })).toBeVisible();
  const first = scriptsOf(responses);
  const gzip = kilobytes(first, 'gz');
  const brotli = kilobytes(first, 'br');
  test.info().annotations.push({
    type: 'budget',
    description: `${gzip.toFixed(1)} kB gzip, ${brotli.toFixed(1)} kB brotli in ${first.length} scripts`,
  });
  expect(gzip).toBeLessThanOrEqual(MOST_GZIP_KB);
  expect(first.length).toBeLessThanOrEqual(MOST_SCRIPTS);

  await page.getByRole('link', { name: '37 exclusions of web-prod weekly 2026-05-09' }).click();
  await expect(page.getByRole('dialog').getByRole('heading', { name: 'Agent not found' })).toBeVisible();
  const added = scriptsOf(responses).filter((file) => !first.includes(file));
  expect(kilobytes(added, 'gz')).toBeLessThanOrEqual(MOST_DRAWER_KB);

  const compressed = responses.filter((response) => response.url().endsWith('.js'));
  const encodings = await Promise.all(compressed.map((response) => response.headerValue('content-encoding')));
  expect(new Set(encodings)).toEqual(new Set(['br']));
});
