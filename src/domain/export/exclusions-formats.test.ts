import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exportWords } from '../../../tests/support/exclusions';
import { unseenCharacters } from '../../../tests/support/hostile-texts';
import type { Exclusion } from '../assessment/assessment';
import { visibleText } from '../text/safe-text';
import { csvCell, markdownText } from './csv-markdown';
import { csvOf, type ExportSheet, markdownOf, previewJson, runExclusionsJson } from './exclusions-formats';

const nasty = fc.constantFrom(
  '=1+1',
  '+cmd|x',
  '-2',
  '@SUM(A1)',
  "'=x",
  '\t=1',
  ' =1',
  '＝1',
  'a"b',
  'a,b',
  'a\r\nb',
  '| x |',
  '<script>alert(1)</script>',
  '[x](javascript:alert(1))',
  '![x](https://example.org/x.png)',
  'https://example.org/',
  '# heading',
  '`code`',
  '__proto__',
  '&lt;',
  '\\|',
);
const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 20 }), nasty);
const key = fc.constantFrom('INSTANCE_ID', 'RULES_PACKAGE_ARN', 'OTHER');
const exclusion: fc.Arbitrary<Exclusion> = fc.record({
  arn: text,
  title: text,
  description: text,
  recommendation: text,
  scopes: fc.array(fc.record({ key, value: text }), { minLength: 1, maxLength: 4 }),
  attributes: fc.array(fc.record({ key: text, value: fc.option(text, { nil: undefined }) }), {
    maxLength: 3,
  }),
});
const exclusions = fc.uniqueArray(exclusion, { maxLength: 6, selector: ({ arn }) => arn });

const sheetOf = (rows: readonly Exclusion[], fact = 'us-west-2'): ExportSheet => ({
  title: 'Exclusions of weekly',
  facts: [{ label: 'Region', value: fact }],
  columns: [
    ['region', fact],
    ['data', 'simulated'],
  ],
  exclusions: rows,
  every: { packageArns: undefined, instanceIds: undefined },
  packageName: (arn) => `package ${arn}`,
  identities: new Map(),
  words: exportWords,
});

/** RFC 4180, strictly: every record ends in CRLF, every field is quoted. */
function parseCsv(csv: string): string[][] {
  const records: string[][] = [];
  let fields: string[] = [];
  let rest = csv;
  while (rest !== '') {
    const field = /^"((?:[^"]|"")*)"(,|\r\n)/.exec(rest);
    if (!field) throw new Error(`no field: ${rest}`);
    fields.push((field[1] ?? '').replaceAll('""', '"'));
    if (field[2] === '\r\n') {
      records.push(fields);
      fields = [];
    }
    rest = rest.slice(field[0].length);
  }
  return records;
}

/** What a person does by hand: takes the apostrophe away that stands before a formula. */
const unguarded = (cell: string): string =>
  /^'+(?:[\t\r\n]|(?:\s|⟨U\+[0-9A-F]{4,6}⟩)*[=+\-@＋－＝＠])/.test(cell) ? cell.slice(1) : cell;

