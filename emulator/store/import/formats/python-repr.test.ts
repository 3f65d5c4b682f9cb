import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readPython } from './python-repr';
import { EXCLUSION, RUN } from '../../../../tests/support/saved-samples';

const values = (source: string) => readPython(source).map(({ value }) => value);

test('print(response) of boto3', () => {
  const source = `{'exclusionArns': ['${EXCLUSION}'], 'ResponseMetadata': {'RequestId': '8a-1', 'HTTPStatusCode': 200, 'HTTPHeaders': {'date': 'Mon, 04 Mar 2019 10:11:12 GMT', 'x-exclusions-console-data': 'simulated'}, 'RetryAttempts': 0}}`;
  expect(values(source)).toEqual([
    {
      exclusionArns: [EXCLUSION],
      ResponseMetadata: {
        RequestId: '8a-1',
        HTTPStatusCode: 200,
        HTTPHeaders: { date: 'Mon, 04 Mar 2019 10:11:12 GMT', 'x-exclusions-console-data': 'simulated' },
        RetryAttempts: 0,
      },
    },
  ]);
});

test('pprint breaks long texts into several, in parentheses', () => {
  const source = `{'exclusions': {'${EXCLUSION}': {'description': 'The agent was '
                                            "not found; it's gone",
                             'recommendation': ('Install '
                                                'it.'),
                             'scopes': (1,)}}}`;
  expect(values(source)).toEqual([
    {
      exclusions: {
        [EXCLUSION]: {
          description: "The agent was not found; it's gone",
          recommendation: 'Install it.',
          scopes: [1],
        },
      },
    },
  ]);
});

test.each([
  ['datetime.datetime(2019, 3, 4, 10, 11, 12, 35000, tzinfo=tzutc())', '2019-03-04T10:11:12.035000Z'],
  ['datetime.datetime(2019, 3, 4, 10, 11, tzinfo=datetime.timezone.utc)', '2019-03-04T10:11:00Z'],
  ['datetime.datetime(2019, 12, 14, 10, 11, 12, tzinfo=tzlocal())', '2019-12-14T10:11:12'],
  ['datetime.datetime(2019, 12, 14, 10, 11, 12)', '2019-12-14T10:11:12'],
  ['datetime.datetime(2019, 12, 14, 10, 11, 12, tzinfo=tzoffset(None, 3600))', '2019-12-14T10:11:12'],
])('%s', (date, iso) => {
  expect(values(`{'createdAt': ${date}}`)).toEqual([{ createdAt: iso }]);
});

test('texts, numbers and constants of Python 2 and 3; several values one after the other', () => {
  expect(
    values(
      `[u'a', "it's", 'q"\\'\\\\', '\\x41\\u00e9\\U0001f600\\n\\101', 86400L, -1.5e3, True, False, None]\n{}`,
    ),
  ).toEqual([['a', "it's", 'q"\'\\', 'Aé😀\nA', 86400, -1500, true, false, null], {}]);
  expect(readPython(`{}\n\n['${RUN}']`)).toEqual([
    { value: {}, line: 1 },
    { value: [RUN], line: 3 },
  ]);
});

/** Text as Python's repr writes it: in double quotes only where it has a single quote and no double one. */
function repr(value: unknown): string {
  if (value === null) return 'None';
  if (value === true) return 'True';
  if (value === false) return 'False';
  if (typeof value === 'string') {
    const quote = value.includes("'") && !value.includes('"') ? '"' : "'";
    const inside = Array.from(value, (sign) => {
      if (sign === '\\' || sign === quote) return `\\${sign}`;
      const code = sign.codePointAt(0) ?? 0;
      if (code < 32 || (code > 126 && code < 161)) return `\\x${code.toString(16).padStart(2, '0')}`;
      return sign;
    });
    return `${quote}${inside.join('')}${quote}`;
  }
  if (Array.isArray(value)) return `[${value.map(repr).join(', ')}]`;
  if (typeof value === 'object')
    return `{${Object.entries(value)
      .map(([key, item]) => `${repr(key)}: ${repr(item)}`)
      .join(', ')}}`;
  return typeof value === 'number' ? String(value) : '';
}

test('whatever Python prints of texts, numbers, lists and dictionaries is read back', () => {
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      fc.string({ unit: 'binary' }),
      fc.integer(),
      fc.boolean(),
      fc.constant(null),
      fc.array(tie('value'), { maxLength: 4 }),
      fc.dictionary(
        fc.string({ unit: 'binary' }).filter((key) => key !== '__proto__'),
        tie('value'),
        { maxKeys: 4, noNullPrototype: true },
      ),
    ),
  }));
  fc.assert(
    fc.property(fc.array(value), (list) => {
      expect(values(repr(list))).toEqual([list]);
    }),
  );
});

test.each([
  ["{'a': 1", 'line 1: the file is cut off'],
  ["{'a': 1,\n'a': 2}", 'line 2: the member "a" appears twice'],
  ["{'__proto__': 1}", 'a member is named __proto__'],
  ["{'a': __import__('os').system('x')}", 'line 1: has __import__, which is no value that is read'],
  ["{'a': <object at 0x7f>}", 'has no value here'],
  ['[1 2]', 'has neither a comma nor ]'],
  ["['\\q']", 'has an escape that Python does not print'],
  ["['\\U00110000']", 'has an escape that Python does not print'],
  ["{'a': datetime.datetime(2019)}", 'has a date that cannot be read'],
  ['['.repeat(100_000), 'nests deeper than 64 levels'],
  ["['abc", 'has no value here'],
])('%s is refused', (source, message) => {
  expect(() => values(source)).toThrow(message);
});
