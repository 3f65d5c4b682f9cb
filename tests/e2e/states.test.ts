import { example, expect, test } from './fixtures';
import { expectSaid, inState } from './state';
import { STATES } from './states';

/** A sample; `states.long.test.ts` has them all, with axe. */
const SAMPLE = ['denied', 'preview busy', 'partly loaded', 'compared preview unknown'];

for (const state of STATES.filter(({ name }) => SAMPLE.includes(name)))
  test(`${state.name} is seen and said`, async ({ browser }) => {
    await inState(browser, state, (page) => expectSaid(page, state));
  });

test('loading that was stopped stays stopped, whatever else is looked at', async ({ browser }) => {
  const stopped = STATES.find(({ name }) => name === 'loading stopped');
  if (!stopped) throw new Error('There is no such state');
  await inState(browser, stopped, async (page) => {
    const calls: string[] = [];
    // The list behind the drawer counts the exclusions of its rows meanwhile: the first page of each.
    page.on('request', (request) => {
      const target = request.headers()['x-amz-target'] ?? '';
      const goesOn = target.includes('DescribeExclusions') || /nextToken/.test(request.postData() ?? '');
      if (target.includes('Exclusions') && goesOn) calls.push(target);
    });
    const panel = page.getByRole('dialog');
    await panel.getByRole('button', { name: 'Expand all' }).click();
    await panel.getByRole('searchbox').fill('agent');
    await panel.getByLabel('Group by').selectOption('Instance');
    await expect(page).toHaveURL(/group=instance/);
    await expect(page).toHaveURL(/find=agent/);
    await expect(panel.getByText(/^Loading was stopped: 10 of/)).toBeVisible();
    expect(calls).toEqual([]);
  });
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
