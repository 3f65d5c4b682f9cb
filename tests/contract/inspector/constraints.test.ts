import { describe, expect, test } from 'vitest';
import {
  inputErrorCode,
  operationFacts,
  operationNames,
  type Shape,
  shapeOf,
} from '../../../emulator/inspector/model/model';
import { smallEmulator } from '../../support/test-servers';

/**
 * Generated from the model's table: for every member of every operation's input, what lies on a boundary passes
 * the check and what lies beyond it is refused with the modelled error and AWS's words.
 */
const emulator = smallEmulator();

async function refusalOf(operation: string, input: unknown): Promise<Record<string, unknown> | undefined> {
  try {
    await emulator.raw(operation, input);
    return undefined;
  } catch (error) {
    return error as Record<string, unknown>;
  }
}

const isConstraint = (refusal: Record<string, unknown> | undefined): boolean =>
  refusal?.name === 'SerializationException' || /validation errors? detected/.test(String(refusal?.message));

describe.each(operationNames.filter((name) => operationFacts(name)?.input !== undefined))(
  '%s',
  (operation) => {
    const shape = operationFacts(operation)?.input ?? '';
    const cases = casesOf(shape);

    test.each(cases.filter(({ expected }) => expected === 'passes'))('takes $label', async ({ input }) => {
      const refusal = await refusalOf(operation, input);
      expect(isConstraint(refusal), String(refusal?.message)).toBe(false);
      expect(refusal?.name).not.toBe('InternalException');
    });

    test.each(cases.filter(({ expected }) => expected === 'wrong type'))(
      'cannot read $label',
      async ({ input }) => {
        expect(await refusalOf(operation, input)).toMatchObject({ name: 'SerializationException' });
      },
    );

    test.each(cases.filter(({ expected }) => expected === 'refused'))('refuses $label', async (wrong) => {
      const refusal = await refusalOf(operation, wrong.input);
      expect(refusal).toMatchObject({
        name: 'InvalidInputException',
        errorCode: inputErrorCode(operation, wrong),
        canRetry: false,
        $metadata: { httpStatusCode: 400 },
      });
      expect(String(refusal?.message)).toMatch(/^1 validation error detected: Value (null|'.*') at '/s);
      expect(String(refusal?.message)).toContain(
        ` at '${wrong.path}' failed to satisfy constraint: Member must`,
      );
      expect(shapeOf('InvalidInputErrorCode').enum).toContain(refusal?.errorCode);
    });
  },
);

/** An input that is right but for one thing, or for nothing. */
interface ConstraintCase {
  readonly label: string;
  readonly input: unknown;
  readonly expected: 'passes' | 'refused' | 'wrong type';
  /** Of what is refused: where, and whether it is the number of items. */
  readonly path: string;
  readonly count: boolean;
}

const UUID = '01234567-89ab-cdef-0123-456789abcdef';

/** A value of a shape that no constraint refuses. */
function sample(name: string): unknown {
  const shape = shapeOf(name);
  const { type, min, required = [] } = shape;
  if (type === 'structure')
    return Object.fromEntries(required.map((member) => [member, memberSample(shape, member)]));
  if (type === 'list') return Array.from({ length: min ?? 0 }, () => sample(shape.member ?? ''));
  if (type === 'string')
    return shape.enum?.[0] ?? (shape.pattern === undefined ? 'x'.repeat(Math.max(min ?? 1, 1)) : UUID);
  if (type === 'integer') return min ?? 1;
  return type === 'boolean' || 1_538_740_800.5;
}

const memberSample = ({ members = {} }: Shape, member: string): unknown => sample(members[member] ?? '');

type Wrap = (value: unknown) => unknown;

function ofList(path: string, shape: Shape, wrap: Wrap): ConstraintCase[] {
  const item = shape.member ?? '';
  const items = (length: number) => Array.from({ length }, () => sample(item));
  const { min, max } = shape;
  const refused = (label: string, value: unknown, count = true): ConstraintCase => ({
    label: `${path}: ${label}`,
    input: wrap(value),
    expected: 'refused',
    path,
    count,
  });
  const taken = (label: string, value: unknown): ConstraintCase => ({
    ...refused(label, value),
    expected: 'passes',
  });
  return [
    ...(min === undefined ? [] : [taken(`${min} items`, items(min))]),
    ...(min ? [refused(`${min - 1} items`, items(min - 1))] : []),
    ...(max === undefined
      ? []
      : [taken(`${max} items`, items(max)), refused(`${max + 1} items`, items(max + 1))]),
    refused('a null item', [null], false),
    { ...refused('a structure', {}), expected: 'wrong type' },
    { ...refused('a text', 'x'), expected: 'wrong type' },
    ...casesIn(item, shapeOf(item).type === 'structure' ? `${path}.1.member` : path, (value) =>
      wrap([value]),
    ),
  ];
}

function ofStructure(
  path: string,
  shape: Shape,
  wrap: Wrap,
  whole: Record<string, unknown>,
): ConstraintCase[] {
  const inner = (member: string) => (path === '' ? member : `${path}.${member}`);
  return [
    { label: `${path} all that is required`, input: wrap(whole), expected: 'passes', path, count: false },
    {
      label: `${path} unknown members`,
      input: wrap({ ...whole, constructor: 1, no: [] }),
      expected: 'passes',
      path,
      count: false,
    },
    { label: `${path} a list in its place`, input: wrap([]), expected: 'wrong type', path, count: false },
    ...(shape.required ?? []).flatMap((member): ConstraintCase[] => {
      const { [member]: _left, ...rest } = whole;
      const missing = { expected: 'refused', path: inner(member), count: false } as const;
      return [
        { label: `no ${inner(member)}`, input: wrap(rest), ...missing },
        { label: `null for ${inner(member)}`, input: wrap({ ...rest, [member]: null }), ...missing },
      ];
    }),
    ...Object.entries(shape.members ?? {}).flatMap(([member, name]) =>
      casesIn(name, inner(member), (value) => wrap({ ...whole, [member]: value })),
    ),
  ];
}

function ofScalar(path: string, shape: Shape, wrap: Wrap): ConstraintCase[] {
  const { type, min, max } = shape;
  const make = (expected: ConstraintCase['expected'], label: string, value: unknown): ConstraintCase => ({
    label: `${path}: ${label}`,
    input: wrap(value),
    expected,
    path,
    count: false,
  });
  if (type === 'timestamp')
    return [
      ...[0, -1, 1_538_740_800.123].map((time) => make('passes', `the time ${time}`, time)),
      ...['2018-10-05T12:00:00Z', '1538740800', 1e300, true, []].map((bad) =>
        make('wrong type', `the time ${JSON.stringify(bad)}`, bad),
      ),
    ];
  const sized = (size: number) => (type === 'integer' ? size : '\u{1F512}'.repeat(size));
  const wrongTypes = type === 'integer' ? ['1', 1.5, 2 ** 31, true, {}] : [1, true, [], {}];
  return [
    ...wrongTypes.map((bad) => make('wrong type', JSON.stringify(bad), bad)),
    ...(min === undefined
      ? []
      : [make('passes', `size ${min}`, sized(min)), make('refused', `size ${min - 1}`, sized(min - 1))]),
    ...(max === undefined
      ? []
      : [make('passes', `size ${max}`, sized(max)), make('refused', `size ${max + 1}`, sized(max + 1))]),
    ...(shape.enum ?? []).map((value) => make('passes', value, value)),
    ...(shape.enum
      ? [
          make('refused', 'another value', 'ANOTHER'),
          make(
            'refused',
            'another case',
            shape.enum[0]?.toLowerCase() === shape.enum[0] ? 'UPPER' : shape.enum[0]?.toLowerCase(),
          ),
        ]
      : []),
    ...(shape.pattern === undefined
      ? []
      : [
          make('passes', 'the pattern', UUID),
          make('refused', 'more than the pattern', `${UUID}0`),
          make('refused', 'upper case', UUID.toUpperCase()),
          make('refused', 'a line more', `${UUID}\n`),
        ]),
  ];
}

function casesIn(name: string, path: string, wrap: Wrap): ConstraintCase[] {
  const shape = shapeOf(name);
  if (shape.type === 'list') return ofList(path, shape, wrap);
  if (shape.type === 'structure')
    return ofStructure(path, shape, wrap, sample(name) as Record<string, unknown>);
  return ofScalar(path, shape, wrap);
}

/** Every boundary of an input's shape: on it, and just beyond it. */
function casesOf(shape: string): readonly ConstraintCase[] {
  return casesIn(shape, '', (value) => value);
}
