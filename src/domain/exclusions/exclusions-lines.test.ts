import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createLinesReader, createLinesWriter, type LinesItem } from './exclusions-lines';

const RUN = 'arn:aws:inspector:us-west-2:123456789012:target/0-0kFIPusq/template/0-4r1V2mAw/run/0-5PsFUbfs';

const text = fc.constantFrom('Agent not found', 'i-0123', 'i-0124', '', '7', 'arn:x');
const arn = fc.oneof(
  fc.nat().map((number) => `${RUN}/exclusion/0-${number}`),
  // Below another run, as a saved list may name it.
  fc.constantFrom(`${RUN}x/exclusion/0-1`, 'arn:aws:inspector:eu-west-1:1:target/a'),
);
const item: fc.Arbitrary<LinesItem> = fc.oneof(
  fc.record({
    found: fc.record({
      arn,
      title: text,
      description: text,
      recommendation: text,
      scopes: fc.array(fc.record({ key: text, value: text }), { maxLength: 3 }),
      attributes: fc.array(fc.record({ key: text, value: text }, { requiredKeys: ['key'] }), {
        maxLength: 3,
      }),
    }),
  }),
  fc
    .record({ arn, code: fc.constantFrom('ACCESS_DENIED', 'INVALID_ARN'), retryable: fc.boolean() })
    .map((failed) => ({ failed })),
);

test('whatever is written, in parts of any size, is read again in its order', () => {
  fc.assert(
    fc.property(fc.array(fc.array(item, { maxLength: 5 }), { maxLength: 5 }), (parts) => {
      const write = createLinesWriter(RUN);
      const read = createLinesReader(RUN);
      const again = parts.flatMap((part) => read(JSON.parse(write(part))));
      expect(again).toEqual(
        parts.flat().map((each) =>
          'found' in each
            ? {
                arn: each.found.arn,
                found: {
                  ...each.found,
                  attributes: (each.found.attributes ?? []).map(({ key, value }) => ({ key, value })),
                },
              }
            : { arn: each.failed.arn, failed: each.failed },
        ),
      );
    }),
  );
});

test('a text is sent once, read as one string, and what cannot be seen in it is named', () => {
  const found = {
    arn: `${RUN}/exclusion/0-1`,
    title: 'Agent\u202e not found',
    description: 'd',
    recommendation: 'r',
    scopes: [{ key: 'INSTANCE_ID', value: 'i-1' }],
  };
  const write = createLinesWriter(RUN);
  const lines = [write([{ found }, { found }]), write([{ found }])];
  expect(lines.join('').match(/Agent/g)).toHaveLength(1);
  const read = createLinesReader(RUN);
  const titles = lines
    .flatMap((line) => read(JSON.parse(line)))
    .map((each) => 'found' in each && each.found.title);
  expect(titles).toEqual(Array(3).fill('Agent⟨U+202E⟩ not found'));
});

test.each([
  [{ rows: [[0, '0-1']] }],
  [{ rows: [[0, 7]], forms: [['t', 'd', 'r', [], []]] }],
  [{ rows: [[0, '0-1', 9]], forms: [['t', 'd', 'r', ['k'], []]] }],
  [{ rows: [[0, '0-1']], forms: [['t', 'd', 'r', ['k'], []]] }],
  [{ forms: [] }],
  ['text'],
])('%j is no such line', (line) => {
  expect(() => createLinesReader(RUN)(line)).toThrow(TypeError);
});
