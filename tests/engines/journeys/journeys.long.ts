import { describe, expect, test } from 'vitest';
import { canRun, ENGINES, engineOf } from '../driver/engines';
import { VIOLATED } from '../in-page/complaints';
import { withPage } from '../readers';
import { OTHER_JOURNEYS } from './around';
import { EXCLUSION_JOURNEYS } from './exclusions';

describe.for(ENGINES)('in %s', (name) => {
  const engine = engineOf(name);

  test.runIf(canRun(name)).for([...EXCLUSION_JOURNEYS, ...OTHER_JOURNEYS])('$name', async ({ go }) => {
    await withPage(await engine(), {}, async (page) => {
      await go(page);
      await page.isContent();
    });
  });

  test.runIf(canRun(name))('what the policy forbids is refused, and would be heard of', async () => {
    await withPage(await engine(), {}, async (page) => {
      await page.goto('/exclusion-types');
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.isContent();
      const refused = await page.call.attemptForbidden();
      expect(refused).toEqual(['markup', 'a policy for Trusted Types', 'a worker', 'another host']);
      await page.until(
        async () => `all violations; there are ${JSON.stringify(await page.call.complaints())}`,
        async () => {
          const complaints = (await page.call.complaints()).join('\n');
          return VIOLATED.every((directive) => complaints.includes(`violates ${directive}:`));
        },
      );
    });
  });
});
