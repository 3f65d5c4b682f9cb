import fc from 'fast-check';
import { getEventListeners } from 'node:events';
import { expect, test, vi } from 'vitest';
import { createLimiter, onAbort, type Priority } from './limiter';

test('a hundred that wait on one signal are one listener, and each is called back once', () => {
  const controller = new AbortController();
  const callbacks = Array.from({ length: 100 }, () => vi.fn());
  const takeBack = callbacks.map((callback) => onAbort(controller.signal, callback));
  expect(getEventListeners(controller.signal, 'abort')).toHaveLength(1);
  takeBack[0]?.();
  controller.abort();
  controller.abort();
  expect(callbacks.map((callback) => callback.mock.calls.length)).toEqual([0, ...Array(99).fill(1)]);
});

/** Jobs that end when they are told to; `started` is the order in which they came to their turn. */
function createJobs(limiter = createLimiter()) {
  const started: string[] = [];
  const ends = new Map<string, () => void>();
  return {
    limiter,
    started,
    add(name: string, priority: Priority, signal?: AbortSignal) {
      return limiter.run(priority, signal, async () => {
        started.push(name);
        await new Promise<void>((resolve) => ends.set(name, resolve));
        return name;
      });
    },
    async end(name: string) {
      ends.get(name)?.();
      await settle();
    },
  };
}

/** Lets everything run that needs no more than promises. */
const settle = () => new Promise((resolve) => setImmediate(resolve));

test('at most six run at once, and the next begins when one ends', async () => {
  const jobs = createJobs();
  for (let i = 0; i < 9; i += 1) void jobs.add(String(i), 'page');
  await settle();
  expect(jobs.started).toEqual(['0', '1', '2', '3', '4', '5']);
  expect(jobs.limiter.load).toEqual({ running: 6, waiting: 3 });
  await jobs.end('3');
  expect(jobs.started.at(-1)).toBe('6');
});

test('an open drawer goes before the page, the page before counts, and equals in the order they came', async () => {
  const jobs = createJobs(createLimiter(1));
  void jobs.add('first', 'page');
  await settle();
  void jobs.add('ahead', 'ahead');
  void jobs.add('count', 'count');
  void jobs.add('page 1', 'page');
  void jobs.add('page 2', 'page');
  void jobs.add('drawer', 'drawer');
  void jobs.add('list', 'drawer-list');
  for (const name of ['first', 'list', 'drawer', 'page 1', 'page 2', 'count']) {
    await jobs.end(name);
  }
  expect(jobs.started).toEqual(['first', 'list', 'drawer', 'page 1', 'page 2', 'count', 'ahead']);
});

test('counts leave two places free', async () => {
  const jobs = createJobs();
  for (let i = 0; i < 6; i += 1) void jobs.add(`count ${i}`, 'count');
  void jobs.add('page', 'page');
  await settle();
  expect(jobs.started).toEqual(['count 0', 'count 1', 'count 2', 'count 3', 'page']);
});

test('an abort takes a job out of the queue, and frees the place of one that runs', async () => {
  const jobs = createJobs(createLimiter(1));
  const running = new AbortController();
  const waiting = new AbortController();
  const first = jobs.add('first', 'page', running.signal);
  await settle();
  const second = jobs.add('second', 'page', waiting.signal);
  const third = jobs.add('third', 'page');
  waiting.abort(new Error('not wanted'));
  await expect(second).rejects.toThrow('not wanted');
  running.abort(new Error('left'));
  await expect(first).rejects.toThrow('left');
  await jobs.end('third');
  await expect(third).resolves.toBe('third');
  expect(jobs.started).toEqual(['first', 'third']);
  await expect(jobs.add('late', 'page', waiting.signal)).rejects.toThrow('not wanted');
});

test('throttling halves what may run at once, and going well brings it back', async () => {
  const limiter = createLimiter(6);
  const jobs = createJobs(limiter);
  limiter.slowDown();
  for (let i = 0; i < 9; i += 1) void jobs.add(String(i), 'page');
  await settle();
  expect(limiter.load.running).toBe(3);
  for (let i = 0; i < 60; i += 1) limiter.speedUp();
  await settle();
  expect(limiter.load.running).toBe(6);
  for (let i = 0; i < 20; i += 1) limiter.slowDown();
  for (let i = 0; i < 6; i += 1) {
    await jobs.end(String(i));
  }
  expect(limiter.load).toEqual({ running: 1, waiting: 2 });
});

test('whatever fails and is aborted, every job settles and no place is lost', async () => {
  const job = fc.record({
    priority: fc.constantFrom<Priority>('drawer-list', 'drawer', 'page', 'count', 'ahead'),
    fails: fc.boolean(),
    aborted: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(job, { maxLength: 30 }), fc.scheduler(), async (list, scheduler) => {
      const limiter = createLimiter();
      let most = 0;
      const results = list.map(({ priority, fails, aborted }) => {
        const controller = new AbortController();
        const result = limiter.run(priority, controller.signal, async () => {
          most = Math.max(most, limiter.load.running);
          await scheduler.schedule(Promise.resolve());
          if (fails) throw new Error('failed');
        });
        if (aborted) void scheduler.schedule(Promise.resolve()).then(() => controller.abort());
        return result;
      });
      await scheduler.waitFor(Promise.allSettled(results));
      await scheduler.waitAll();
      expect(limiter.load).toEqual({ running: 0, waiting: 0 });
      expect(most).toBeLessThanOrEqual(6);
    }),
    { numRuns: 50 },
  );
});