describe('CSV', () => {
  test('parsed back it is the rows, each with where it is from', () => {
    fc.assert(
      fc.property(exclusions, text, (rows, fact) => {
        const [header = [], ...records] = parseCsv(csvOf(sheetOf(rows, fact)));
        const read = records.map((record) =>
          Object.fromEntries(record.map((cell, index) => [header[index], unguarded(cell)])),
        );
        expect(
          read.map((row) => ({
            arn: row['exclusion_arn'],
            title: row['type'],
            description: row['description'],
            recommendation: row['recommendation'],
            scopes: JSON.parse(row['scopes_json'] ?? '') as unknown,
            attributes: JSON.parse(row['attributes_json'] ?? '') as unknown,
          })),
        ).toEqual(
          (JSON.parse(JSON.stringify(rows)) as (typeof rows)[number][]).map(
            ({ scopes, attributes, ...texts }) => ({
              ...Object.fromEntries(
                Object.entries(texts).map(([name, value]) => [name, visibleText(value ?? '')]),
              ),
              scopes,
              attributes,
            }),
          ),
        );
        for (const row of read)
          expect([row['region'], row['data']]).toEqual([visibleText(fact), 'simulated']);
      }),
    );
  });

  test('no cell begins a formula', () => {
    fc.assert(
      fc.property(exclusions, text, (rows, fact) => {
        for (const cell of parseCsv(csvOf(sheetOf(rows, fact))).flat())
          expect(cell).not.toMatch(/^(?:[\t\r\n]|\s*[=+\-@＋－＝＠])/);
      }),
    );
    expect(csvCell('=HYPERLINK("x")')).toBe('"\'=HYPERLINK(""x"")"');
    expect(csvCell('i-0abc')).toBe('"i-0abc"');
    // The full-width signs, which a spreadsheet takes for the plain ones.
    for (const sign of ['＋', '－', '＝', '＠']) expect(csvCell(`${sign}SUM(A1)`)).toBe(`"'${sign}SUM(A1)"`);
    // What is not seen before a formula is named, and is no formula when the name is taken out again.
    expect(csvCell('\u0000=1')).toBe('"\'⟨U+0000⟩=1"');
    expect(csvCell('\u200B=1')).toBe('"\'⟨U+200B⟩=1"');
    expect(csvCell(' \u202E\u{E0041} @1')).toBe('"\' ⟨U+202E⟩⟨U+E0041⟩ @1"');
    expect(csvCell('\u202Eabc=1')).toBe('"⟨U+202E⟩abc=1"');
  });
});

describe('an exclusion that names no rules package, or no instance', () => {
  const one = (scopes: Exclusion['scopes']): Exclusion => ({
    arn: 'arn:x',
    title: 'Agent not found',
    description: 'd',
    recommendation: 'r',
    scopes,
    attributes: [],
  });
  const rows = [
    one([{ key: 'INSTANCE_ID', value: 'i-0' }]),
    one([{ key: 'RULES_PACKAGE_ARN', value: 'arn:a' }]),
    one([
      { key: 'INSTANCE_ID', value: 'i-0' },
      { key: 'RULES_PACKAGE_ARN', value: 'arn:a' },
    ]),
  ];
  const columns = (sheet: ExportSheet, ...names: readonly string[]): readonly (readonly string[])[] => {
    const [header = [], ...records] = parseCsv(csvOf(sheet));
    return records.map((record) => names.map((name) => record[header.indexOf(name)] ?? `no ${name}`));
  };
  const known: ExportSheet = {
    ...sheetOf(rows),
    every: { packageArns: ['arn:a', 'arn:b'], instanceIds: ['i-0', 'i-1', 'i-2'] },
  };
  const packages = ['rules_packages', 'rules_package_arns', 'every_rules_package'];

  test('names them all in CSV, and says that it was all', () => {
    expect(columns(known, ...packages)).toEqual([
      ['package arn:a; package arn:b', 'arn:a arn:b', 'yes'],
      ['package arn:a', 'arn:a', 'no'],
      ['package arn:a', 'arn:a', 'no'],
    ]);
    expect(columns(known, 'instance_ids', 'every_instance')).toEqual([
      ['i-0', 'no'],
      ['i-0 i-1 i-2', 'yes'],
      ['i-0', 'no'],
    ]);
  });

  test('says that they are not known where they are not, instead of nothing', () => {
    expect(columns(sheetOf(rows), ...packages)[0]).toEqual(['not known', 'not known', 'yes']);
    expect(columns(sheetOf(rows), 'instance_ids', 'every_instance')[1]).toEqual(['not known', 'yes']);
    // A run that lists none has none: that is known.
    const none = { ...known, every: { packageArns: [], instanceIds: [] } };
    expect(columns(none, 'instance_ids', 'every_instance')[1]).toEqual(['', 'yes']);
  });

  test('names them in Markdown', () => {
    expect(markdownOf(known)).toContain('| i-0 | every package\\: package arn:a, package arn:b | arn:x |');
    expect(markdownOf(known)).toContain('| every instance\\: 3 | package arn:a | arn:x |');
    expect(markdownOf(sheetOf(rows))).toContain('| i-0 | every package\\: not known | arn:x |');
  });

  test('but something else, is told as that: whom it concerns nobody can tell', () => {
    const other = { ...known, exclusions: [one([{ key: 'ASSESSMENT_RUN', value: 'x' }])] };
    expect(columns(other, ...packages, 'instance_ids', 'every_instance', 'scopes_json')).toEqual([
      ['not known', 'not known', 'no', 'not known', 'no', '[{"key":"ASSESSMENT_RUN","value":"x"}]'],
    ]);
    expect(markdownOf(other)).toContain('| not known | not known | ASSESSMENT\\_RUN\\=x | arn:x |');
  });
});

