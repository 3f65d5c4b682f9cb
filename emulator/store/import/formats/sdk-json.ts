import { isRecord } from '../readers';
import { ANSWER_MEMBERS, wireName } from './answer-members';
import { isSnakeAnswer, snakeName, type Spelling, spellingAtTop } from './spellings';
import { Unreadable } from './file-contents';

/** A document as the wire has it, and which SDK printed it. */
export interface FromSdk {
  readonly format: string;
  readonly value: unknown;
}

type Members = Readonly<Record<string, unknown>>;

/** Where SDKs keep what they say of the response. */
const PHP = '@metadata';
const JAVA = ['sdkResponseMetadata', 'sdkHttpMetadata'] as const;
const GO = 'ResultMetadata';
const OTHERS = ['ResponseMetadata', '$metadata'] as const;

/** Members that are dictionaries on the wire: PHP prints an empty one as an empty list. */
const DICTIONARIES = new Set(['exclusions', 'failedItems', 'findingCounts']);
const TIMES = new Set([
  'completedAt',
  'createdAt',
  'date',
  'registeredAt',
  'startedAt',
  'stateChangedAt',
  'subscribedAt',
  'updatedAt',
]);
/** 1973 in milliseconds, and the year 5138 in seconds: no time of the service is on the other side in either. */
const MILLISECONDS_FROM = 100_000_000_000;

/** Goes through a document's objects: `change` makes another value of a member, or undefined to leave it out. */
function changed(
  value: unknown,
  path: string,
  change: (key: string, value: unknown, path: string) => readonly [key: string, value: unknown] | undefined,
): unknown {
  if (Array.isArray(value))
    return value.map((item: unknown, index) => changed(item, `${path}[${index}]`, change));
  if (!isRecord(value)) return value;
  const members: Record<string, unknown> = {};
  for (const [key, inner] of Object.entries(value)) {
    const made = change(key, inner, `${path}.${key}`);
    if (made) members[made[0]] = changed(made[1], `${path}.${key}`, change);
  }
  return members;
}

const without = (value: Members, ...names: readonly string[]): Members =>
  Object.fromEntries(Object.entries(value).filter(([name]) => !names.includes(name)));

/** What boto3 calls it: the one form of it that the rest of the import reads. */
const responseMetadata = (status: unknown, headers: unknown): Members => ({
  ...(status !== undefined && { HTTPStatusCode: status }),
  ...(isRecord(headers) && { HTTPHeaders: headers }),
});

/** Refuses what no SDK with such a sign prints: the sign of another one, or members spelt as another one spells them. */
function only(value: Members, own: readonly string[], spelling: Spelling, path: string): void {
  const all = [PHP, ...JAVA, GO, ...OTHERS];
  const other = all.find((name) => Object.hasOwn(value, name) && !own.includes(name));
  const mine = own.find((name) => Object.hasOwn(value, name));
  if (other !== undefined)
    throw new Unreadable(
      path,
      `has ${mine} and ${other}, which two different SDKs print: it says twice how it was answered`,
    );
  const stranger = Object.keys(value).find((name) => (spellingAtTop(name) ?? spelling) !== spelling);
  if (stranger !== undefined)
    throw new Unreadable(path, `has ${mine}, and spells ${stranger} as no SDK with it does`);
}

/** `json_encode($result->toArray())` of the SDK for PHP. */
function fromPhp(printed: Members, path: string): Members {
  const about = printed[PHP];
  const value = changed(without(printed, PHP), path, (key, inner) => [
    key,
    DICTIONARIES.has(key) && Array.isArray(inner) && inner.length === 0 ? {} : inner,
  ]) as Members;
  if (!isRecord(about))
    throw new Unreadable(`${path}.${PHP}`, 'must be an object, as the SDK for PHP prints it');
  return { ...value, ResponseMetadata: responseMetadata(about['statusCode'], about['headers']) };
}

/** What Jackson makes of a result of the SDK for Java v1: times in milliseconds, null for what is not there. */
function fromJava(printed: Members, path: string): Members {
  const about = printed['sdkHttpMetadata'];
  const value = changed(without(printed, ...JAVA), path, (key, inner, at) => {
    if (inner === null && !ANSWER_MEMBERS.includes(key)) return undefined;
    if (!TIMES.has(key) || typeof inner !== 'number') return [key, inner];
    if (inner < MILLISECONDS_FROM)
      throw new Unreadable(
        at,
        `is ${inner}: the SDK for Java prints times in milliseconds, and this would be one of before 1973`,
      );
    return [key, inner / 1000];
  }) as Members;
  if (about === undefined || about === null) return value;
  if (!isRecord(about))
    throw new Unreadable(`${path}.sdkHttpMetadata`, 'must be an object, as the SDK for Java prints it');
  return { ...value, ResponseMetadata: responseMetadata(about['httpStatusCode'], about['httpHeaders']) };
}

/** `json.Marshal` of an answer of the SDK for Go v2: null for what is not there, and no text for a constant that is not. */
function fromGo(printed: Members, path: string): Members {
  return changed(without(printed, GO), path, (key, inner) => {
    const name = wireName(key) ?? key;
    const missing = (inner === null && !ANSWER_MEMBERS.includes(name)) || inner === '';
    return missing ? undefined : [name, inner];
  }) as Members;
}

/** `response.to_h.to_json` of the SDK for Ruby: times as `2019-03-04 10:11:12 UTC`. */
function fromRuby(answer: Members, path: string): Members {
  return changed(answer, path, (key, inner) => {
    const name = snakeName(key) ?? key;
    return [name, TIMES.has(name) && typeof inner === 'string' ? inner.replace(/ UTC$/, 'Z') : inner];
  }) as Members;
}

/**
 * What one of AWS's SDKs printed of an answer, as the wire has it; undefined for what shows no sign of one. Sources: the SDKs'
 * result classes (PHP's `Aws\Result`, Java's `AmazonWebServiceResult`, Go's `middleware.Metadata`, Ruby's `Seahorse`).
 * @throws Unreadable where it shows the signs of two, or a member is not as the SDK prints it
 */
export function fromSdk(value: unknown, path: string): FromSdk | undefined {
  if (!isRecord(value)) return undefined;
  if (Object.hasOwn(value, PHP)) {
    only(value, [PHP], 'camel', path);
    return { format: "the SDK for PHP's JSON", value: fromPhp(value, path) };
  }
  if (JAVA.some((name) => Object.hasOwn(value, name))) {
    only(value, JAVA, 'camel', path);
    return { format: "the SDK for Java's JSON", value: fromJava(value, path) };
  }
  if (Object.hasOwn(value, GO)) {
    only(value, [GO], 'Pascal', path);
    return { format: "the SDK for Go's JSON", value: fromGo(value, path) };
  }
  return isSnakeAnswer(value)
    ? { format: "the SDK for Ruby's JSON", value: fromRuby(value, path) }
    : undefined;
}
