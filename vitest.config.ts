import { defineConfig } from 'vitest/config';

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
          include: ['tests/contract/**/*.test.ts'],
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
      // The layout of every state in three engines is judged by hand: it takes a quarter of an hour (docs/browsers.md).
      ...[
        ['engines', 'test'],
        ['engines-long', 'long'],
        ['engines-layout', 'layout'],
      ].map(([name = '', kind]) => ({
        test: {
          name,
          isolate: false,
          include: [`tests/engines/**/*.${kind}.ts`],
          // Generous: a limit for what hangs.
          testTimeout: 600_000,
          hookTimeout: 180_000,
        },
      })),
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
