/** Inputs against the service model: first the JSON's types, then the model's constraints, then AWS's words for what is wrong. */
import { invalidInput, serialization } from '../errors';
import { inputErrorCode, operationFacts, type Shape, shapeOf } from './model';

/**
 * Checks an operation's input against the service model and gives back a copy of it that holds only what
 * the model knows. Throws `SerializationException` for JSON of the wrong type, and else
 * `InvalidInputException` with AWS's words for everything that is wrong and the code of the first in the
 * model's order. An operation without an input takes any object, and ignores it.
 */
export function checkInput(operation: string, input: unknown): Value {
  const facts = operationFacts(operation);
  const checked = facts?.input === undefined ? {} : readShape(facts.input, input);
  const violations = facts?.input === undefined ? [] : findViolations(facts.input, checked);
  const [first] = violations;
  if (!first) return checked;
  const errors = violations.length === 1 ? '1 validation error' : `${violations.length} validation errors`;
  const message = `${errors} detected: ${violations.slice(0, MOST_NAMED).map(describe).join('; ')}`;
  throw invalidInput(inputErrorCode(operation, first), cut(message, LONGEST_MESSAGE));
}

/** What an input is made of once its types are known to be right. A null of a list is kept: it is refused later. */
type Value = string | number | boolean | null | readonly Value[] | { readonly [member: string]: Value };

const INTEGER_LIMIT = 2 ** 31;

/** The last second that an ECMAScript date can hold, either side of the epoch. */
const TIMESTAMP_LIMIT = 8_640_000_000_000;

const TYPE_NAMES: Readonly<Record<Shape['type'], string>> = {
  string: 'String',
  integer: 'Integer',
  boolean: 'Boolean',
  timestamp: 'Date',
  list: 'List',
  structure: 'Structure',
};

/**
 * Copies a parsed JSON value as a shape of the model: members that the model does not have and null members
 * are left out, so that nothing unknown goes further. Throws `SerializationException` for a wrong type.
 * Timestamps are numbers, epoch seconds with a fraction; texts are refused.
 */
function readShape(name: string, value: unknown): Value {
  const shape = shapeOf(name);
  if (shape.type === 'structure') {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return refuse(value, shape);
    return readMembers(shape, value);
  }
  if (shape.type === 'list') {
    if (!Array.isArray(value)) return refuse(value, shape);
    const item = shape.member ?? '';
    return value.map((entry: unknown) => (entry === null ? null : readShape(item, entry)));
  }
  return fits(value, shape) ? value : refuse(value, shape);
}

function readMembers({ members = {} }: Shape, value: object): Value {
  const read: Record<string, Value> = {};
  for (const [member, shape] of Object.entries(members)) {
    const given: unknown = Object.hasOwn(value, member) ? value[member as keyof typeof value] : null;
    if (given !== null && given !== undefined) read[member] = readShape(shape, given);
  }
  return read;
}

function fits(value: unknown, { type }: Shape): value is string | number | boolean {
  if (type === 'string' || type === 'boolean') return typeof value === type;
  if (typeof value !== 'number') return false;
  return type === 'integer'
    ? Number.isInteger(value) && value >= -INTEGER_LIMIT && value < INTEGER_LIMIT
    : Math.abs(value) <= TIMESTAMP_LIMIT;
}

function refuse(value: unknown, shape: Shape): never {
  if (Array.isArray(value)) throw serialization('Start of list found where not expected');
  if (typeof value === 'object') throw serialization('Start of structure or map found where not expected.');
  throw serialization(`${tokenName(value)} can not be converted to ${TYPE_NAMES[shape.type]}`);
}

/** How the service's deserialiser calls a JSON value that it did not want. */
function tokenName(value: unknown): string {
  if (typeof value === 'string') return 'STRING_VALUE';
  if (typeof value === 'number') return 'NUMBER_VALUE';
  return value === true ? 'TRUE_VALUE' : 'FALSE_VALUE';
}

/** One thing that is wrong with an input. */
interface Violation {
  /** As AWS writes it: `filter.states`, `resourceGroupTags.1.member.key`. */
  readonly path: string;
  readonly value: Value | undefined;
  /** In AWS's words: `Member must not be null`. */
  readonly constraint: string;
  /** Whether it is about how many items a list has. */
  readonly count: boolean;
}

/** No list of the model may hold more: of a longer one no more items are looked at, so that no input takes long. */
const MOST_ITEMS = 500;

/** Everything of a value that breaks its shape's constraints, in the model's order. */
function findViolations(name: string, value: Value, path = ''): Violation[] {
  const shape = shapeOf(name);
  if (shape.type === 'structure') return inStructure(path, shape, value);
  if (Array.isArray(value)) return inList(path, shape, value as readonly Value[]);
  return broken(shape, value).map((constraint) => ({ path, value, constraint, count: false }));
}

