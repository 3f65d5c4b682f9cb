import { describe, expect, inject, test } from 'vitest';
import { canRun, engineOf } from './driver/engines';
import type { EngineName } from './driver/tab';
import { faultsAtAllWidths, faultsNow } from './layout';
import { inState, PAGES, STATES } from './places';
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

  test.runIf(canRun(name)).for(STATES)('$name', async (state) => {
    await inState(await engine(), state, async (page) => {
      expect([...(await faultsNow(page)), ...(await faultsAtAllWidths(page))]).toEqual([]);
    });
  });

  test.runIf(canRun(name))('every page', async () => {
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
