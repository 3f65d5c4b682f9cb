import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmulator } from '../support/emulator-process';
import { EnginePage } from './driver/page';
import type { Engine } from './driver/tab';

/** How wide and high a page is, unless a test says otherwise. */
const VIEWPORT = { width: 1280, height: 800 };

export interface Surroundings {
  /** Fault rules (docs/faults.md). */
  readonly faults?: readonly object[];
  /** Other options of the emulator. */
  readonly options?: readonly string[];
  readonly prepare?: (origin: string) => Promise<void>;
}

/** A page of an engine before an emulator of its own, both ended afterwards. */
export async function withPage(
  engine: Engine,
  { faults, options = [], prepare }: Surroundings,
  work: (page: EnginePage) => Promise<void>,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'engines-'));
  const rules = join(folder, 'faults.json');
  writeFileSync(rules, JSON.stringify(faults ?? []));
  const emulator = await startEmulator('--faults', rules, ...options);
  try {
    await prepare?.(emulator.origin);
    const tab = await engine.newTab();
    try {
      await tab.resize(VIEWPORT.width, VIEWPORT.height);
      await work(
        new EnginePage(tab, emulator.origin, async () => {
          await emulator.stop('SIGKILL');
        }),
      );
    } finally {
      await tab.close();
    }
  } finally {
    await emulator.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
