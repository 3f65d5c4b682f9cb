import type { FailedItemErrorCode } from '@aws-sdk/client-inspector';
import { consoleOperations } from '../../account-data/console-operations';
import { operationNames } from '../../inspector/model/model';
import { COGNITO_OPERATIONS } from '../read-call';
import { describesItems, FAILED_ITEM_CODES, isPaged } from './page-faults';

/** Which calls a rule is about. Calls are counted per rule, from 1, among those of its operation and account. */
export interface FaultMatch {
  /** An operation's name, or `*`. */
  readonly operation: string;
  /** Twelve digits; without it, every account. Cognito's calls belong to no account. */
  readonly account?: string;
  /** Exactly this call. */
  readonly call?: number;
  /** Every n-th call. */
  readonly every?: number;
  /** The calls from here, and up to `to` if that is there. */
  readonly from?: number;
  readonly to?: number;
  /** Each call with this probability, drawn from a generator that starts at `seed`. */
  readonly probability?: number;
  readonly seed?: number;
}

/** What happens to a call that a rule is about. One rule may do several of these. */
export interface FaultEffect {
  /** The error's name, modelled or not, with its message, HTTP status and further members. */
  readonly error?: string;
  readonly message?: string;
  readonly status?: number;
  readonly members?: Readonly<Record<string, unknown>>;
  /** How long the call waits, and at most how much longer by chance. */
  readonly delayMs?: number;
  readonly jitterMs?: number;
  /** A token bucket: calls beyond it get ThrottlingException. */
  readonly throttle?: { readonly ratePerSecond: number; readonly burst: number };
  /** The connection is reset instead of an answer, or in the middle of it. */
  readonly transport?: 'reset' | 'truncate';
  /** A page names its own token as the next, or the token that was sent is refused. */
  readonly pageToken?: 'repeat' | 'expire';
  /** At most so many items on a page, with more to follow; 0 makes an empty page. */
  readonly pageSize?: number;
  /** The first items of a Describe call come back as failed. */
  readonly failedItems?: { readonly code: FailedItemErrorCode; readonly count: number };
  /** The caller's temporary credentials end now. */
  readonly expireCredentials?: true;
}

export type FaultRule = FaultMatch & FaultEffect;

/** Fault rules that cannot be used, with the place in the file and the reason. */
export class FaultRulesError extends Error {}

/** What a member takes, in words, and the check. */
type Check = readonly [takes: string, holds: (value: unknown) => boolean];
type Members = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const text = (takes: string, pattern: RegExp): Check => [
  takes,
  (value) => typeof value === 'string' && pattern.test(value),
];
const number = (takes: string, least: number, most: number, whole = true): Check => [
  takes,
  (value) =>
    typeof value === 'number' && value >= least && value <= most && (!whole || Number.isInteger(value)),
];
const word = (...words: readonly string[]): Check => [
  words.map((each) => `"${each}"`).join(' or '),
  (value) => typeof value === 'string' && words.includes(value),
];
const name = text('a name in letters', /^[A-Za-z]{1,100}$/);
const ordinal = number('a whole number from 1', 1, 1e9);
const milliseconds = number('milliseconds from 0 to 600000', 0, 600_000);

/** Every member that a rule may have. */
const MEMBERS: Readonly<Record<string, Check>> = {
  operation: [
    'the name of an operation, or "*"',
    (value) =>
      typeof value === 'string' &&
      ['*', ...operationNames, ...COGNITO_OPERATIONS, ...consoleOperations.keys()].includes(value),
  ],
  account: text('the twelve digits of an account', /^\d{12}$/),
  call: ordinal,
  every: ordinal,
  from: ordinal,
  to: ordinal,
  probability: number('a number from 0 to 1', 0, 1, false),
  seed: number('a whole number', 0, 2 ** 32 - 1),
  error: name,
  message: ['a text', (value) => typeof value === 'string'],
  status: number('an HTTP status from 400 to 599', 400, 599),
  members: ['an object', isObject],
  delayMs: milliseconds,
  jitterMs: milliseconds,
  throttle: [
    'an object with ratePerSecond (above 0) and burst (from 1)',
    (value) =>
      isObject(value) &&
      onlyHas(value, ['ratePerSecond', 'burst']) &&
      number('', 0.001, 1e6, false)[1](value['ratePerSecond']) &&
      ordinal[1](value['burst']),
  ],
  transport: word('reset', 'truncate'),
  pageToken: word('repeat', 'expire'),
  pageSize: number('a whole number from 0 to 500', 0, 500),
  failedItems: [
    `an object with code (${Object.keys(FAILED_ITEM_CODES).join(', ')}) and count (from 1)`,
    (value) =>
      isObject(value) &&
      onlyHas(value, ['code', 'count']) &&
      word(...Object.keys(FAILED_ITEM_CODES))[1](value['code']) &&
      ordinal[1](value['count']),
  ],
  expireCredentials: ['true', (value) => value === true],
};

