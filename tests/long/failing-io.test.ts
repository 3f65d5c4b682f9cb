/** Each call of the program to the disk fails once, in each way that it can: none of them ends in a stack, a half-made thing, or a loss. */
import { describe, expect, test } from 'vitest';
import { FAILURES, prepare, SCENARIOS } from '../support/failing-runs';

describe.each(Object.keys(SCENARIOS))('%s', (name) => {
  test.each(FAILURES)(
    'survives $code, call after call (lasting: $lasting)',
    { timeout: 15 * 60_000 },
    async (failure) => {
      const { countOf, hold, close } = await prepare(name);
      const wrong: string[] = [];
      try {
        const count = await countOf(failure);
        for (let at = count; at > 0; at -= 1)
          await hold(failure, at).catch((error: unknown) => wrong.push((error as Error).message));
        console.log([`${name}: ${failure.code}, ${count} calls.`, ...wrong].join('\n'));
      } finally {
        close();
      }
      expect(wrong).toEqual([]);
    },
  );
});
