import { invalidInput } from '../errors';
import { type Shape, shapeOf } from './model';
import type { Value } from './read-shape';

/** The first characters of a text. They are Unicode code points, so that none is cut in two. */
export function firstCharacters(text: string, most: number): string {
  // A code point has one or two of JavaScript's units.
  return Array.from(text.slice(0, 2 * most))
    .slice(0, most)
    .join('');
}

/** Throws `InvalidInputException` with the code when a key is there twice. */
export function requireUniqueKeys(items: readonly { readonly key: string }[], errorCode: string): void {
  const seen = new Set<string>();
  for (const { key } of items) {
    if (seen.has(key)) throw invalidInput(errorCode, `The key '${key}' is there more than once`);
    seen.add(key);
  }
}

/** One thing that is wrong with an input. */
export interface Violation {
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

/** Everything of a value that breaks its shape's constraints, in the model's order. */
export function findViolations(name: string, value: Value, path = ''): Violation[] {
  const shape = shapeOf(name);
  if (shape.type === 'structure') return inStructure(path, shape, value);
  if (Array.isArray(value)) return inList(path, shape, value as readonly Value[]);
  return broken(shape, value).map((constraint) => ({ path, value, constraint, count: false }));
}
