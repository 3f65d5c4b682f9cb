import type { Page } from '@playwright/test';
import { PAGES } from '../e2e/fixtures';
import { placeOf, type State } from '../e2e/state';
import { STATES } from '../e2e/states-of-exclusions';
import type { EnginePage } from './driver/page';
import type { Engine } from './driver/tab';
import { withPage } from './readers';

/** What a state's way and words ask of a page is what a page of any engine can do. */
const asPage = (page: EnginePage): Page => page as unknown as Page;

export { PAGES, STATES };

/** Brings a page of an engine into a state that the pictures know, and hands it over. */
export async function inState(
  engine: Engine,
  state: State,
  work: (page: EnginePage) => Promise<void>,
): Promise<void> {
  await withPage(engine, state, async (page) => {
    await page.goto(state.address);
    if (!state.open) await page.signIn(state.user);
    await page.getByRole('navigation', { name: 'Main' }).waitFor();
    await state.act?.(asPage(page));
    await placeOf(asPage(page), state).waitFor();
    await work(page);
  });
}
