import { afterAll, describe, expect, inject, test } from 'vitest';
import { canRun, engineOf } from './driver/engines';
import type { EngineName } from './driver/tab';
import { faultsAtAllWidths, faultsNow } from './layout';
import { PAGES, showStates, STATES_BY_READER } from './places';
import { withPage } from './readers';

declare module 'vitest' {
  interface ProvidedContext {
    /** Which engine a project of `vitest.config.ts` is for. */
    engine: EngineName;
  }
}

const name = inject('engine');

describe(`layout in ${name}`, () => {
  const engine = engineOf(name);

  const states = showStates(engine);
  afterAll(states.close);

  test.runIf(canRun(name)).for(STATES_BY_READER)('$name', async (state) => {
    await states.inState(state, async (page) => {
      expect([...(await faultsNow(page)), ...(await faultsAtAllWidths(page))]).toEqual([]);
    });
  });

  test.runIf(canRun(name))('every page', async () => {
    await states.close();
    await withPage(await engine(), {}, async (page) => {
      await page.goto('/');
      await page.signIn();
      const all: string[] = [];
      for (const [what, address, ready] of PAGES) {
        await page.goto(address);
        await page.getByText(ready).first().waitFor();
        const faults = [...(await faultsNow(page)), ...(await faultsAtAllWidths(page))];
        all.push(...faults.map((fault) => `${what}: ${fault}`));
      }
      expect(all).toEqual([]);
    });
  });
});
