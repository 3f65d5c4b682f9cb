import { defineConfig } from 'vitest/config';

/** Vitest would leave one of two cores to itself; what it does there is soon done. */
const WORKERS = 2;

/** Tests in Chromium, Firefox and WebKit, of one kind by the ending of their files. */
const engines = (name: string, kind: string, maxWorkers = WORKERS) => ({
  test: {
    name,
    isolate: false,
    maxWorkers,
    include: [`tests/engines/**/*.${kind}.ts`],
    // Generous: a limit for what hangs.
    testTimeout: 1_200_000,
    hookTimeout: 180_000,
  },
});

/**
 * Pure functions next to what they test; contract tests over real HTTP; and what takes minutes
 * (`npm run test:long`). Test files of a worker share their modules, which are loaded once: what a test changes beyond
 * itself it has to put back.
 */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          isolate: false,
          maxWorkers: WORKERS,
          // Generous: a limit for what hangs, not a measure of speed.
          testTimeout: 180_000,
          include: [
            'src/**/*.test.{ts,tsx}',
            'emulator/**/*.test.ts',
            'scripts/**/*.test.ts',
            'tests/checks/**/*.test.ts',
          ],
        },
      },
      {
        test: {
          name: 'contract',
          isolate: false,
          maxWorkers: WORKERS,
          include: ['tests/contract/**/*.test.ts'],
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
      engines('engines', 'test'),
      engines('engines-long', 'long'),
      // Each state at each width takes minutes, and an engine waits for its frames more than it works: all three at a time.
      ...(['WebKit', 'Firefox', 'Chromium'] as const).map((engine) => {
        const { test } = engines(`layout-${engine}`, 'layout', 3);
        return { test: { ...test, provide: { engine } } };
      }),
      {
        test: {
          name: 'long',
          include: ['tests/{long,clients}/**/*.test.ts'],
          // One at a time: they measure, and some of them build. What takes longer says so itself.
          maxWorkers: 1,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
