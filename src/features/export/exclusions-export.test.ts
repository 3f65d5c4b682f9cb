import { expect, test } from 'vitest';
import type { DataKind } from '../../domain/assessment/account-data';
import { csvOf, markdownOf } from '../../domain/export/exclusions-formats';
import { jsonOf } from './exclusions-export';
import { type ExportSource, type ExportSubject, sheetOf } from './exclusions-export-source';

const TEMPLATE = 'arn:aws:inspector:us-west-2:123456789012:target/0-0kFIPusq/template/0-4r1V2mAw';
const subjects: readonly ExportSubject[] = [
  {
    kind: 'run',
    // Names prove nothing: only the account's kind does.
    name: 'simulated',
    arn: `${TEMPLATE}/run/0-MKkpXXPE`,
    state: 'COMPLETED',
    startedAt: undefined,
    completedAt: undefined,
  },
  { kind: 'preview', name: 'simulated', arn: TEMPLATE, token: '12345678-90ab-cdef-1234-567890abcdef' },
];
const sourceOf = (subject: ExportSubject, dataKind: DataKind | undefined): ExportSource => ({
  account: { id: '123456789012', name: 'recorded' },
  region: 'us-west-2',
  dataKind,
  userName: 'auditor',
  subject,
  exclusions: [
    {
      arn: subject.kind === 'run' ? `${subject.arn}/exclusion/0-JTUOm29Y` : undefined,
      title: 'Agent not found',
      description: 'd',
      recommendation: 'r',
      scopes: [{ key: 'INSTANCE_ID', value: 'i-05d63b2c2cd80e506' }],
      attributes: [],
    },
  ],
  failed: [],
  total: 2,
  complete: true,
  restNotSaved: false,
  remarks: [],
  filter: 'simulated',
  packages: new Map(),
});
const ADDRESS = 'http://127.0.0.1:4570/';

const cases = subjects.flatMap(
  (subject) =>
    [
      [
        subject.kind,
        'simulated',
        'Simulated: computed by an emulator, no evidence about real instances',
        subject,
      ],
      [subject.kind, 'recorded', 'Recorded: saved answers of Amazon Inspector Classic', subject],
      [subject.kind, undefined, 'Not known whether recorded or simulated', subject],
    ] as const,
);

test.each(cases)('each export of a %s says that its data is %s', (_, kind, words, subject) => {
  const source = sourceOf(subject, kind);
  const sheet = sheetOf(source, ADDRESS, 0);
  expect(JSON.parse(jsonOf(source, ADDRESS, 0))).toMatchObject({ $metadata: { data: kind ?? 'unknown' } });
  const [head = '', row = ''] = csvOf(sheet).split('\r\n');
  expect(row.split(',')[head.split(',').indexOf('"data"')]).toBe(`"${kind ?? 'unknown'}"`);
  expect(markdownOf(sheet)).toContain(`- Data: ${words.replace(':', '\\:')}\n`);
  // What the print sheet shows above the exclusions.
  expect(sheet.facts).toContainEqual({ label: 'Data', value: words });
});

test('what is to be known of a list stands in every export', () => {
  const [run] = subjects;
  if (!run) throw new Error('there is a run');
  const remarks = ['The run completed with errors.', '5 of 5 agents were unhealthy when this was saved.'];
  const source = { ...sourceOf(run, 'recorded'), remarks };
  const words = remarks.join(' ');
  expect(JSON.parse(jsonOf(source, ADDRESS, 0))).toMatchObject({ $metadata: { remarks: words } });
  const sheet = sheetOf(source, ADDRESS, 0);
  const [head = '', row = ''] = csvOf(sheet).split('\r\n');
  expect(row.split(',')[head.split(',').indexOf('"remarks"')]).toBe(`"${words}"`);
  expect(markdownOf(sheet)).toContain(`- Remarks: ${words.replaceAll('.', '\\.')}\n`);
  expect(sheet.facts).toContainEqual({ label: 'Remarks', value: words });
  const said = (text: string): boolean => text.includes('Remarks');
  expect(said(markdownOf(sheetOf(sourceOf(run, 'recorded'), ADDRESS, 0)))).toBe(false);
});
