import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, expect, type Page } from '@playwright/test';
import { startEmulator } from '../support/emulator-process';
import { endingOf, type FaultKind, type JourneyKind, rulesFor } from './fault-cells';

/**
 * Runs a journey against an emulator of its own in which the first or the second page's call goes wrong, and
 * expects it to end as the fault says: in complete data, or in words that name the problem.
 * @returns false where the journey makes no call that the fault is about
 */
export async function runCell(
  browser: Browser,
  signIn: (page: Page) => Promise<void>,
  journey: JourneyKind,
  fault: FaultKind,
  pageNumber: 1 | 2,
): Promise<boolean> {
  const rules = rulesFor(journey, fault, pageNumber);
  if (!rules) return false;
  const directory = mkdtempSync(join(tmpdir(), 'faults-'));
  const faults = join(directory, 'faults.json');
  writeFileSync(faults, JSON.stringify(rules));
  const emulator = await startEmulator('--preview-seconds', '0', '--faults', faults);
  const context = await browser.newContext({ baseURL: emulator.origin });
  try {
    const page = await context.newPage();
    const cell = `${journey.name}, ${fault.name}, page ${pageNumber}`;
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    await page.goto(journey.start);
    await signIn(page);
    await journey.go?.(page);
    await expect
      .poll(() => endingOf(page, journey), { message: cell, timeout: 90_000, intervals: [100, 200, 300] })
      .toMatch(new RegExp(`^(?:${fault.ends.join('|')})$`));
    expect(errors, cell).toEqual([]);
  } finally {
    await context.close();
    await emulator.stop();
    rmSync(directory, { recursive: true });
  }
  return true;
}
