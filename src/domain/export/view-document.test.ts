import { expect, test } from 'vitest';
import { checkedText, csvOfTable, jsonOfView, markdownOfView, type ViewDocument } from './view-document';

const view: ViewDocument = {
  title: 'Instances | all',
  facts: [
    ['account', 'Account', 'acme (123456789012)'],
    ['rows_sha256', 'SHA-256', 'ab'],
  ],
  tables: [
    {
      name: 'Instances',
      columns: ['Instance', 'Runs'],
      rows: [
        ['i-0a1', 3],
        ['=1+1', null],
      ],
    },
    { name: 'Nothing', columns: ['A'], rows: [] },
  ],
};

test('Markdown shows just the characters of every table, after what the view says of itself', () => {
  expect(markdownOfView(view)).toBe(
    [
      '# Instances \\| all',
      '',
      '- Account: acme \\(123456789012\\)',
      '- SHA-256: ab',
      '',
      '## Instances',
      '',
      '| Instance | Runs |',
      '| --- | --- |',
      '| i-0a1 | 3 |',
      '| \\=1\\+1 |  |',
      '',
      '## Nothing',
      '',
      '| A |',
      '| --- |',
      '',
    ].join('\n'),
  );
});

test('CSV has a line for each row, which says whose it is and is no formula', () => {
  const [table] = view.tables;
  if (!table) throw new Error('no table');
  expect(csvOfTable(table, view.facts).split('\r\n')).toEqual([
    '"Instance","Runs","account","rows_sha256"',
    '"i-0a1","3","acme (123456789012)","ab"',
    `"'=1+1","","acme (123456789012)","ab"`,
    '',
  ]);
});

test('JSON keeps numbers and what is not known; the checksum is of the tables', () => {
  const read = JSON.parse(jsonOfView(view)) as { readonly tables: readonly { readonly rows: unknown }[] };
  expect(read).toMatchObject({ title: 'Instances | all', account: 'acme (123456789012)' });
  expect(read.tables[0]?.rows).toEqual([
    { Instance: 'i-0a1', Runs: 3 },
    { Instance: '=1+1', Runs: null },
  ]);
  expect(checkedText(view.tables)).toBe(JSON.stringify(view.tables));
});
