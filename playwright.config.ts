import { defineConfig } from '@playwright/test';

/**
 * Browser tests against the built console and a real emulator process (`tests/e2e/fixtures.ts` starts
 * one per worker). `CHROMIUM` names the browser; `npm test` finds or installs one.
 */
export default defineConfig({
  testDir: 'tests/e2e',
  fullyParallel: true,
  workers: 2,
  retries: 0,
  forbidOnly: Boolean(process.env['CI']),
  // Generous: a limit for what hangs on a busy machine, not a measure of speed.
  timeout: 180_000,
  expect: { timeout: 30_000 },
  reporter: process.env['PLAYWRIGHT_JSON_OUTPUT_NAME'] ? [['list'], ['json']] : [['list']],
  use: {
    browserName: 'chromium',
    viewport: { width: 1440, height: 900 },
    timezoneId: 'America/New_York',
    launchOptions: {
      executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
    screenshot: 'only-on-failure',
    trace: 'off',
  },
  projects: [
    { name: 'quick', testIgnore: '**/*.long.test.ts' },
    { name: 'pictures', testMatch: '**/*.pictures.ts' },
    { name: 'long', testMatch: '**/*.long.test.ts' },
  ],
});
