import { inState, exclusionsOfRun, panelHeading, type State } from './state';
import { expect, test } from './fixtures';

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
    const group = page.getByRole('dialog').getByRole('heading', { level: 3 }).first();
    await expect(group).toHaveText(/^i-/);
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
