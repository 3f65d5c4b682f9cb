import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import type { DataKind } from '../../domain/assessment/account-data';
import { csvOf, markdownOf } from '../../domain/export/exclusions-formats';
import { baseName, jsonOf } from './exclusions-export-actions';
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
  identities: new Map(),
  packages: new Map(),
  every: { packageArns: undefined, instanceIds: undefined },
  documents: undefined,
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

test('each export names its sources, who made it with what, and the checksum of its rows', () => {
  const [run] = subjects;
  if (!run) throw new Error('there is a run');
  const document = {
    name: 'exclusions/describe.json',
    path: '$',
    bytes: 12,
    sha256: 'ab'.repeat(32),
    answeredAt: undefined,
  };
  const source = { ...sourceOf(run, 'recorded'), documents: [document, { ...document, path: 'line 2: $' }] };
  const json = JSON.parse(jsonOf(source, ADDRESS, 0)) as {
    readonly exclusions: Readonly<Record<string, object>>;
    readonly $metadata: Readonly<Record<string, unknown>>;
  };
  const { sources, rows_sha256: checksum, exported_by: by, program } = json.$metadata;
  const { answeredAt: _time, ...told } = document;
  expect(sources).toEqual([told, { ...told, path: 'line 2: $' }]);
  expect(by).toBe('auditor');
  expect(program).toMatch(/^inspector-exclusions-console \d/);
  // As anybody makes it of the file: jq -cj '[.exclusions[]]' FILE | sha256sum
  const rows = JSON.stringify(Object.values(json.exclusions));
  expect(checksum).toBe(createHash('sha256').update(rows).digest('hex'));

  const named = `${document.name} (${document.sha256})`;
  const sheet = sheetOf(source, ADDRESS, 0);
  expect(sheet.facts.map(({ value }) => value)).toEqual(
    expect.arrayContaining([named, checksum, 'auditor', program]),
  );
  const [head = '', row = ''] = csvOf(sheet).split('\r\n');
  const cell = (name: string) => row.split(',')[head.split(',').indexOf(`"${name}"`)];
  expect([cell('sources'), cell('rows_sha256'), cell('exported_by')]).toEqual([
    `"${named}"`,
    `"${String(checksum)}"`,
    '"auditor"',
  ]);
  // A line of a hundred thousand names them only where they are few.
  const many = Array.from({ length: 21 }, (_, at) => ({ ...document, name: `${at}.json` }));
  const long = csvOf(sheetOf({ ...source, documents: many }, ADDRESS, 0));
  expect(long).toContain('"21 documents, which the Markdown and the JSON of this export name"');

  // What nobody tells is said; what is computed rests on none.
  const unknown = markdownOf(sheetOf({ ...source, documents: [] }, ADDRESS, 0));
  expect(unknown).toContain('The endpoint does not tell its documents');
  expect(markdownOf(sheetOf(sourceOf(run, 'simulated'), ADDRESS, 0))).toContain('computed by the emulator');
});

test('what “every one” stands for stands once in every export, also where it is not known', () => {
  const [run] = subjects;
  if (!run) throw new Error('there is a run');
  const packages = new Map([['arn:cve', { name: 'Common Vulnerabilities and Exposures-1.1' }]]);
  const every = { packageArns: ['arn:cve'], instanceIds: undefined };
  const source = { ...sourceOf(run, 'recorded'), packages, every };
  const label = '“Every rules package” stands for';
  const fact = (of: ExportSource) =>
    sheetOf(of, ADDRESS, 0).facts.find((each) => each.label === label)?.value;
  expect(fact(source)).toBe('Common Vulnerabilities and Exposures-1.1');
  expect(fact(sourceOf(run, 'recorded'))).toBe('not known');
  expect(JSON.parse(jsonOf(source, ADDRESS, 0))).toMatchObject({
    $metadata: { all_rules_packages: 'Common Vulnerabilities and Exposures-1.1' },
  });
  // It names its instance: there is nothing to say of every one.
  expect(csvOf(sheetOf(source, ADDRESS, 0))).not.toContain('all_instances');
});

