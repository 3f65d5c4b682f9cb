import { expect, test } from 'vitest';
import { EXCLUSION, RUN } from '../../../../tests/support/saved-samples';
import { readYaml } from './yaml-documents';

const values = (source: string) => readYaml(source).map(({ value }) => value);

test('--output yaml gives the answer; dates and ids stay text, numbers are numbers', () => {
  const source = `assessmentRuns:
- arn: ${RUN}
  createdAt: '2019-03-04T10:11:12.035000+00:00'
  completedAt: 2019-03-04T11:11:12+00:00
  dataCollected: true
  durationInSeconds: 3600
  owner: 012345678901
  other: 210987654321
  quoted: '3600'
  nothing: null
failedItems: {}
`;
  expect(values(source)).toEqual([
    {
      assessmentRuns: [
        {
          arn: RUN,
          createdAt: '2019-03-04T10:11:12.035000+00:00',
          completedAt: '2019-03-04T11:11:12+00:00',
          dataCollected: true,
          durationInSeconds: 3600,
          owner: '012345678901',
          other: '210987654321',
          quoted: '3600',
          nothing: null,
        },
      ],
      failedItems: {},
    },
  ]);
});

test('each page of a yaml-stream is a document of its own; several documents are too; a bare list is one', () => {
  const stream = `- exclusionArns:\n  - ${EXCLUSION}\n  nextToken: abc\n- exclusionArns: []\n`;
  expect(readYaml(stream)).toEqual([
    { value: { exclusionArns: [EXCLUSION], nextToken: 'abc' }, line: 1 },
    { value: { exclusionArns: [] }, line: 4 },
  ]);
  expect(values('---\nexclusionArns: []\n---\nexclusions: {}\n')).toEqual([
    { exclusionArns: [] },
    { exclusions: {} },
  ]);
  expect(values(`- ${EXCLUSION}\n`)).toEqual([[EXCLUSION]]);
});

test('the members that say that data is simulated survive', () => {
  expect(
    values('computed: true\nResponseMetadata:\n  HTTPHeaders: {x-exclusions-console-data: simulated}\n'),
  ).toEqual([
    { computed: true, ResponseMetadata: { HTTPHeaders: { 'x-exclusions-console-data': 'simulated' } } },
  ]);
});

test.each([
  ['an alias', 'a: &x [1]\nb: *x\n', 'line 2: has the alias *x; aliases are not read'],
  ['a tag', 'a: 1\nb: !!js/function x\n', 'line 2: is not valid YAML (Unresolved tag'],
  ['a doubled member', 'a: 1\nb: 2\na: 3\n', 'line 3: the member "a" appears twice'],
  ['__proto__', 'a:\n  __proto__: {b: 1}\n', 'line 2: a member is named __proto__'],
  ['a list without an end', 'exclusionArns: [\n', 'line 2: is not valid YAML'],
  ['a deep list', `${'['.repeat(80)}${']'.repeat(80)}`, 'nests deeper than 64 levels'],
  ['a list too deep for the parser', '['.repeat(100_000), 'line 1: nests deeper than 64 levels'],
  ['a map too deep for the parser', `a: b\n${'{a: '.repeat(100_000)}`, 'line 2: nests deeper than 64 levels'],
  [
    'dashes too deep for the parser',
    `a:\n  b\n---\n${'- '.repeat(100_000)}x`,
    'line 4: nests deeper than 64 levels',
  ],
  [
    'blocks too deep for the parser',
    Array.from({ length: 1100 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n'),
    'line 1026: nests deeper than 64 levels',
  ],
])('%s is refused', (_, source, message) => {
  expect(() => values(source)).toThrow(message);
});

test('signs of a flow in a text, and many flows side by side, are no depth', () => {
  const text = '['.repeat(200);
  expect(values(`a: "${text}"\nb: ${'x'.repeat(10)}${text}\n`)).toEqual([
    { a: text, b: `xxxxxxxxxx${text}` },
  ]);
  const flat = Array.from({ length: 100 }, (_, index) => `a${index}: {b: [1]}`).join('\n');
  expect(Object.keys(values(flat)[0] as object)).toHaveLength(100);
});

test('what is read is taken off the budget before anything is parsed', () => {
  expect(() => readYaml('[1, 2, 3]', { left: 39, reason: 'too many' })).toThrow('line 1: too many');
  expect(readYaml('[1, 2, 3]', { left: 40, reason: 'too many' })).toHaveLength(1);
});
