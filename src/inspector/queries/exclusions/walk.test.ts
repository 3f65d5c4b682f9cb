import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { DescribeAnswer } from '../../transport/list-describe';
import { type ExclusionsApi, type RunExclusion, walkExclusions, type WalkStep } from './walk';

const exclusion = (arn: string): RunExclusion => ({
  arn,
  title: 'Agent not found',
  description: '',
  recommendation: '',
  scopes: [{ key: 'INSTANCE_ID', value: arn }],
  attributes: [],
});

const arnsOf = (count: number): string[] => Array.from({ length: count }, (_, i) => `arn-${i}`);

/** Pages of the given sizes, with tokens in every form that ends a walk. */
function listOver(pages: readonly (readonly string[])[], end: null | '' | undefined) {
  return async (token: string | undefined) => {
    const index = token === undefined ? 0 : Number(token);
    return {
      items: pages[index] ?? [],
      nextToken: index + 1 < pages.length ? String(index + 1) : end,
    };
  };
}

const describeEverything = async (arns: readonly string[]): Promise<DescribeAnswer<RunExclusion>> => ({
  // A map's order is not the list's.
  found: arns.map(exclusion).toReversed(),
  failed: [],
});

async function collect(api: ExclusionsApi, signal = new AbortController().signal): Promise<WalkStep[]> {
  const steps: WalkStep[] = [];
  for await (const step of walkExclusions(api, signal)) steps.push(step);
  return steps;
}

const arnsIn = (steps: readonly WalkStep[]): string[] =>
  steps.flatMap(({ items }) => items.map(({ arn }) => arn));

/** Pages of up to 250 ARNs, some empty, some ARNs more than once. */
const pagesArbitrary = fc
  .array(fc.nat({ max: 250 }), { minLength: 1, maxLength: 6 })
  .chain((sizes) =>
    fc.tuple(...sizes.map((size) => fc.array(fc.nat({ max: 400 }), { minLength: size, maxLength: size }))),
  )
  .map((pages) => pages.map((page) => page.map((i) => `arn-${i}`)));

test('any pages and any interleaving of the answers give the whole list once, in its order', async () => {
  await fc.assert(
    fc.asyncProperty(
      pagesArbitrary,
      fc.constantFrom(null, '' as const, undefined),
      fc.scheduler(),
      async (pages, end, scheduler) => {
        const batchSizes: number[] = [];
        const list = scheduler.scheduleFunction(listOver(pages, end));
        const describe = scheduler.scheduleFunction(describeEverything);
        const steps = await scheduler.waitFor(
          collect({
            list: (token) => list(token),
            describe: (arns) => {
              batchSizes.push(arns.length);
              return describe(arns);
            },
          }),
        );
        const unique = [...new Set(pages.flat())];
        expect(arnsIn(steps)).toEqual(unique);
        expect(batchSizes.every((size) => size >= 1 && size <= 100)).toBe(true);
        expect(batchSizes.reduce((sum, size) => sum + size, 0)).toBe(unique.length);
        const loaded = steps.map(({ progress }) => progress.loaded);
        expect(loaded).toEqual(loaded.toSorted((a, b) => a - b));
        expect(steps.at(-1)?.progress).toEqual({
          loaded: unique.length,
          listed: unique.length,
          listComplete: true,
        });
      },
    ),
    { numRuns: 60 },
  );
});

/** Answers in rounds: everything that is under way is answered at once, as over a line with one delay. */
async function roundTrips(count: number, pageSize: number): Promise<number> {
  const all = arnsOf(count);
  const pages: string[][] = [];
  for (let from = 0; from === 0 || from < count; from += pageSize)
    pages.push(all.slice(from, from + pageSize));
  let underWay: (() => void)[] = [];
  const delayed = <Input, Output>(answer: (input: Input) => Promise<Output>) => {
    return async (input: Input): Promise<Output> => {
      await new Promise<void>((resolve) => underWay.push(resolve));
      return answer(input);
    };
  };
  const steps = collect({ list: delayed(listOver(pages, undefined)), describe: delayed(describeEverything) });
  const ended = new AbortController();
  void steps.finally(() => ended.abort());
  let rounds = 0;
  while (!ended.signal.aborted) {
    await new Promise((resolve) => setImmediate(resolve));
    if (underWay.length === 0) continue;
    rounds += 1;
    const answered = underWay;
    underWay = [];
    for (const answer of answered) answer();
  }
  expect(arnsIn(await steps)).toEqual(all);
  return rounds;
}

test.each([
  [0, 500, 1],
  [1, 500, 2],
  [500, 500, 2],
  [501, 500, 3],
  [2500, 500, 6],
  [2500, 100, 26],
])('%i exclusions in pages of %i take %i round trips', async (count, pageSize, trips) => {
  expect(await roundTrips(count, pageSize)).toBe(trips);
});

test('a page token that comes again ends the walk with an error instead of going round for ever', async () => {
  const api: ExclusionsApi = {
    list: async (token) => ({ items: [`arn-${token ?? 0}`], nextToken: token === 'a' ? 'b' : 'a' }),
    describe: describeEverything,
  };
  await expect(collect(api)).rejects.toMatchObject({ name: 'Problem', kind: 'bad-answer' });
});

