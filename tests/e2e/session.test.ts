import { example, expect, test } from './fixtures';

test('a reload needs no prompt, and leaves nothing behind that opens an account', async ({ visit }) => {
  const page = await visit(example.runs);
  const rows = page.getByRole('link', { name: '37 exclusions of web-prod weekly 2026-05-09' });
  await expect(rows).toBeVisible();
  await page.reload();
  await expect(rows).toBeVisible();
  const kept = await page.evaluate(async () => {
    const databases = await indexedDB.databases();
    return {
      text:
        JSON.stringify([localStorage, sessionStorage].map((store) => Object.entries(store))) +
        document.cookie +
        document.documentElement.outerHTML,
      databases: databases.map(({ name }) => name),
      address: location.href,
    };
  });
  expect(kept.databases).toEqual([]);
  expect(kept.text).not.toMatch(/ASIA[A-Z0-9]{8,}|eyJ[A-Za-z0-9_-]{10,}\.|refresh_token|secretAccessKey/);
  expect(kept.address).not.toMatch(/code=|state=/);
});

test('signing out ends the session, in other tabs too', async ({ visit, context }) => {
  const page = await visit(example.runs);
  const other = await context.newPage();
  await other.goto(example.templates);
  await expect(other.getByRole('button', { name: 'Show details of web-prod-weekly' })).toBeVisible();
  await page.getByRole('button', { name: /^User admin/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page).toHaveURL(/signed-out$/);
  await expect(other.getByRole('button', { name: 'Show details of web-prod-weekly' })).toBeHidden();
  await page.goto(example.runs);
  await expect(page.getByLabel('Username')).toBeVisible();
});

test('a wrong password is refused in words', async ({ page }) => {
  await page.goto(example.runs);
  await page.getByLabel('Username').fill('admin');
  await page.getByLabel('Password').fill('wrong');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('alert')).toBeVisible();
});