test('a file is called after the account, the run and its day, and ends with what the import knows it by', () => {
  const [run, preview] = subjects;
  if (run?.kind !== 'run' || !preview) throw new Error('there are both');
  const of = (subject: ExportSubject) => baseName(sourceOf(subject, 'recorded'), Date.UTC(2026, 4, 21));
  expect(of({ ...run, name: 'web prod weekly', startedAt: Date.UTC(2019, 2, 4) })).toBe(
    'exclusions.recorded-123456789012.web-prod-weekly.2019-03-04.0-MKkpXXPE',
  );
  expect(of(preview)).toBe(
    'exclusions-preview.recorded-123456789012.simulated.2026-05-21.0-4r1V2mAw.12345678-90ab-cdef-1234-567890abcdef',
  );
});

test('who the instances are stands beside their ids in every export, and what is not known does not', () => {
  const [run] = subjects;
  if (!run) throw new Error('there is a run');
  const id = 'i-05d63b2c2cd80e506';
  const unnamed = sourceOf(run, 'recorded');
  const identity = {
    id,
    name: '=web, 1',
    hostname: undefined,
    autoScalingGroup: 'web-prod',
    tags: new Map(),
    allTags: false,
  };
  const source = { ...unnamed, identities: new Map([[id, identity]]) };
  expect(JSON.parse(jsonOf(source, ADDRESS, 0))).toMatchObject({
    $metadata: { instances: [{ id, name: '=web, 1', autoScalingGroup: 'web-prod' }] },
  });
  expect(jsonOf(unnamed, ADDRESS, 0)).not.toContain('"instances"');
  const csv = csvOf(sheetOf(source, ADDRESS, 0));
  expect(csv).toContain(
    '"instance_ids","every_instance","instance_names","host_names","auto_scaling_groups"',
  );
  // Also a name that a spreadsheet would take for a formula.
  expect(csv).toContain(`"${id}","no","'=web, 1","","web-prod"`);
  expect(markdownOf(sheetOf(source, ADDRESS, 0))).toContain('| i-05d63b2c2cd80e506 \\(\\=web, 1\\) |');
  expect(markdownOf(sheetOf(unnamed, ADDRESS, 0))).toContain('| i-05d63b2c2cd80e506 |');
});

test('what a type costs stands in every export, and where it is not known that it is not', () => {
  const [run] = subjects;
  if (!run) throw new Error('there is a run');
  const unknown = sourceOf(run, 'recorded');
  const known = { ...unknown, every: { packageArns: ['arn:cve', 'arn:cis'], instanceIds: undefined } };
  expect(JSON.parse(jsonOf(known, ADDRESS, 0))).toMatchObject({
    $metadata: {
      all_checks: '2 checks',
      types: [{ type: 'Agent not found', exclusions: 1, checks: 2, checksInPart: 0 }],
    },
  });
  expect(csvOf(sheetOf(known, ADDRESS, 0))).toContain('"yes","2","0"');
  expect(markdownOf(sheetOf(known, ADDRESS, 0))).toContain('## Agent not found (2 checks, 1 exclusion)\n');
  expect(sheetOf(known, ADDRESS, 0).facts).toContainEqual({
    label: 'Checks not completed by these',
    value: '2 checks',
  });

  const { $metadata } = JSON.parse(jsonOf(unknown, ADDRESS, 0)) as { readonly $metadata: object };
  expect($metadata).toMatchObject({ types: [{ type: 'Agent not found', exclusions: 1 }] });
  expect(JSON.stringify($metadata)).not.toContain('"checks"');
  expect(csvOf(sheetOf(unknown, ADDRESS, 0))).toContain('"yes","not known","not known"');
  expect(markdownOf(sheetOf(unknown, ADDRESS, 0))).toContain('## Agent not found (1 exclusion)\n');
});
