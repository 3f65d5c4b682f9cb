import type { Page } from '@playwright/test';
import { PAGES } from '../e2e/fixtures';
import { placeOf, type State } from '../e2e/state';
import { STATES } from '../e2e/states-of-exclusions';
import type { EnginePage } from './driver/page';
import type { Engine } from './driver/tab';
import { openPage, type OpenPage, withPage } from './readers';

/** What a state's way and words ask of a page is what a page of any engine can do. */
const asPage = (page: EnginePage): Page => page as unknown as Page;

export { PAGES };

/** What a state needs that no other may meet: an emulator of its own. */
const isApart = ({ faults, options, prepare }: State): boolean =>
  faults !== undefined || options !== undefined || prepare !== undefined;

/** Who looks at a state of an emulator that several share. */
const readerOf = (state: State): string => (state.open ? 'nobody' : (state.user ?? 'admin'));

/** Every state, with those one after the other that one reader can look at in one emulator. */
export const STATES_BY_READER: readonly State[] = [
  ...STATES.filter(isApart),
  ...STATES.filter((state) => !isApart(state)).toSorted((a, b) => readerOf(a).localeCompare(readerOf(b))),
];

/** Shows states in an engine, one at a time. */
export interface Shows {
  /** Brings a page into a state that the pictures know, and hands it over. */
  readonly inState: (state: State, work: (page: EnginePage) => Promise<void>) => Promise<void>;
  readonly close: () => Promise<void>;
}

async function enter(page: EnginePage, state: State, signedIn: boolean): Promise<void> {
  await page.goto(state.address);
  if (!state.open && !signedIn) await page.signIn(state.user);
  await page.getByRole('navigation', { name: 'Main' }).waitFor();
  await state.act?.(asPage(page));
  await placeOf(asPage(page), state).waitFor();
}

/** States that need nothing special are shown to one reader after the other, who signs in once. */
export function showStates(engine: () => Promise<Engine>): Shows {
  let reader: { readonly name: string; readonly open: OpenPage } | undefined;

  async function close(): Promise<void> {
    const last = reader;
    reader = undefined;
    await last?.open.close();
  }

  async function inState(state: State, work: (page: EnginePage) => Promise<void>): Promise<void> {
    const name = readerOf(state);
    if (isApart(state)) {
      await close();
      await withPage(await engine(), state, async (page) => {
        await enter(page, state, false);
        await work(page);
      });
      return;
    }
    if (reader?.name !== name) await close();
    const known = reader !== undefined;
    reader ??= { name, open: await openPage(await engine(), {}) };
    const { page, isOffline } = reader.open;
    try {
      if (known) await page.startOver();
      await enter(page, state, known);
      await work(page);
    } catch (error) {
      await close();
      throw error;
    }
    if (isOffline()) await close();
  }
  return { inState, close };
}
