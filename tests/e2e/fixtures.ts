import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, type BrowserContext, expect, type Page } from '@playwright/test';
import { requestPath } from '../../emulator/http/gate';
import { listen } from '../../emulator/http/listen';
import { consoleHeaders } from '../../emulator/http/security-headers';
import { createStaticFiles } from '../../emulator/http/static-files';
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

/** The gallery of `src/ui` on an origin of its own. */
interface GallerySite {
  /** Its page's address. */
  readonly address: string;
  /** Where its built files lie. */
  readonly folder: string;
}

/** Builds the gallery into a folder of its own and serves it with the console's headers: no server of the product knows it. */
async function withGallery(use: (site: GallerySite) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'gallery-'));
  const [{ build }, { default: react }] = await Promise.all([import('vite'), import('@vitejs/plugin-react')]);
  await build({
    root: projectRoot,
    configFile: false,
    logLevel: 'error',
    plugins: [react()],
    build: {
      outDir: folder,
      emptyOutDir: true,
      target: 'es2022',
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 2000,
      rolldownOptions: { input: join(projectRoot, 'gallery.html') },
    },
  });
  const files = createStaticFiles(folder);
  const site = await listen(
    async (request, response) => {
      for (const [name, value] of Object.entries(consoleHeaders())) response.setHeader(name, value);
      await files(request, response, requestPath(request) ?? '/');
      return true;
    },
    0,
    '127.0.0.1',
  );
  try {
    await use({ address: `http://127.0.0.1:${site.port}/gallery.html`, folder });
  } finally {
    await site.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

interface WorkerFixtures {
  /** The built emulator as a process of its own, in memory, with the example accounts; one per worker. */
  readonly emulator: EmulatorProcess;
}
interface TestFixtures {
  /** The gallery of the design system, made for the test that asks for it. */
  readonly gallery: GallerySite;
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
  gallery: async ({}, use) => withGallery(use),
  // oxlint-disable-next-line no-empty-pattern
  signIn: async ({}, use) => {
    await use(async (page, user = 'admin') => {
      await page.getByLabel('Username').fill(user);
      await page.getByLabel('Password').fill('inspector');
      await page.getByRole('button', { name: 'Sign in' }).click();
      // The navigation is folded up where there is little room.
      await page.getByRole('button', { name: `User ${user}` }).waitFor();
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

/** Works with an emulator of its own that has these fault rules (docs/faults.md), and with other options of it; to its end. */
export async function withFaults(
  rules: readonly object[],
  work: (origin: string) => Promise<void>,
  ...options: readonly string[]
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'faults-'));
  const file = join(folder, 'faults.json');
  writeFileSync(file, JSON.stringify(rules));
  const emulator = await startEmulator('--faults', file, ...options);
  try {
    await work(emulator.origin);
  } finally {
    await emulator.stop();
    rmSync(folder, { recursive: true });
  }
}

/** A table's row by its name. */
export function row(page: Page, name: string) {
  return page.getByRole('row').filter({ hasText: name });
}

/** A built file of the console as the server sends it, compressed. */
export function builtFile(path: string, encoding: 'br' | 'gz'): Buffer {
  return readFileSync(join(projectRoot, 'dist/console', `${path}.${encoding}`));
}

/** A run of the example with 37 exclusions, and its template. */
export const weekly = `${example.runs}/0-0kFIPusq/0-4r1V2mAw/0-5PsFUbfs`;
export const template = `${example.templates}/0-0kFIPusq/0-4r1V2mAw`;

/** Every page, and what has to be there before anything is judged. */
export const PAGES: readonly (readonly [name: string, address: string, ready: string | RegExp])[] = [
  ['templates', example.templates, 'web-prod-weekly'],
  ['template', template, 'web-prod-weekly'],
  ['preview, not started', `${template}/preview`, 'No preview is open here'],
  ['runs', example.runs, 'web-prod weekly 2026-05-09'],
  ['run', weekly, 'web-prod weekly 2026-05-09'],
  [
    'exclusions drawer',
    `${weekly}/exclusions`,
    'An Amazon Inspector agent was not found on the target EC2 instance.',
  ],
  [
    'exclusions page',
    `${weekly}/exclusions?view=page`,
    'An Amazon Inspector agent was not found on the target EC2 instance.',
  ],
  ['exclusions by instance', `${weekly}/exclusions?view=page&group=instance&expand=all`, 'Recommendation'],
  ['exclusions by group', `${weekly}/exclusions?view=page&group=asg`, /37 of 56 instances/],
  ['grid', `${weekly}/grid`, 'of checks not completed'],
  ['changes', `${weekly}/changes`, /^New \(\d+\)$/],
  [
    'history',
    `${template}/history`,
    '1 of 10 runs is left out: it did not complete, or its exclusions are not known. It is not counted as zero.',
  ],
  ['overview', `/${example.region}/${example.account}/overview`, 'What would mend most'],
  ['instances', `/${example.region}/${example.account}/instances`, /^\d+ instances$/],
  ['instance', `/${example.region}/${example.account}/instances/i-005b1bc4555772864`, 'Agent not found'],
  [
    'recorded instance',
    `/${recorded.region}/${recorded.account}/instances/i-08b9d4f1e6c2a7305`,
    'aws:autoscaling:groupName = acme-web',
  ],
  ['all accounts', '/accounts', 'What would mend most'],
  ['instances of all accounts', '/accounts/instances', /^\d+ instances$/],
  ['unknown run', `${example.runs}/0-0kFIPusq/0-4r1V2mAw/0-AAAAAAAA/exclusions`, 'There is no such run'],
  ['recorded runs', recorded.runs, 'not in this data'],
  ['exclusion types', '/exclusion-types', 'Agent not found'],
  ['exclusion type', '/exclusion-types/agent-not-found', 'Agent not found'],
  ['supported systems', '/supported-systems', 'Amazon Linux 2018.03'],
  ['what became of the checks', '/amazon-inspector', 'Runtime Behavior Analysis'],
  [
    'recorded instances',
    `/${recorded.region}/${recorded.account}/instances?show=uncovered`,
    /^3 of 11 instances/,
  ],
  ['about this data', `/${example.region}/${example.account}/about`, 'account.json'],
  ['not found', '/no/such/page/anywhere', 'This link cannot be read'],
  ['bad link', '/us-west-2/999999999999/runs', /999999999999/],
];
