/** Some of the calls to the disk fail, one in each run: all of them do in `tests/long/failing-io.test.ts`. */
import { describe, expect, test } from 'vitest';
import { FAILURES, prepare, SCENARIOS } from '../support/failing-runs';

/** How many of the calls of a scenario fail, the last among them: the end is where most is lost. */
const SAMPLE = 4;

describe.each(Object.keys(SCENARIOS))('%s', (name) => {
  // Full once, then for good: the rest takes minutes.
  const [, once, lasting] = FAILURES;
  test.each([once, lasting])('survives a full disk: %j', async (failure) => {
    if (!failure) throw new Error('There is no such failure.');
    const { countOf, hold, close } = await prepare(name);
    const wrong: string[] = [];
    try {
      const count = await countOf(failure);
      for (let part = 1; part <= SAMPLE; part += 1)
        await hold(failure, Math.ceil((count * part) / SAMPLE)).catch((error: unknown) =>
          wrong.push((error as Error).message),
        );
    } finally {
      close();
    }
    expect(wrong).toEqual([]);
  });
});
