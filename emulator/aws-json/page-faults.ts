import type { FailedItemErrorCode } from '@aws-sdk/client-inspector';
import { operationFacts, shapeOf } from '../inspector/model/model';

type Members = Readonly<Record<string, unknown>>;

/** Marks a token that this file has made: behind it stands the token that an empty page has put off. */
const PUT_OFF = 'put-off.';

function members(value: unknown): Members {
  return typeof value === 'object' && value !== null ? (value as Members) : {};
}

/** The reasons that the model has for an item that failed, and whether a client may try again. */
export const FAILED_ITEM_CODES: Readonly<Record<FailedItemErrorCode, boolean>> = {
  INVALID_ARN: false,
  DUPLICATE_ARN: false,
  ITEM_DOES_NOT_EXIST: false,
  ACCESS_DENIED: false,
  LIMIT_EXCEEDED: true,
  INTERNAL_ERROR: true,
};

/** The members of an operation's input, by the names of their shapes. */
function inputMembers(operation: string): Readonly<Record<string, string>> {
  const input = operationFacts(operation)?.input;
  return (input === undefined ? undefined : shapeOf(input).members) ?? {};
}

/** Whether an operation answers page by page. */
export function isPaged(operation: string): boolean {
  return Object.hasOwn(inputMembers(operation), 'nextToken');
}

/** Whether an operation describes items that its input lists, and can say of each that it failed. */
export function describesItems(operation: string): boolean {
  return operation.startsWith('Describe') && operationFacts(operation)?.input !== undefined;
}

/** Whether a page of this size is one that the operation may be asked for; only that is made smaller. */
function isPageSize(operation: string, asked: unknown): boolean {
  const { min = 1, max = Number.MAX_SAFE_INTEGER } = shapeOf(inputMembers(operation)['maxResults'] ?? '');
  return typeof asked === 'number' && Number.isInteger(asked) && asked >= min && asked <= max;
}

/** An input as the operation is to see it: without our own mark, and asking for a smaller page. */
export function rewriteInput(operation: string, input: unknown, pageSize: number | undefined): unknown {
  const { nextToken, ...rest } = members(input);
  const token =
    typeof nextToken === 'string' && nextToken.startsWith(PUT_OFF)
      ? nextToken.slice(PUT_OFF.length) || undefined
      : nextToken;
  const asked = rest['maxResults'];
  const smaller =
    pageSize !== undefined &&
    pageSize > 0 &&
    (asked === undefined || asked === null || (isPageSize(operation, asked) && Number(asked) > pageSize));
  if (token === nextToken && !smaller) return input;
  return {
    ...rest,
    ...(token !== undefined && { nextToken: token }),
    ...(smaller && { maxResults: pageSize }),
  };
}

/** An empty page in place of an output; its token leads to what would have been on it. */
export function emptyPage(operation: string, input: unknown, output: unknown): unknown {
  const token = members(rewriteInput(operation, input, undefined))['nextToken'];
  const lists = Object.entries(members(output)).map(([name, value]) => [
    name,
    Array.isArray(value) ? [] : value,
  ]);
  return { ...Object.fromEntries(lists), nextToken: `${PUT_OFF}${typeof token === 'string' ? token : ''}` };
}

/** An output whose next token is the one that was sent, so that a walk goes round for ever. */
export function repeatToken(input: unknown, output: unknown): unknown {
  const token = members(input)['nextToken'];
  return token === undefined ? output : { ...members(output), nextToken: token };
}

/** The output of a Describe call in which the first ARNs of the input have failed. */
export function failItems(
  input: unknown,
  output: unknown,
  code: FailedItemErrorCode,
  count: number,
): unknown {
  const arns = Object.values(members(input)).find(Array.isArray)?.slice(0, count) as readonly string[];
  if (!arns) return output;
  const failed = new Set(arns);
  const kept = Object.entries(members(output)).map(([name, value]) => {
    if (name === 'failedItems' || typeof value !== 'object' || value === null) return [name, value];
    if (Array.isArray(value))
      return [name, value.filter((item: unknown) => !failed.has(String(members(item)['arn'])))];
    return [name, Object.fromEntries(Object.entries(value).filter(([arn]) => !failed.has(arn)))];
  });
  const reasons = arns.map((arn) => [arn, { failureCode: code, retryable: FAILED_ITEM_CODES[code] }]);
  return {
    ...Object.fromEntries(kept),
    failedItems: { ...members(members(output)['failedItems']), ...Object.fromEntries(reasons) },
  };
}
