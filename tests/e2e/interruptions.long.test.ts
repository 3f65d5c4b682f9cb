/** What breaks off in the middle is continued: a lost network, an ended session, credentials that end early. */
import { example, expect, test, withFaults } from './fixtures';
import { exclusionsOfRun, inState, panelHeading, type State } from './state';

const everything = `${example.runs}/0-Y8ffQAtK/0-ARuLv8qI/0-DfY8qPjy/exclusions?view=page`;

test('a network that is lost in the middle of a list, and comes back, ends in the whole list', async ({
  browser,
  signIn,
}) => {
  // Slow enough that the network goes while most of it is still to come.
  const slow = { operation: 'DescribeExclusions', from: 2, delayMs: 1500 };
  await withFaults([slow], async (origin) => {
    const context = await browser.newContext({ baseURL: origin });
    try {
      const page = await context.newPage();
      await page.goto(everything);
      await signIn(page);
      await page.getByText(/^[\d,]+ of [\d,]+\+? loaded$/).waitFor();
      await context.setOffline(true);
      const main = page.locator('main');
      // Never a part that looks like the whole: it is still loading, or it says what is missing.
      await expect(main.getByText('2,500', { exact: true })).toHaveCount(0);
      await expect(
        main
          .getByText('The service could not be reached')
          .or(main.getByText('These are not all exclusions'))
          .first(),
      ).toBeVisible();
      await context.setOffline(false);
      const again = page.getByRole('button', { name: 'Try again' });
      const whole = main.getByText('2,500', { exact: true }).first();
      await expect(again.or(whole)).toBeVisible();
      if (await again.isVisible()) await again.click();
      await expect(whole).toBeVisible();
      await expect(page.getByRole('alert')).toHaveCount(0);
    } finally {
      await context.close();
    }
  });
});

const narrowed = `${exclusionsOfRun}?find=agent&group=instance`;
const ended: State = {
  name: 'session ended in the middle',
  // The call, and the one that is sent with new credentials in its place.
  faults: [{ operation: 'DescribeExclusions', from: 1, to: 2, error: 'ExpiredTokenException' }],
  address: narrowed,
  shows: 'Your session has ended',
  as: 'alert',
};

test('a session that ends is continued without losing the place', async ({ browser }) => {
  await inState(browser, ended, async (page) => {
    await page.getByRole('button', { name: 'Sign in again' }).click();
    await expect(
      page.getByRole('dialog').getByRole('heading', { level: 3, name: /^i-/ }).first(),
    ).toBeVisible();
    await expect(panelHeading(page)).toBeFocused();
    expect(new URL(page.url()).search).toBe('?find=agent&group=instance');
    await expect(page.getByRole('searchbox', { name: 'Find in exclusions' })).toHaveValue('agent');
  });
});

const renewed: State = {
  ...ended,
  name: 'credentials renewed unseen',
  faults: [{ operation: 'DescribeExclusions', call: 1, error: 'ExpiredTokenException' }],
  shows: /^i-/,
  as: 'heading',
};

test('credentials that end early are renewed once, unseen', async ({ browser }) => {
  await inState(browser, renewed, async (page) => {
    await expect(page.getByRole('alert')).toHaveCount(0);
  });
});
