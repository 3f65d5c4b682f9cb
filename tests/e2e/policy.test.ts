import { VIOLATED } from '../engines/in-page/complaints';
import { example, expect, test, watchComplaints } from './fixtures';

test('whatever the policy forbids is refused, and every journey would hear of it', async ({
  browser,
  emulator,
}) => {
  const context = await browser.newContext();
  const complaints = await watchComplaints(context);
  const page = await context.newPage();
  await page.goto(`${emulator.origin}/exclusion-types`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  expect(complaints).toEqual([]);
  const done = await page.evaluate(async () => {
    const outcome: string[] = [];
    const attempt = async (name: string, work: () => unknown): Promise<void> => {
      try {
        await work();
        outcome.push(name);
      } catch {
        // What is refused with an exception is not done.
      }
    };
    const sink = document.createElement('div');
    await attempt('markup', () => {
      sink.innerHTML = '<b>bold</b>';
    });
    await attempt('a policy for Trusted Types', () => {
      const { trustedTypes } = window as unknown as {
        trustedTypes: { createPolicy: (name: string, rules: object) => unknown };
      };
      trustedTypes.createPolicy('own', {});
    });
    // Later, because the browser lets a test's own call evaluate.
    await attempt(
      'eval',
      () =>
        new Promise<void>((resolve, reject) => {
          setTimeout(() => {
            try {
              // oxlint-disable-next-line no-eval -- that it is refused is what is tested
              globalThis.eval('1');
              resolve();
            } catch (error) {
              reject(error);
            }
          });
        }),
    );
    await attempt('a worker', () => new Worker('/theme-init.js'));
    await attempt('another host', () => fetch('https://example.org/'));
    const style = document.createElement('style');
    style.textContent = 'body { outline: 9px solid }';
    document.head.append(style);
    for (const [tag, name, value] of [
      ['div', 'style', 'position: fixed'],
      ['img', 'src', 'data:image/gif;base64,R0lGODlhAQABAAAAACw='],
      ['iframe', 'src', '/exclusion-types'],
      ['base', 'href', 'https://example.org/'],
    ] as const) {
      const element = document.createElement(tag);
      element.setAttribute(name, value);
      document.body.append(element);
    }
    const form = document.createElement('form');
    form.action = '/exclusion-types';
    document.body.append(form);
    form.submit();
    return outcome;
  });
  expect(done).toEqual([]);
  for (const directive of [...VIOLATED, 'frame-src', 'base-uri', 'form-action'])
    await expect
      .poll(() => complaints.some((text) => text.startsWith(`violates ${directive}:`)), {
        message: directive,
      })
      .toBe(true);
  await context.close();
});

test('the sign-in page runs no script, and may be framed by nobody', async ({ page }) => {
  const [answer] = await Promise.all([
    page.waitForResponse((response) => response.url().includes('/oauth2/authorize')),
    page.goto(example.runs),
  ]);
  const policy = answer.headers()['content-security-policy'] ?? '';
  expect(policy).toContain("script-src 'none'");
  expect(policy).toContain("form-action 'self';");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(answer.headers()['strict-transport-security']).toBeUndefined();
});