const EFFECTS = [
  'error',
  'delayMs',
  'throttle',
  'transport',
  'pageToken',
  'pageSize',
  'failedItems',
  'expireCredentials',
];

/** Members that say nothing without another one. */
const NEEDS: readonly (readonly [member: string, other: string])[] = [
  ['to', 'from'],
  ['seed', 'probability'],
  ['message', 'error'],
  ['status', 'error'],
  ['members', 'error'],
  ['jitterMs', 'delayMs'],
];

const isCognito = (operation: string) => COGNITO_OPERATIONS.includes(operation);

/** Members that say nothing about some operations; `*` is about those that they are for. */
const ONLY_FOR: readonly (readonly [member: string, has: string, fits: (operation: string) => boolean])[] = [
  ['pageToken', 'an operation that has pages', isPaged],
  ['pageSize', 'an operation that has pages', isPaged],
  ['failedItems', 'an operation that describes items', describesItems],
  ['account', 'an operation of Inspector', (operation) => !isCognito(operation)],
  ['expireCredentials', 'an operation of Inspector', (operation) => !isCognito(operation)],
];

function onlyHas(value: Members, names: readonly string[]): boolean {
  return Object.keys(value).every((key) => names.includes(key));
}

function readRule(value: unknown, place: string): FaultRule {
  if (!isObject(value)) throw new FaultRulesError(`${place} must be an object.`);
  for (const [member, given] of Object.entries(value)) {
    const check = Object.hasOwn(MEMBERS, member) ? MEMBERS[member] : undefined;
    if (!check) throw new FaultRulesError(`${place}.${member} is not a member of a fault rule.`);
    if (!check[1](given)) throw new FaultRulesError(`${place}.${member} must be ${check[0]}.`);
  }
  if (value['operation'] === undefined) throw new FaultRulesError(`${place}.operation is missing.`);
  const when = ['call', 'every', 'from', 'probability'].filter((member) => value[member] !== undefined);
  if (when.length > 1)
    throw new FaultRulesError(`${place} has both ${when[0]} and ${when[1]}: a rule takes one of them.`);
  for (const [member, other] of NEEDS)
    if (value[member] !== undefined && value[other] === undefined)
      throw new FaultRulesError(`${place}.${member} needs ${other}.`);
  const { operation, from, to } = value as unknown as FaultRule;
  if (from !== undefined && to !== undefined && from > to)
    throw new FaultRulesError(`${place}.to is ${to}, before from, which is ${from}.`);
  for (const [member, needed, fits] of ONLY_FOR)
    if (value[member] !== undefined && operation !== '*' && !fits(operation))
      throw new FaultRulesError(`${place}.${member} needs ${needed}, which ${operation} is not.`);
  if (!EFFECTS.some((effect) => value[effect] !== undefined))
    throw new FaultRulesError(`${place} does nothing: it needs one of ${EFFECTS.join(', ')}.`);
  return value as unknown as FaultRule;
}

/**
 * Reads a file of fault rules: a JSON list.
 *
 * @param source what to call it in messages, such as its file name
 * @throws FaultRulesError that names the rule, the member and what it takes
 */
export function readFaultRules(json: string, source: string): readonly FaultRule[] {
  let value: unknown;
  try {
    // Windows' editors begin a file with this mark.
    value = JSON.parse(json.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new FaultRulesError(`${source} is not JSON: ${(error as Error).message}`, { cause: error });
  }
  if (!Array.isArray(value)) throw new FaultRulesError(`${source} must be a list of fault rules.`);
  return value.map((rule, index) => readRule(rule, `${source}: rule ${index + 1}`));
}
