import { arrange, batches, DESCRIBE_BATCH, unanswered, type DescribeAnswer } from './describe';
import { failedItemProblem } from './problem';

/** Gives one thing by its ARN. Fails as the ARN's own failed item, or as the call that asked for it. */
export type Batcher<Thing> = (arn: string, signal: AbortSignal) => Promise<Thing>;

interface Asked<Thing> {
  readonly arn: string;
  readonly signal: AbortSignal;
  readonly resolve: (thing: Thing) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Gathers what is asked for in the same instant into Describe calls of ten, each ARN once.
 * A call is aborted only when nobody wants any of its things any more.
 */
export function createBatcher<Thing extends { readonly arn: string }>(
  describe: (arns: string[], signal: AbortSignal) => Promise<DescribeAnswer<Thing>>,
): Batcher<Thing> {
  let gathering: Asked<Thing>[] = [];

  function flush(): void {
    const wanted = gathering.filter(({ signal }) => !signal.aborted);
    for (const { signal, reject } of gathering) if (signal.aborted) reject(signal.reason);
    gathering = [];
    const askers = new Map<string, Asked<Thing>[]>();
    for (const asked of wanted) {
      const same = askers.get(asked.arn);
      if (same) same.push(asked);
      else askers.set(asked.arn, [asked]);
    }
    for (const batch of batches([...askers], DESCRIBE_BATCH)) void send(new Map(batch));
  }

  async function send(askers: ReadonlyMap<string, readonly Asked<Thing>[]>): Promise<void> {
    const everyone = [...askers.values()].flat();
    const controller = new AbortController();
    let left = everyone.length;
    for (const { signal, reject } of everyone) {
      const leave = () => {
        reject(signal.reason);
        left -= 1;
        if (left === 0) controller.abort(signal.reason);
      };
      signal.addEventListener('abort', leave, { once: true });
    }
    try {
      const answer = await describe([...askers.keys()], controller.signal);
      for (const item of arrange([...askers.keys()], [answer])) {
        const { arn, code, retryable } = 'failed' in item ? item.failed : unanswered(item.arn);
        for (const { resolve, reject } of askers.get(item.arn) ?? [])
          if ('found' in item) resolve(item.found);
          else reject(failedItemProblem(arn, code, retryable));
      }
    } catch (error) {
      for (const { reject } of everyone) reject(error);
    }
  }

  return (arn, signal) =>
    new Promise((resolve, reject) => {
      if (gathering.length === 0) queueMicrotask(flush);
      gathering.push({ arn, signal, resolve, reject });
    });
}
