import { chromium } from 'playwright-core';
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});
const [, , port, out, ...specs] = process.argv;
for (const spec of specs) {
  const [addr, w, act] = spec.split('@');
  const [width, height, scheme] = w.split('x');
  const page = await (
    await browser.newContext({ viewport: { width: +width, height: +height }, colorScheme: scheme ?? 'light' })
  ).newPage();
  await page.goto(`http://127.0.0.1:${port}` + addr);
  await page.getByLabel('Username').fill('admin');
  await page.getByLabel('Password').fill('inspector');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('button', { name: 'User admin' }).waitFor();
  await page.waitForLoadState('networkidle');
  await page.waitForTimeout(500);
  if (act) {
    await page.getByRole('button', { name: act }).first().click();
    await page.waitForTimeout(500);
  }
  await page.screenshot({ path: `${out}-${specs.indexOf(spec)}.png` });
  await page.context().close();
}
await browser.close();
