import { join } from 'node:path';
import { projectRoot } from '../support/emulator-process';
import { test } from './fixtures';
import { inState } from './state';
import { STATES } from './states';

/** `npm run pictures`: every state, in light and dark, into a folder that is not committed. */
for (const state of STATES)
  test(`a picture of: ${state.name}`, async ({ browser }) => {
    await inState(browser, state, async (page) => {
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        const name = `${state.name.replaceAll(/\W+/g, '-')}-${colorScheme}.png`;
        await page.screenshot({ path: join(projectRoot, 'pictures', name) });
      }
    });
  });
