/** What may go wrong, in samples: faults of the endpoint, hostile texts, the states that follow. `robustness.long.test.ts` has all of it. */
import { faultKinds, journeys, runCell } from './fault-cells';
import { example, expect, test } from './fixtures';
import { walkHostileAccount } from './hostile';
import { expectSaid, inState } from './state';
import { STATES } from './states-of-exclusions';
import { payloads } from '../support/hostile-payloads';

// A few cells of the fault matrix.
for (const [journeyName, faultName, page] of [
  ['a run’s exclusions', 'no permission', 2],
  ['another account', 'an answer that breaks off', 1],
] as const)
  test(`${journeyName}, ${faultName}, page ${page}`, async ({ browser, signIn }) => {
    const journey = journeys.find(({ name }) => name === journeyName);
    const fault = faultKinds.find(({ name }) => name === faultName);
    if (!journey || !fault) throw new Error('There is no such cell');
    expect(await runCell(browser, signIn, journey, fault, page)).toBe(true);
  });

test('hostile texts stay texts: a sample', async ({ page, context, signIn }) => {
  // Every twentieth, and the long ones.
  const sample = [...payloads.filter((_, index) => index % 20 === 0), ...payloads.slice(-4)];
  await walkHostileAccount(page, context, signIn, {
    payloads: [...new Set(sample)],
    every: 7,
    others: false,
    widths: [390],
  });
});

const SAMPLE_OF_STATES = ['denied', 'partly loaded'];

for (const state of STATES.filter(({ name }) => SAMPLE_OF_STATES.includes(name)))
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
