import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test as base, type BrowserContext, expect, type Page } from '@playwright/test';
import { type EmulatorProcess, projectRoot, startEmulator } from '../support/emulator-process';

/** The example account of the emulator, and the names in it that the journeys speak of. */
export const example = {
  account: '123456789012',
  region: 'us-west-2',
  templates: '/us-west-2/123456789012/templates',
  runs: '/us-west-2/123456789012/runs',
} as const;

/** The second example: recorded, in another region. */
export const recorded = {
  account: '210987654321',
  region: 'eu-west-1',
  runs: '/eu-west-1/210987654321/runs',
  templates: '/eu-west-1/210987654321/templates',
} as const;

/**
 * What a page complains of: violations of the Content Security Policy (Trusted Types are part of it), also
 * those that some library's `catch` would hide; uncaught errors; and console errors. The browser itself logs
 * each answer of 4xx or 5xx; a journey that provokes one asserts what is shown.
 */
export async function watchComplaints(context: BrowserContext): Promise<string[]> {
  const complaints: string[] = [];
  await context.exposeBinding('reportViolation', (_, violation: string) => complaints.push(violation));
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      const { reportViolation } = window as unknown as { reportViolation: (violation: string) => void };
      const { effectiveDirective, blockedURI, sourceFile, sample } = event;
      reportViolation(`violates ${effectiveDirective}: ${blockedURI} ${sample} in ${sourceFile}`);
    });
  });
  context.on('weberror', (error) => complaints.push(`uncaught: ${error.error().message}`));
  context.on('console', (message) => {
    if (message.type() !== 'error') return;
    if (message.text().startsWith('Failed to load resource: the server responded with a status of ')) return;
    complaints.push(message.text());
  });
  return complaints;
}

interface WorkerFixtures {
  /** The built emulator as a process of its own, in memory, with the example accounts; one per worker. */
  readonly emulator: EmulatorProcess;
}
interface TestFixtures {
  /** Asserted to be empty when the test ends. */
  readonly complaints: string[];
  /** Signs in on the page that the reader was sent to, and waits until the console is back. */
  readonly signIn: (page: Page, user?: string) => Promise<void>;
  /** Opens an address of the console as a signed-in reader. */
  readonly visit: (address: string, user?: string) => Promise<Page>;
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  emulator: [
    // oxlint-disable-next-line no-empty-pattern
    async ({}, use) => {
      if (!existsSync(join(projectRoot, 'dist/inputs.sha256'))) throw new Error('Run `npm run build` first.');
      const emulator = await startEmulator();
      await use(emulator);
      await emulator.stop();
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ emulator }, use) => use(emulator.origin),
  complaints: [
    async ({ context }, use) => {
      const complaints = await watchComplaints(context);
      await use(complaints);
      expect(complaints).toEqual([]);
    },
    { auto: true },
  ],
  // oxlint-disable-next-line no-empty-pattern
  signIn: async ({}, use) => {
    await use(async (page, user = 'admin') => {
      await page.getByLabel('Username').fill(user);
      await page.getByLabel('Password').fill('inspector');
      await page.getByRole('button', { name: 'Sign in' }).click();
      await page.getByRole('navigation', { name: 'Main' }).waitFor();
    });
  },
  visit: async ({ page, signIn }, use) => {
    await use(async (address, user) => {
      await page.goto(address);
      await signIn(page, user);
      return page;
    });
  },
});

export { expect };

/** A table's row by its name. */
export function row(page: Page, name: string) {
  return page.getByRole('row').filter({ hasText: name });
}

/** A built file of the console as the server sends it, compressed. */
export function builtFile(path: string, encoding: 'br' | 'gz'): Buffer {
  return readFileSync(join(projectRoot, 'dist/console', `${path}.${encoding}`));
}