function inStructure(path: string, { members = {}, required = [] }: Shape, value: Value): Violation[] {
  const given = value as Readonly<Record<string, Value>>;
  return Object.entries(members).flatMap(([member, shape]) => {
    const at = path === '' ? member : `${path}.${member}`;
    const inner = Object.hasOwn(given, member) ? given[member] : undefined;
    if (inner !== undefined) return findViolations(shape, inner, at);
    if (!required.includes(member)) return [];
    return [{ path: at, value: undefined, constraint: 'Member must not be null', count: false }];
  });
}

function inList(path: string, shape: Shape, items: readonly Value[]): Violation[] {
  const name = shape.member ?? '';
  const item = shapeOf(name);
  const wrong = (entry: Value) =>
    entry === null || (item.type !== 'structure' && broken(item, entry).length > 0);
  const found: Violation[] = broken(shape, items).map((constraint) => ({
    path,
    value: items,
    constraint,
    count: true,
  }));
  const looked = items.slice(0, MOST_ITEMS);
  if (looked.some(wrong)) found.push({ path, value: items, constraint: itemConstraints(item), count: false });
  if (item.type === 'structure')
    looked.forEach((entry, index) => {
      if (entry !== null) found.push(...findViolations(name, entry, `${path}.${index + 1}.member`));
    });
  return found;
}

/** All constraints of a list's item, in AWS's words: it names them together when an item breaks one. */
function itemConstraints({ min, max, pattern, enum: values }: Shape): string {
  const all = [
    ...(max === undefined ? [] : [`Member must have length less than or equal to ${max}`]),
    ...(min === undefined ? [] : [`Member must have length greater than or equal to ${min}`]),
    ...(values ? [`Member must satisfy enum value set: [${values.join(', ')}]`] : []),
    ...(pattern === undefined ? [] : [`Member must satisfy regular expression pattern: ${pattern}`]),
    'Member must not be null',
  ];
  return `Member must satisfy constraint: [${all.join(', ')}]`;
}

const wholePattern = (pattern: string) => new RegExp(`^(?:${pattern})$`, 'u');

/** What a text, number or list breaks, in the order in which AWS names it. */
function broken(shape: Shape, value: Value): string[] {
  const { min, max, pattern } = shape;
  const found: string[] = [];
  const size =
    typeof value === 'number' ? value : Array.isArray(value) || typeof value === 'string' ? count(value) : 0;
  const word = typeof value === 'number' ? 'value' : 'length';
  if (max !== undefined && size > max) found.push(`Member must have ${word} less than or equal to ${max}`);
  if (min !== undefined && size < min) found.push(`Member must have ${word} greater than or equal to ${min}`);
  if (typeof value !== 'string') return found;
  if (shape.enum && !shape.enum.includes(value))
    found.push(`Member must satisfy enum value set: [${shape.enum.join(', ')}]`);
  if (pattern !== undefined && !wholePattern(pattern).test(value))
    found.push(`Member must satisfy regular expression pattern: ${pattern}`);
  return found;
}

/** The first half of what UTF-16 writes as two. */
const SURROGATE = /[\uD800-\uDBFF]/;

/** Characters are Unicode code points, as in botocore's and Smithy's reading of a length. */
function count(value: string | readonly Value[]): number {
  return typeof value === 'string' && SURROGATE.test(value) ? Array.from(value).length : value.length;
}

const LONGEST_VALUE = 100;

/** The model's limit on `ErrorMessage`. */
const LONGEST_MESSAGE = 1000;

/** More of them than this fill the longest message: the rest is only counted. */
const MOST_NAMED = 20;

function describe({ path, value, constraint }: Violation): string {
  const shown = value === undefined ? 'null' : `'${cut(show(value), LONGEST_VALUE)}'`;
  return `Value ${shown} at '${path}' failed to satisfy constraint: ${constraint}`;
}

/** A value as AWS's messages show it: lists in brackets, structures as `{key=a}`. Items that would be cut off are left out. */
function show(value: Value): string {
  if (Array.isArray(value))
    return `[${(value as readonly Value[]).slice(0, LONGEST_VALUE).map(show).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return String(value);
  return `{${Object.entries(value)
    .map(([member, inner]) => `${member}=${show(inner)}`)
    .join(', ')}}`;
}

function cut(text: string, longest: number): string {
  return text === firstCharacters(text, longest) ? text : `${firstCharacters(text, longest - 3)}...`;
}

/** The first characters of a text. They are Unicode code points, so that none is cut in two. */
export function firstCharacters(text: string, most: number): string {
  // A code point has one or two of JavaScript's units.
  return Array.from(text.slice(0, 2 * most))
    .slice(0, most)
    .join('');
}
