import { serialization } from '../errors';
import { shapeOf, type Shape } from './model';

/** What an input is made of once its types are known to be right. A null of a list is kept: it is refused later. */
export type Value =
  string | number | boolean | null | readonly Value[] | { readonly [member: string]: Value };

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

/** How the service's deserialiser calls a JSON value that it did not want. */
function tokenName(value: unknown): string {
  if (typeof value === 'string') return 'STRING_VALUE';
  if (typeof value === 'number') return 'NUMBER_VALUE';
  return value === true ? 'TRUE_VALUE' : 'FALSE_VALUE';
}

function refuse(value: unknown, shape: Shape): never {
  if (Array.isArray(value)) throw serialization('Start of list found where not expected');
  if (typeof value === 'object') throw serialization('Start of structure or map found where not expected.');
  throw serialization(`${tokenName(value)} can not be converted to ${TYPE_NAMES[shape.type]}`);
}

function fits(value: unknown, { type }: Shape): value is string | number | boolean {
  if (type === 'string' || type === 'boolean') return typeof value === type;
  if (typeof value !== 'number') return false;
  return type === 'integer'
    ? Number.isInteger(value) && value >= -INTEGER_LIMIT && value < INTEGER_LIMIT
    : Math.abs(value) <= TIMESTAMP_LIMIT;
}

/**
 * Copies a parsed JSON value as a shape of the model: members that the model does not have and null members
 * are left out, so that nothing unknown goes further. Throws `SerializationException` for a wrong type.
 * Timestamps are numbers, epoch seconds with a fraction; texts are refused.
 */
export function readShape(name: string, value: unknown): Value {
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
