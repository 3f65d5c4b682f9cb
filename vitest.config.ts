import { defineConfig } from 'vitest/config';

/** Two projects: pure functions next to what they test, and contract tests over real HTTP. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
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
          include: ['tests/contract/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
