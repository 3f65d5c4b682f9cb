import { expect, test } from './fixtures';
import { runCell } from './fault-cell';
import { faultKinds, journeys } from './fault-cells';

// A few cells of the fault matrix; `npm run test:long` runs all of them.
for (const [journeyName, faultName, page] of [
  ['a deep link', 'failed items', 2],
  ['a run’s exclusions', 'no permission', 2],
  ['another account', 'an answer that breaks off', 1],
  ['runs', 'resets', 2],
] as const)
  test(`${journeyName}, ${faultName}, page ${page}`, async ({ browser, signIn }) => {
    const journey = journeys.find(({ name }) => name === journeyName);
    const fault = faultKinds.find(({ name }) => name === faultName);
    if (!journey || !fault) throw new Error('There is no such cell');
    expect(await runCell(browser, signIn, journey, fault, page)).toBe(true);
  });
