import { isRecord } from '../readers';
import { ANSWER_MEMBERS, wireName } from './answer-members';
import { Unreadable } from './file-contents';

const DATE = /^\/Date\((-?\d{1,15})(?:[+-]\d{4})?\)\/$/;
/** What .NET has for a date that was never set. */
const UNSET = /^0001-01-01T00:00:00/;
/** What `ConvertTo-Json` prints in place of an object that lies deeper than its `-Depth`. */
const CUT = /^(?:System\.(?:Collections|Object)|Amazon\.Inspector\.)\S*$|^@\{/;
/** Members of a response object that are about the response, and that no answer on the wire has. */
const ABOUT_RESPONSE = new Set(['ContentLength', 'HttpStatusCode', 'LoggedAt']);

const ANSWER = new Set(ANSWER_MEMBERS);

const isPascal = (key: string): boolean => wireName(key) !== undefined;

/** Whether AWS Tools for PowerShell printed a value: its own members, or those of a list's items, are in PascalCase. */
export function isPowerShell(value: unknown): boolean {
  if (Array.isArray(value)) return value.some((item: unknown) => isRecord(item) && isPowerShell(item));
  if (!isRecord(value)) return false;
  const keys = Object.keys(value);
  // boto3 and the AWS CLI print two members of an answer in PascalCase themselves.
  const own = keys.filter((key) => key !== 'NextToken' && key !== 'ResponseMetadata');
  return own.some((key) => isPascal(key)) && !own.some((key) => ANSWER.has(key) || key === 'arn');
}

function dateText(text: string): string | undefined {
  const found = DATE.exec(text);
  if (!found) return UNSET.test(text) ? undefined : text;
  const date = new Date(Number(found[1]));
  if (date.getUTCFullYear() <= 1) return undefined;
  return Number.isNaN(date.getTime()) ? text : date.toISOString();
}

/** What PowerShell wraps around a value: the constants of enumerations, dates, and lists that were piped. */
function unwrapped(value: Readonly<Record<string, unknown>>): unknown {
  const keys = Object.keys(value);
  if (keys.length === 1 && typeof value['Value'] === 'string') return value['Value'];
  if (keys.length === 2 && Array.isArray(value['value']) && typeof value['Count'] === 'number')
    return value['value'];
  if (typeof value['value'] === 'string' && 'DateTime' in value) return value['value'];
  return value;
}

/**
 * A value as the wire has it, from what PowerShell's or Go's JSON makes of it: PascalCase members in camelCase, dates as
 * ISO text. Keys of dictionaries (ARNs, severities) are not touched, nor is what is said about the response.
 * @throws Unreadable where `ConvertTo-Json` cut an object off
 */
export function toWire(value: unknown, path: string): unknown {
  if (typeof value === 'string') {
    if (CUT.test(value))
      throw new Unreadable(path, 'was cut off by ConvertTo-Json; save it again with -Depth 10');
    return dateText(value);
  }
  if (Array.isArray(value)) return value.map((item: unknown, index) => toWire(item, `${path}[${index}]`));
  if (!isRecord(value)) return value;
  const inner = unwrapped(value);
  if (inner !== value) return toWire(inner, path);
  const members: Record<string, unknown> = {};
  for (const [key, item] of Object.entries(value)) {
    const name = wireName(key) ?? key;
    if (Object.hasOwn(members, name))
      throw new Unreadable(path, `the member ${JSON.stringify(name)} appears twice`);
    const wire = key === 'ResponseMetadata' ? item : toWire(item, `${path}.${key}`);
    if (wire !== undefined) members[name] = wire;
  }
  return members;
}

/** The HTTP status of an answer: its number, or what .NET calls it, such as `OK` or `Forbidden`. */
function statusOf(value: Readonly<Record<string, unknown>>): unknown {
  const status = value['HttpStatusCode'];
  return isRecord(status) ? (status['value'] ?? status['Value']) : status;
}

/**
 * What PowerShell's `ConvertTo-Json` printed, as the wire has it. One thing of the service becomes a list of one: a
 * cmdlet gives the things inside an answer, and a pipe takes the list from around a single one.
 * @throws Unreadable
 */
export function fromPowerShell(value: unknown, path: string): unknown {
  if (!isRecord(value)) return toWire(value, path);
  const about = Object.entries(value).filter(([key]) => !ABOUT_RESPONSE.has(key));
  const wire = toWire(Object.fromEntries(about), path);
  if (!isRecord(wire)) return wire;
  if ('arn' in wire && !Object.keys(wire).some((key) => ANSWER.has(key) && key !== 'tags')) return [wire];
  const status = statusOf(value);
  if (status === undefined) return wire;
  const said = isRecord(wire['ResponseMetadata']) ? wire['ResponseMetadata'] : {};
  return { ...wire, ResponseMetadata: { ...said, HTTPStatusCode: status } };
}
