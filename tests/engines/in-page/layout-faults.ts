import { change, settled } from './frames';
import { geometryFaults } from './geometry/faults';
import { stickyFaults } from './geometry/sticky';
import { rowCountFaults } from './row-counts';

type Scheme = 'light' | 'dark';

/** Longest wait for a scheme to be shown, in milliseconds: a limit for what hangs. */
const SHOWN_WITHIN = 10_000;

/** Chooses light or dark as the user menu does, and waits until it is shown. */
async function choose(scheme: Scheme): Promise<void> {
  localStorage.setItem('theme-mode', scheme);
  window.dispatchEvent(
    new StorageEvent('storage', { key: 'theme-mode', newValue: scheme, storageArea: localStorage }),
  );
  const end = performance.now() + SHOWN_WITHIN;
  while (document.documentElement.dataset['theme'] !== scheme) {
    if (performance.now() > end) throw new Error(`The ${scheme} scheme is not shown.`);
    await change();
  }
}

const faults = (): readonly string[] => [...geometryFaults(), ...stickyFaults(), ...rowCountFaults()];

/** What is wrong with the layout as it is, once what changed was drawn. */
export async function layoutFaults(): Promise<readonly string[]> {
  await settled();
  return faults();
}

/** The same in light and in dark: a scheme changes colours, and what follows from them is drawn at once. */
export async function layoutFaultsInSchemes(): Promise<Readonly<Record<Scheme, readonly string[]>>> {
  await choose('light');
  const light = await layoutFaults();
  await choose('dark');
  await settled(1);
  return { light, dark: faults() };
}
