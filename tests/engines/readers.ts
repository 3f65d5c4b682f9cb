import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmulator } from '../support/emulator-process';
import { EnginePage, VIEWPORT } from './driver/page';
import type { Engine } from './driver/tab';

export interface Surroundings {
  /** Fault rules (docs/faults.md). */
  readonly faults?: readonly object[];
  /** Other options of the emulator. */
  readonly options?: readonly string[];
  readonly prepare?: (origin: string) => Promise<void>;
}

/** A page of an engine before an emulator of its own. */
export interface OpenPage {
  readonly page: EnginePage;
  /** Whether a test has ended the service. */
  readonly isOffline: () => boolean;
  /** Ends both. */
  readonly close: () => Promise<void>;
}

/** Opens a page of an engine, and an emulator for it. */
export async function openPage(
  engine: Engine,
  { faults, options = [], prepare }: Surroundings,
): Promise<OpenPage> {
  const folder = mkdtempSync(join(tmpdir(), 'engines-'));
  const rules = join(folder, 'faults.json');
  writeFileSync(rules, JSON.stringify(faults ?? []));
  const emulator = await startEmulator('--faults', rules, ...options);
  let offline = false;
  const end = async (): Promise<void> => {
    await emulator.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await prepare?.(emulator.origin);
    const tab = await engine.newTab();
    await tab.resize(VIEWPORT.width, VIEWPORT.height);
    const page = new EnginePage(tab, emulator.origin, async () => {
      offline = true;
      await emulator.stop('SIGKILL');
    });
    return {
      page,
      isOffline: () => offline,
      close: async () => {
        try {
          await tab.close();
        } finally {
          await end();
        }
      },
    };
  } catch (error) {
    await end();
    throw error;
  }
}

/** Opens one, and closes it after the work. */
export async function withPage(
  engine: Engine,
  surroundings: Surroundings,
  work: (page: EnginePage) => Promise<void>,
): Promise<void> {
  const { page, close } = await openPage(engine, surroundings);
  try {
    await work(page);
  } finally {
    await close();
  }
}
