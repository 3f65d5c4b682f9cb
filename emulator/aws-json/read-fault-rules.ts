import type { FailedItemErrorCode } from '@aws-sdk/client-inspector';
import * as v from 'valibot';
import { consoleOperations } from '../console-api/console-operations';
import { describesItems, FAILED_ITEM_CODES, isPaged } from './page-faults';
import { COGNITO_OPERATIONS } from './read-call';
import { operationNames } from '../inspector/model/model';
import {
  closedObject,
  dictionary,
  list,
  numberFrom,
  oneOf,
  pathTo,
  readDocument,
  type ReadonlyDocument,
  schemaLink,
  textLike,
  wholeFrom,
} from '../../src/domain/text/document-schema';
import { visibleLines } from '../../src/domain/text/safe-text';

const name = textLike(/^[A-Za-z]{1,100}$/, 'must be a name in letters');
const ordinal = wholeFrom(1, 1e9, 'must be a whole number from 1');
const milliseconds = wholeFrom(0, 600_000, 'must be milliseconds from 0 to 600000');
const operations = ['*', ...operationNames, ...COGNITO_OPERATIONS, ...consoleOperations.keys()];
const failedItemCodes = Object.keys(FAILED_ITEM_CODES) as FailedItemErrorCode[];
const UNKNOWN = 'is not a member of a fault rule';

/** One rule. Calls are counted per rule, from 1, among those of its operation and account. */
const rule = closedObject(
  {
    /** An operation's name, or `*`. */
    operation: oneOf(operations, 'must be the name of an operation, or "*"'),
    /** Twelve digits; without it, every account. Cognito's calls belong to no account. */
    account: v.exactOptional(textLike(/^\d{12}$/, 'must be the twelve digits of an account')),
    /** Exactly this call. */
    call: v.exactOptional(ordinal),
    /** Every n-th call. */
    every: v.exactOptional(ordinal),
    /** The calls from here, and up to `to` if that is there. */
    from: v.exactOptional(ordinal),
    to: v.exactOptional(ordinal),
    /** Each call with this probability, drawn from a generator that starts at `seed`. */
    probability: v.exactOptional(numberFrom(0, 1, 'must be a number from 0 to 1')),
    seed: v.exactOptional(wholeFrom(0, 2 ** 32 - 1, 'must be a whole number')),
    /** The error's name, modelled or not, with its message, HTTP status and further members. */
    error: v.exactOptional(name),
    message: v.exactOptional(v.string('must be a text')),
    status: v.exactOptional(wholeFrom(400, 599, 'must be an HTTP status from 400 to 599')),
    members: v.exactOptional(dictionary(v.string(), v.unknown())),
    /** How long the call waits, and at most how much longer by chance. */
    delayMs: v.exactOptional(milliseconds),
    jitterMs: v.exactOptional(milliseconds),
    /** A token bucket: calls beyond it get ThrottlingException. */
    throttle: v.exactOptional(
      closedObject({ ratePerSecond: numberFrom(0.001, 1e6, 'must be a number above 0'), burst: ordinal }),
    ),
    /** The connection is reset instead of an answer, or in the middle of it. */
    transport: v.exactOptional(oneOf(['reset', 'truncate'], 'must be "reset" or "truncate"')),
    /** A page names its own token as the next, or the token that was sent is refused. */
    pageToken: v.exactOptional(oneOf(['repeat', 'expire'], 'must be "repeat" or "expire"')),
    /** At most so many items on a page, with more to follow; 0 makes an empty page. */
    pageSize: v.exactOptional(wholeFrom(0, 500, 'must be a whole number from 0 to 500')),
    /** The first items of a Describe call come back as failed. */
    failedItems: v.exactOptional(closedObject({ code: oneOf(failedItemCodes), count: ordinal })),
    /** The caller's temporary credentials end now. */
    expireCredentials: v.exactOptional(v.literal(true, 'must be true')),
  },
  UNKNOWN,
);

export type FaultRule = ReadonlyDocument<v.InferOutput<typeof rule>>;

/** Fault rules that cannot be used, with the place in the file and the reason. */
export class FaultRulesError extends Error {
  constructor(line: string, options?: ErrorOptions) {
    super(visibleLines(line), options);
  }
}

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

/** What is wrong with a rule whose members are each right: the member (none for the whole), and why. */
function contradictionOf(
  given: FaultRule,
): readonly [member: string | undefined, reason: string] | undefined {
  const has = (member: string) => given[member as keyof FaultRule] !== undefined;
  const when = ['call', 'every', 'from', 'probability'].filter(has);
  if (when.length > 1) return [undefined, `has both ${when[0]} and ${when[1]}: a rule takes one of them`];
  for (const [member, other] of NEEDS) if (has(member) && !has(other)) return [member, `needs ${other}`];
  const { operation, from, to } = given;
  if (from !== undefined && to !== undefined && from > to)
    return ['to', `is ${to}, before from, which is ${from}`];
  for (const [member, needed, fits] of ONLY_FOR)
    if (has(member) && operation !== '*' && !fits(operation))
      return [member, `needs ${needed}, which ${operation} is not`];
  return EFFECTS.some(has) ? undefined : [undefined, `does nothing: it needs one of ${EFFECTS.join(', ')}`];
}

const rules = list(
  v.pipe(
    rule,
    v.rawCheck(({ dataset, addIssue }) => {
      if (!dataset.typed || dataset.issues) return;
      const [member, message] = contradictionOf(dataset.value) ?? [];
      if (member !== undefined) addIssue({ message, path: pathTo(dataset.value, member) });
      else if (message !== undefined) addIssue({ message });
    }),
  ),
);
const inMember = closedObject({ rules, ...schemaLink });

/** The schema of a file of fault rules (docs/faults.md): a list, or an object that can name its JSON Schema beside it. */
export const faultsSchema = v.union([rules, inMember]);

/**
 * Reads a file of fault rules: a JSON list, or an object with the list as its `rules`.
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
  return readDocument(inMember, Array.isArray(value) ? { rules: value } : value, ({ path, reason }) => {
    if (path === '' || path === 'rules')
      return new FaultRulesError(`${source} must be a list of fault rules.`);
    const place = path.replace(/^rules\[(\d+)\]/, (_, index) => `rule ${Number(index) + 1}`);
    return new FaultRulesError(`${source}: ${place} ${reason}.`);
  }).rules;
}
