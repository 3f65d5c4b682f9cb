import { example, expect, test } from './fixtures';
import { expectSaid, inState } from './state';
import { STATES } from './states';

/** A sample; `states.long.test.ts` has them all, with axe. */
const SAMPLE = ['denied', 'preview busy', 'partly loaded'];

for (const state of STATES.filter(({ name }) => SAMPLE.includes(name)))
  test(`${state.name} is seen and said`, async ({ browser }) => {
    await inState(browser, state, (page) => expectSaid(page, state));
  });

test('what this is is said once, until it is read', async ({ visit }) => {
  const page = await visit(example.templates);
  const sentence = page.getByText(/^This console shows the assessment templates and runs/);
  await expect(sentence).toBeVisible();
  await page.getByRole('button', { name: 'Got it: do not show this again' }).click();
  await expect(sentence).toBeHidden();
  await page.reload();
  await expect(page.getByRole('button', { name: 'Show details of web-prod-weekly' })).toBeVisible();
  await expect(sentence).toBeHidden();
});
