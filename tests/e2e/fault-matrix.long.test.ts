import { expect, test } from './fixtures';
import { runCell } from './fault-cell';
import { faultKinds, journeys } from './fault-cells';

for (const journey of journeys)
  for (const page of [1, 2] as const)
    test.describe(`${journey.name}, ${page === 1 ? 'first' : 'later'} page`, () => {
      for (const fault of faultKinds)
        test(fault.name, async ({ browser, signIn }) => {
          const ran = await runCell(browser, signIn, journey, fault, page);
          // Only a preview has nothing to describe.
          expect(ran).toBe(fault.of !== 'describe' || journey.describe !== undefined);
        });
    });