test('failed items keep their place and reason; the retryable ones are asked for once more', async () => {
  const asked: (readonly string[])[] = [];
  const steps = await collect({
    list: listOver([['a', 'b', 'c', 'd', 'e']], undefined),
    describe: async (arns) => {
      asked.push(arns);
      const first = asked.length === 1;
      return {
        found: arns.filter((arn) => arn === 'a' || (arn === 'c' && !first)).map(exclusion),
        failed: [
          { arn: 'b', code: 'ACCESS_DENIED', retryable: false },
          ...(first ? [{ arn: 'c', code: 'INTERNAL_ERROR', retryable: true }] : []),
          { arn: 'd', code: 'LIMIT_EXCEEDED', retryable: true },
        ].filter(({ arn }) => arns.includes(arn)),
      };
    },
  });
  // Nothing was said of "e" either time.
  expect(asked).toEqual([
    ['a', 'b', 'c', 'd', 'e'],
    ['c', 'd', 'e'],
  ]);
  expect(steps.flatMap(({ items }) => items)).toEqual([
    { arn: 'a', found: exclusion('a') },
    { arn: 'b', failed: { arn: 'b', code: 'ACCESS_DENIED', retryable: false } },
    { arn: 'c', found: exclusion('c') },
    { arn: 'd', failed: { arn: 'd', code: 'LIMIT_EXCEEDED', retryable: true } },
    { arn: 'e', failed: { arn: 'e', code: 'NO_ANSWER', retryable: true } },
  ]);
});

test('when a describe fails, nothing more is asked for, and what is under way lands', async () => {
  const failure = new Error('the second batch');
  const tokens: (string | undefined)[] = [];
  const answers: (() => void)[] = [];
  const landed: string[] = [];
  const api: ExclusionsApi = {
    list: async (token, signal) => {
      tokens.push(token);
      if (token === undefined) return { items: arnsOf(300), nextToken: '1' };
      return new Promise((_, reject) =>
        signal.addEventListener('abort', () => reject(signal.reason), { once: true }),
      );
    },
    describe: async (arns) => {
      const second = arns[0] === 'arn-100';
      await new Promise<void>((resolve) => (second ? answers.unshift(resolve) : answers.push(resolve)));
      if (second) throw failure;
      return describeEverything(arns);
    },
  };
  const walk = (async () => {
    for await (const step of walkExclusions(api, new AbortController().signal))
      landed.push(...arnsIn([step]));
  })();
  while (answers.length < 3) await new Promise((resolve) => setImmediate(resolve));
  for (const answer of answers) answer();
  await expect(walk).rejects.toBe(failure);
  expect(landed).toEqual(arnsOf(300).filter((_, i) => i < 100 || i >= 200));
  expect(tokens).toEqual([undefined, '1']);
});

test('when a later page cannot be listed, every row of the earlier ones is given first', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 4 }),
      fc.integer({ min: 1, max: 250 }),
      fc.scheduler(),
      async (pages, size, scheduler) => {
        const failure = new Error('not saved');
        const list = scheduler.scheduleFunction(async (token: string | undefined) => {
          const page = Number(token ?? 0);
          if (page === pages) throw failure;
          return {
            items: arnsOf(pages * size).slice(page * size, (page + 1) * size),
            nextToken: String(page + 1),
          };
        });
        const describe = scheduler.scheduleFunction(describeEverything);
        const landed: string[] = [];
        let ended: unknown;
        await scheduler.waitFor(
          (async () => {
            try {
              for await (const step of walkExclusions(
                { list: (token) => list(token), describe: (arns) => describe(arns) },
                new AbortController().signal,
              )) {
                landed.push(...arnsIn([step]));
                expect(step.progress.listComplete).toBe(false);
              }
            } catch (error) {
              ended = error;
            }
          })(),
        );
        expect(ended).toBe(failure);
        expect(landed).toEqual(arnsOf(pages * size));
      },
    ),
    { numRuns: 60 },
  );
});

test('an abort ends the walk, and leaving it half-way aborts what is under way', async () => {
  const controller = new AbortController();
  const never: ExclusionsApi = { list: () => new Promise(() => {}), describe: () => new Promise(() => {}) };
  const aborted = collect(
    { ...never, list: (_, signal) => new Promise((__, reject) => signal.addEventListener('abort', reject)) },
    controller.signal,
  );
  controller.abort(new Error('gone'));
  await expect(aborted).rejects.toThrow('gone');

  let second: AbortSignal | undefined;
  const api: ExclusionsApi = {
    list: (token, signal) =>
      token === undefined
        ? Promise.resolve({ items: ['a'], nextToken: 'next' })
        : new Promise((_, reject) => {
            second = signal;
            signal.addEventListener('abort', () => reject(signal.reason));
          }),
    describe: describeEverything,
  };
  for await (const step of walkExclusions(api, new AbortController().signal)) {
    expect(arnsIn([step])).toEqual(['a']);
    break;
  }
  expect(second?.aborted).toBe(true);
});
