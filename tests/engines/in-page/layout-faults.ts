import { change, settled } from './frames';
import { geometryFaults } from './geometry/faults';
import { stickyFaults } from './geometry/sticky';

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

/**
 * Tables of which only some rows are in the document: each has to say how many there are, and each row which it is.
 * `aria-rowcount` counts the header; indexes begin at 1 with it, rise in the document's order and stay within the count.
 */
export function rowCountFaults(): readonly string[] {
  const faults: string[] = [];
  for (const table of document.querySelectorAll('table')) {
    const name = table.getAttribute('aria-label') ?? 'a table without a name';
    const indexes = [...table.querySelectorAll('[aria-rowindex]')].map((row) =>
      Number(row.getAttribute('aria-rowindex')),
    );
    const count = table.getAttribute('aria-rowcount');
    const filled = table.querySelector('tbody[aria-hidden="true"]') !== null;
    if (count === null) {
      if (filled || indexes.length > 0)
        faults.push(`${name}: some of its rows are not there, and it does not say how many there are`);
      continue;
    }
    const rows = [...table.querySelectorAll('tbody:not([aria-hidden="true"]) > tr.row')];
    if (rows.some((row) => !row.hasAttribute('aria-rowindex')))
      faults.push(`${name}: a row does not say which it is`);
    if (indexes.some((index, at) => index <= (indexes[at - 1] ?? 1) || index > Number(count)))
      faults.push(
        `${name}: the rows' numbers ${indexes.slice(0, 5).join(', ')} ... do not rise within ${count}`,
      );
  }
  return faults;
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
