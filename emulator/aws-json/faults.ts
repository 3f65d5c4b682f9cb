import { describesItems, emptyPage, failItems, isPaged, repeatToken, rewriteInput } from './page-faults';
import type { FaultRule } from './read-fault-rules';
import type { Clock } from '../clock';
import { ServiceError } from '../inspector/errors';
import { consoleOperations } from '../console-api/console-operations';

/** What is to go wrong with one call. */
export interface FaultPlan {
  readonly expireCredentials: boolean;
  /** Waits as long as the delays of all rules together. */
  readonly wait: () => Promise<void>;
  /** Throws the ServiceError that the call is to end with, if one is. */
  readonly refuse: (input: unknown) => void;
  readonly input: (input: unknown) => unknown;
  readonly output: (input: unknown, output: unknown) => unknown;
  readonly transport: 'reset' | 'truncate' | undefined;
}

export interface Faults {
  /** Counts the call, and says what is to go wrong with it. */
  readonly plan: (operation: string, accountId: string | undefined) => FaultPlan;
}

interface FaultSources {
  /** The wire clock, for the token buckets. */
  readonly clock: Clock;
  readonly sleep: (milliseconds: number) => Promise<unknown>;
}

const STATUS: ReadonlyMap<string, number> = new Map([
  ['InternalException', 500],
  ['InternalFailure', 500],
  ['ServiceUnavailable', 503],
  ['ServiceUnavailableException', 503],
]);

/** Random numbers in [0, 1) that depend on the seed alone (the mulberry32 generator). */
function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Tells whether one more call fits into the bucket, and takes its place if so. */
function tokenBucket(ratePerSecond: number, burst: number, clock: Clock): () => boolean {
  let tokens = burst;
  let seen = clock.now();
  return () => {
    const now = clock.now();
    tokens = Math.min(burst, tokens + ((now - seen) / 1000) * ratePerSecond);
    seen = now;
    if (tokens < 1) return false;
    tokens -= 1;
    return true;
  };
}

/** A rule with its count, its generator and its bucket. */
function armRule(rule: FaultRule, clock: Clock) {
  const random = seededRandom(rule.seed ?? 0);
  const bucket = rule.throttle && tokenBucket(rule.throttle.ratePerSecond, rule.throttle.burst, clock);
  let calls = 0;
  return {
    rule,
    random,
    overflows: () => bucket !== undefined && !bucket(),
    strikes(operation: string, accountId: string | undefined): boolean {
      if (rule.operation !== '*' && rule.operation !== operation) return false;
      if (rule.account !== undefined && rule.account !== accountId) return false;
      calls += 1;
      if (rule.call !== undefined) return calls === rule.call;
      if (rule.every !== undefined) return calls % rule.every === 0;
      if (rule.from !== undefined) return calls >= rule.from && calls <= (rule.to ?? Infinity);
      return rule.probability === undefined || random() < rule.probability;
    },
  };
}

function refusal(rule: FaultRule): ServiceError | undefined {
  const { error } = rule;
  if (error === undefined) return undefined;
  const status = rule.status ?? STATUS.get(error) ?? 400;
  return new ServiceError(error, rule.message ?? `A fault rule answers ${error}.`, rule.members, status);
}

function refuseToken(input: unknown): void {
  if ((input as { readonly nextToken?: unknown } | null)?.nextToken !== undefined)
    throw new ServiceError('InvalidInputException', 'The pagination token has expired.', {
      errorCode: 'INVALID_PAGINATION_TOKEN',
      canRetry: false,
    });
}

/**
 * Arms the rules: from now on each call is counted and, when a rule says so, goes wrong as it says.
 * Rules that strike together add up: delays do, and a broken connection comes on top of an error. Of two that
 * contradict each other the first in the list wins.
 */
export function createFaults(rules: readonly FaultRule[], sources: FaultSources): Faults {
  const armed = rules.map((rule) => armRule(rule, sources.clock));
  return {
    plan(operation, accountId) {
      const struck = armed.filter((each) => each.strikes(operation, accountId));
      const first = <Name extends keyof FaultRule>(name: Name): FaultRule[Name] | undefined =>
        struck.find(({ rule }) => rule[name] !== undefined)?.rule[name];
      const paged = isPaged(operation);
      const pageSize = first('pageSize');
      const failed = describesItems(operation) ? first('failedItems') : undefined;
      return {
        expireCredentials: first('expireCredentials') === true,
        transport: first('transport'),
        async wait() {
          const slow = struck.filter(({ rule }) => rule.delayMs !== undefined);
          const delays = slow.map(
            ({ rule, random }) => (rule.delayMs ?? 0) + random() * (rule.jitterMs ?? 0),
          );
          if (slow.length > 0) await sources.sleep(delays.reduce((sum, delay) => sum + delay, 0));
        },
        refuse(input) {
          for (const { rule, overflows } of struck) {
            if (overflows()) throw new ServiceError('ThrottlingException', 'Rate exceeded');
            const error = refusal(rule);
            if (error) throw error;
            if (paged && rule.pageToken === 'expire') refuseToken(input);
          }
        },
        input: (input) => (paged ? rewriteInput(operation, input, pageSize) : input),
        output(input, output) {
          if (!paged) return failed ? failItems(input, output, failed.code, failed.count) : output;
          if (pageSize === 0) return emptyPage(operation, input, output);
          return first('pageToken') === 'repeat' ? repeatToken(input, output) : output;
        },
      };
    },
  };
}

/** Effects that only the pages and items of Inspector's own calls have. */
const hasParts = ({ pageSize, pageToken, failedItems }: FaultRule): boolean =>
  pageSize !== undefined || pageToken !== undefined || failedItems !== undefined;

/**
 * The operations of ours that a server with these fault rules answers. One that stands for several of Inspector's calls is not
 * offered where a rule is about those: the console then makes them one by one, and each goes wrong as the rule says.
 */
export function offeredOperations(faults: readonly FaultRule[]): readonly string[] {
  return [...consoleOperations].flatMap(([name, { standsFor = [] }]) =>
    faults.some(
      (rule) =>
        standsFor.length > 0 &&
        (rule.operation === '*' ? hasParts(rule) : standsFor.includes(rule.operation)),
    )
      ? []
      : [name],
  );
}
