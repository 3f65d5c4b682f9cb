import { describe, test } from 'vitest';
import { canRun, ENGINES, engineOf } from '../driver/engines';
import { withPage } from '../readers';
import { EXCLUSION_JOURNEYS } from './exclusions';

/** Chromium goes them, and more, in `tests/e2e`. */
const others = ENGINES.filter((name) => name !== 'Chromium');

describe.for(others)('in %s', (name) => {
  const engine = engineOf(name);
  test.runIf(canRun(name)).for(EXCLUSION_JOURNEYS.filter(({ quick }) => quick))('$name', async ({ go }) => {
    await withPage(await engine(), {}, async (page) => {
      await go(page);
      await page.isContent();
    });
  });
});