/** What CommonMark makes of a text: escapes and character references become the characters. */
const shown = (markdown: string): string =>
  markdown.replaceAll(/\\(.)|&#(\d+);/gu, (_, sign: string | undefined, code: string) =>
    sign === undefined ? String.fromCodePoint(Number(code)) : sign,
  );

describe('Markdown', () => {
  test('a text stays the text that it is, and nothing of it is markup', () => {
    fc.assert(
      fc.property(text, (any) => {
        const markdown = markdownText(any);
        expect(shown(markdown)).toBe(visibleText(any));
        expect(markdown).not.toMatch(/[\r\n]/);
        expect(markdown.replaceAll(/\\.|&#\d+;/gu, '')).not.toMatch(
          /[`*_{}[\]()#+!|<>~&@=^$"?;%]|:\/|\/\/|www\.|(?:^|\s)[-.:]/i,
        );
      }),
    );
    expect(markdownText('i-05d63b2c2cd80e506')).toBe('i-05d63b2c2cd80e506');
    expect(markdownText('- item')).toBe('\\- item');
    expect(markdownText('arn:aws:x:target/0-a')).toBe('arn:aws:x:target/0-a');
    expect(markdownText('http://www.x')).toBe('http\\:\\/\\/www\\.x');
    expect(markdownText('1. a')).toBe('1\\. a');
    expect(markdownText('    code')).toBe('&#32;&#32;&#32;&#32;code');
    expect(markdownText('a\u202Eb\u001B[2J')).toBe('a⟨U\\+202E⟩b⟨U\\+001B⟩\\[2J');
    expect(shown(markdownText('a|b <i> [x](y)'))).toBe('a|b <i> [x](y)');
  });

  test('our own address is a link; what only stands in its place is none', () => {
    const withFact = (value: string): string =>
      markdownOf({ ...sheetOf([]), facts: [{ label: 'Address', value, isAddress: true }] });
    const address = 'http://127.0.0.1:4570/us-west-2/123456789012/runs?find=a%20b&view=page#x';
    expect(withFact(address)).toContain(`- Address: <${address}>\n`);
    for (const other of ['javascript:alert(1)', 'http://x/> <script>', 'http://x/\u202e', 'http://x/ y'])
      expect(withFact(other)).toContain(`- Address: ${markdownText(other)}\n`);
  });

  test('it has one table row per exclusion, with its instances and packages', () => {
    fc.assert(
      fc.property(exclusions, (rows) => {
        const markdown = markdownOf(sheetOf(rows));
        const lines = markdown
          .split('\n')
          .filter((each) => each.startsWith('| ') && !/^\| (?:---|Instance)/.test(each));
        expect(lines.length).toBe(rows.length);
        const arns = lines.map((each) => {
          const cells = each.slice(2, -2).split(/ \| /);
          return shown(cells.at(-1) ?? '');
        });
        expect(arns.toSorted()).toEqual(rows.map(({ arn }) => visibleText(arn ?? '')).toSorted());
      }),
    );
  });

  test('the service’s own links stay links, any other does not become one', () => {
    const [row] = fc.sample(exclusion, 1) as [Exclusion];
    const markdown = markdownOf(
      sheetOf([
        {
          ...row,
          recommendation:
            'See [Agents](https://docs.aws.amazon.com/inspector/a_b.html) and [here](https://example.org/).',
        },
      ]),
    );
    expect(markdown).toContain('[Agents](<https://docs.aws.amazon.com/inspector/a_b.html>)');
    expect(markdown).not.toContain('](https://example.org');
    expect(markdown).toContain('\\[here\\]\\(https\\:');
  });
});

describe('JSON', () => {
  const metadata = { data: 'simulated' } as const;

  test('a run’s is a DescribeExclusions answer', () => {
    fc.assert(
      fc.property(exclusions, (rows) => {
        const failed = [{ arn: 'arn:x', code: 'ACCESS_DENIED', retryable: false }];
        const read = JSON.parse(runExclusionsJson(rows, failed, metadata)) as {
          exclusions: Record<string, Exclusion>;
          failedItems: unknown;
        };
        expect(new Set(Object.keys(read.exclusions))).toEqual(new Set(rows.map(({ arn }) => arn)));
        for (const row of rows) {
          const { attributes, ...rest } = JSON.parse(JSON.stringify(row)) as Exclusion;
          const own = Object.getOwnPropertyDescriptor(read.exclusions, row.arn ?? '')?.value as Exclusion;
          expect(own).toEqual({ ...rest, ...(attributes.length > 0 && { attributes }) });
        }
        expect(read.failedItems).toEqual({ 'arn:x': { failureCode: 'ACCESS_DENIED', retryable: false } });
      }),
    );
  });

  test('what was not saved is not told as a word of the service', () => {
    const failed = [
      { arn: 'arn:unsaved', code: 'ITEM_DOES_NOT_EXIST', retryable: false },
      { arn: 'arn:refused', code: 'ACCESS_DENIED', retryable: false },
    ];
    const refusal = { 'arn:refused': { failureCode: 'ACCESS_DENIED', retryable: false } };
    expect(JSON.parse(runExclusionsJson([], failed, { data: 'recorded' }))).toEqual({
      exclusions: {},
      failedItems: refusal,
      $metadata: { data: 'recorded', notInThisData: ['arn:unsaved'] },
    });
    expect(JSON.parse(runExclusionsJson([], failed, { data: 'simulated' }))).toEqual({
      exclusions: {},
      failedItems: {
        'arn:unsaved': { failureCode: 'ITEM_DOES_NOT_EXIST', retryable: false },
        ...refusal,
      },
      $metadata: { data: 'simulated' },
    });
  });

  test('a preview’s is a GetExclusionsPreview answer that names its template and token', () => {
    const rows = fc.sample(exclusion, 3).map((row) => ({ ...row, arn: undefined }));
    const about = { assessmentTemplateArn: 'arn:t', previewToken: 'token' };
    expect(JSON.parse(previewJson(rows, rows.length, about, metadata))).toMatchObject({
      ...about,
      previewStatus: 'COMPLETED',
      exclusionPreviews: JSON.parse(
        JSON.stringify(rows.map(({ title, scopes }) => ({ title, scopes }))),
      ) as unknown[],
    });
  });
});

test('no form holds a character that nobody sees, and JSON gives it back', () => {
  for (const character of unseenCharacters) {
    const name = `web${character}prod`;
    const rows: readonly Exclusion[] = [
      {
        arn: 'arn:aws:inspector:us-west-2:123456789012:exclusion/0-a',
        title: name,
        description: name,
        recommendation: name,
        scopes: [{ key: 'INSTANCE_ID', value: name }],
        attributes: [{ key: name, value: name }],
      },
    ];
    const json = runExclusionsJson(rows, [], { data: 'simulated' });
    for (const form of [csvOf(sheetOf(rows, name)), markdownOf(sheetOf(rows, name)), json])
      expect(form).not.toContain(character);
    expect(JSON.stringify(JSON.parse(json))).toContain(JSON.stringify(name).slice(1, -1));
  }
});
