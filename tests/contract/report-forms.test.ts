/** The forms of the report for programs: JSON by our published schema, OSCAL by NIST's, in a validator that others use. */
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';
import formats from 'ajv-formats';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { uuidOf } from '../../emulator/hashes';
import { runCommand, temporaryDirectory } from '../support/emulator';
import { projectRoot } from '../support/emulator-process';
import { writeEstate } from '../support/estate.mjs';
import { unzip } from '../support/unzip';

const directory = temporaryDirectory();
const estate = join(directory.path, 'estate');
const recorded = join(projectRoot, 'accounts/recorded-example');
const simulated = join(projectRoot, 'accounts/example');
const SOURCES = { recorded, simulated, estate };
const sources = Object.entries(SOURCES);

beforeAll(() => {
  mkdirSync(estate);
  writeEstate(estate, { accounts: 40, runs: 4, instances: 10, seed: 20190304 });
});
afterAll(directory.remove);

const textOf = (path: string): string => readFileSync(join(projectRoot, path), 'utf8');
const OSCAL_SCHEMA = 'tests/contract/oscal-1.2.1/assessment-results.schema.json';

function validatorOf(path: string): ValidateFunction {
  // NIST's schema has keywords that only say something to people, which the strict mode refuses.
  const ajv = new Ajv({ allErrors: true, strict: false });
  formats.default(ajv);
  return ajv.compile(JSON.parse(textOf(path)) as object);
}

/** What is wrong with a document, as `place: what`. */
function faultsOf(validate: ValidateFunction, document: unknown): readonly string[] {
  validate(document);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath}: ${message}`);
}

const printed = (...args: readonly string[]): string =>
  runCommand('report', ...args, '--by', 'A. Uditor').printed;

describe('the report as JSON', () => {
  const validate = validatorOf('docs/schemas/report.schema.json');

  test.each(sources)('of the %s data is what its published schema says', (_, folder) => {
    const report = JSON.parse(printed(folder, '--format', 'json')) as Record<string, unknown>;
    expect(faultsOf(validate, report)).toEqual([]);
    expect(report['$schema']).toBe('urn:inspector-exclusions-console:schema:report:3');
    expect(report['version']).toBe(3);
  });

  test('the schema refuses what is no report', () => {
    const report = JSON.parse(printed(recorded, '--format', 'json')) as Record<string, unknown>;
    expect(faultsOf(validate, { ...report, more: 1 })).toEqual([': must NOT have additional properties']);
    expect(faultsOf(validate, { ...report, version: 1 })).toEqual(['/version: must be equal to constant']);
    const [run = {}] = report['runs'] as object[];
    expect(faultsOf(validate, { ...report, runs: [{ ...run, gap: 'lost' }] })).toContain(
      '/runs/0/gap: must be equal to one of the allowed values',
    );
    const { checks, ...rest } = report;
    expect(checks).toBeDefined();
    expect(faultsOf(validate, rest)).toEqual([": must have required property 'checks'"]);
  });
});

/** Read by hand from `describe-instances.json`, `list-assessment-run-agents.json` and `list-coverage.json` of the recorded example. */
describe('who the instances of a report are, and what covers them today', () => {
  const instanceOf = (folder: string, id: string): unknown =>
    (JSON.parse(printed(folder, '--format', 'json')) as { instances: { id: string }[] }).instances.find(
      (each) => each.id === id,
    );

  test('is told in JSON, with the service’s own codes and the document', () => {
    expect(instanceOf(recorded, 'i-0c77e1a09b5d2f384')).toMatchObject({
      name: 'web-5',
      autoScalingGroup: null,
      amazonInspector: {
        state: 'not-covered',
        scans: [
          {
            scanType: 'PACKAGE',
            statusCode: 'INACTIVE',
            reason: 'UNSUPPORTED_OS',
            document: 'list-coverage.json',
          },
        ],
      },
    });
    expect(instanceOf(recorded, 'i-05d63b2c2cd80e506')).toMatchObject({
      name: null,
      hostname: null,
      amazonInspector: { state: 'not-in-data', lastScannedAt: null, scans: [] },
    });
    const report = JSON.parse(printed(recorded, '--format', 'json')) as Record<string, unknown>;
    expect(report['amazonInspectorDocuments']).toMatchObject([
      { accountId: '210987654321', region: null, document: 'list-coverage.json' },
    ]);
  });

  test('a fleet says names, and nothing of the present service', () => {
    const report = JSON.parse(printed(simulated, '--format', 'json')) as {
      instances: readonly { name: string | null; amazonInspector: { state: string } }[];
    };
    expect(report.instances.filter(({ name }) => name === null)).toEqual([]);
    expect(new Set(report.instances.map(({ amazonInspector }) => amazonInspector.state))).toEqual(
      new Set(['no-data']),
    );
    expect(printed(simulated)).not.toContain('Amazon Inspector (ListCoverage)');
    expect(printed(simulated)).not.toContain('Amazon Inspector today');
  });

  test('is told in Markdown, on the page and as CSV', () => {
    expect(printed(recorded)).toContain(
      'Of 11 instances that were not fully checked, saved answers of Amazon Inspector (ListCoverage) say: 3 not covered, 1 covered in part, 3 covered, 1 terminated, 3 not in that data.',
    );
    expect(printed(recorded)).toContain('| i-0a1f52c3b7d94e610 | web-3 | acme-web | covered in part |');
    expect(printed(recorded)).toContain('| i-05d63b2c2cd80e506 | – | – | not in that data |');
    const page = printed(recorded, '--format', 'html');
    expect(page.match(/ data-uncovered>/g)).toHaveLength(3);
    expect(page).toContain('i-0a1f52c3b7d94e610 (web-3)');
    const csv = join(directory.path, 'named.csv');
    runCommand('report', recorded, '--format', 'csv', '--out', csv);
    const [head = '', ...rows] = readFileSync(join(directory.path, 'named-instances.csv'), 'utf8').split(
      '\r\n',
    );
    const cellsOf = (line: string) => JSON.parse(`[${line}]`) as readonly string[];
    const cells = cellsOf(rows.find((row) => row.includes('i-0e57a3c9d1b8f2046')) ?? '');
    const cell = (name: string) => cells[cellsOf(head).indexOf(name)];
    expect(['name', 'auto_scaling_group', 'amazon_inspector', 'amazon_inspector_scans'].map(cell)).toEqual([
      'batch-3',
      '',
      'terminated',
      'NETWORK INACTIVE RESOURCE_TERMINATED; PACKAGE INACTIVE RESOURCE_TERMINATED',
    ]);
  });
});

interface Prop {
  readonly name: string;
  readonly value: string;
}
interface Observation {
  readonly uuid: string;
  readonly types: readonly string[];
  readonly description: string;
  readonly props?: readonly Prop[];
  readonly subjects?: readonly { readonly 'subject-uuid': string; readonly title: string }[];
}
interface Result {
  readonly title: string;
  readonly props?: readonly Prop[];
  readonly 'local-definitions'?: {
    readonly 'inventory-items'?: readonly { readonly uuid: string; readonly props: readonly Prop[] }[];
  };
  readonly observations?: readonly Observation[];
  readonly risks?: readonly {
    readonly uuid: string;
    readonly title: string;
    readonly statement: string;
    readonly remediations: readonly { readonly lifecycle: string; readonly description: string }[];
    readonly 'related-observations': readonly { readonly 'observation-uuid': string }[];
  }[];
}
interface Oscal {
  readonly 'assessment-results': {
    readonly metadata: { readonly 'oscal-version': string; readonly props: readonly Prop[] };
    readonly 'import-ap': { readonly href: string };
    readonly results: readonly Result[];
    readonly 'back-matter': {
      readonly resources: readonly {
        readonly uuid: string;
        readonly title: string;
        readonly rlinks?: readonly {
          readonly href: string;
          readonly hashes: readonly { readonly value: string }[];
        }[];
      }[];
    };
  };
}

test('an account of which nothing was saved has a report of either form', () => {
  const folder = join(directory.path, 'nothing');
  mkdirSync(folder);
  cpSync(join(recorded, 'account.json'), join(folder, 'account.json'));
  const zip = join(directory.path, 'nothing.zip');
  expect(runCommand('evidence', folder, '--out', zip)).toMatchObject({ code: 3 });
  const unpacked = join(directory.path, 'unpacked');
  unzip(readFileSync(zip), unpacked);
  const read = (name: string) => JSON.parse(readFileSync(join(unpacked, name), 'utf8')) as unknown;
  const report = read('report.json');
  expect(faultsOf(validatorOf('docs/schemas/report.schema.json'), report)).toEqual([]);
  expect(report).toMatchObject({
    data: 'recorded',
    accounts: [{ name: 'acme-audit', region: '' }],
    runs: [],
  });
  const oscal = read('report.oscal.json') as Oscal;
  expect(faultsOf(validatorOf(OSCAL_SCHEMA), oscal)).toEqual([]);
  expect(oscal['assessment-results'].results.map(({ title }) => title)).toEqual([
    String.raw`acme-audit \(210987654321\), no region`,
  ]);
});

const oscalOf = (...folders: readonly string[]) =>
  JSON.parse(printed(...folders, '--format', 'oscal')) as Oscal;
const valueOf = (props: readonly Prop[] | undefined, name: string) =>
  props?.find((prop) => prop.name === name)?.value;

/** Every identifier that a document gives to something; what refers to others has other names. */
function identifiersIn(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, each]) =>
    name === 'uuid' ? [each as string] : identifiersIn(each),
  );
}

describe('the report as OSCAL assessment results', () => {
  const validate = validatorOf(OSCAL_SCHEMA);

  test('the schema is the one that NIST published', () => {
    expect(createHash('sha256').update(textOf(OSCAL_SCHEMA)).digest('hex')).toBe(
      '4f9e277a177adbcca9527612ce450a33dc6096773fa229d413d801d196c61985',
    );
  });

  test.each(sources)(
    'of the %s data is what NIST’s schema says, and no two things have one identifier',
    (_, folder) => {
      const document = oscalOf(folder);
      expect(faultsOf(validate, document)).toEqual([]);
      expect(document['assessment-results'].metadata['oscal-version']).toBe('1.2.1');
      const identifiers = identifiersIn(document);
      expect(identifiers.length).toBeGreaterThan(20);
      expect(new Set(identifiers).size).toBe(identifiers.length);
    },
  );

  test('NIST’s schema refuses what is not of it', () => {
    const document = oscalOf(recorded);
    const { results, ...rest } = document['assessment-results'];
    expect(results.length).toBeGreaterThan(0);
    expect(faultsOf(validate, { 'assessment-results': rest })).toContain(
      "/assessment-results: must have required property 'results'",
    );
    expect(faultsOf(validate, { 'assessment-results': { ...rest, results: [] } })).toContain(
      '/assessment-results/results: must NOT have fewer than 1 items',
    );
  });

  test('exclusions are observations of instances, recommendations are remediations of risks', () => {
    const [result] = oscalOf(recorded)['assessment-results'].results;
    if (!result) throw new Error('There is no result.');
    const instances = new Map(
      result['local-definitions']?.['inventory-items']?.map(({ uuid, props }) => [
        uuid,
        valueOf(props, 'asset-id'),
      ]),
    );
    const of = (type: string) => (result.observations ?? []).filter(({ types }) => types.includes(type));
    const observations = of('exclusion');
    const report = JSON.parse(printed(recorded, '--format', 'json')) as {
      readonly reasons: readonly {
        readonly exclusions: number;
        readonly checks: number;
        readonly type: string;
      }[];
      readonly gaps: Readonly<Record<string, number>>;
    };
    expect(observations).toHaveLength(report.reasons.reduce((sum, { exclusions }) => sum + exclusions, 0));
    const item = result['local-definitions']?.['inventory-items']?.find(
      ({ props }) => valueOf(props, 'asset-id') === 'i-0a1f52c3b7d94e610',
    );
    expect(item?.props.map(({ name, value }) => `${name}: ${value}`)).toEqual([
      'data: recorded',
      'account: 210987654321',
      'region: eu-west-1',
      'name: web-3',
      'hostname: ip-10-20-2-31.eu-west-1.compute.internal',
      'auto-scaling-group: acme-web',
      'amazon-inspector-scan: NETWORK ACTIVE SUCCESSFUL',
      'amazon-inspector-scan: PACKAGE INACTIVE UNMANAGED_EC2_INSTANCE',
      'asset-id: i-0a1f52c3b7d94e610',
    ]);
    for (const { subjects = [], props } of observations) {
      for (const { 'subject-uuid': uuid, title } of subjects)
        expect(title.replaceAll('\\', '')).toBe(instances.get(uuid));
      expect(valueOf(props, 'data')).toBe('recorded');
      expect(valueOf(props, 'run-arn')).toMatch(/^arn:aws:inspector:eu-west-1:210987654321:/);
    }
    const gaps = Object.values(report.gaps).reduce((sum, runs) => sum + runs, 0);
    expect(of('gap')).toHaveLength(gaps);
    expect(
      of('gap')
        .map(({ description }) => description)
        .join(),
    ).toContain('not in this data');
    const known = new Set(observations.map(({ uuid }) => uuid));
    const risk = result.risks?.find(({ title }) => title === 'Agent not found');
    expect(risk?.statement).toMatch(
      /^14 checks on 5 instances were not completed, 14 of them for this reason/,
    );
    expect(risk?.['related-observations']).toHaveLength(5);
    expect(
      result.risks
        ?.flatMap((each) => each['related-observations'])
        .every((each) => known.has(each['observation-uuid'])),
    ).toBe(true);
    // Two wordings are saved of this type.
    expect(
      risk?.remediations.map(({ lifecycle, description }) => [lifecycle, description.slice(0, 20)]),
    ).toEqual([
      ['recommendation', 'Install or reinstall'],
      ['recommendation', 'Install the agent on'],
    ]);
  });

  test('an identifier is made of the ARN, so that it is the same in every report', () => {
    // RFC 9562, appendix A.4.
    expect(uuidOf('www.example.com', '6ba7b810-9dad-11d1-80b4-00c04fd430c8')).toBe(
      '2ed6657d-e927-568b-95e1-2665a8aea6a2',
    );
    const observed = (document: Oscal) =>
      document['assessment-results'].results.flatMap(
        ({ observations }) => observations?.map(({ uuid }) => uuid) ?? [],
      );
    const account = join(estate, '100000000000');
    const whole = new Set(observed(oscalOf(estate)));
    const part = observed(oscalOf(account));
    expect(part.length).toBeGreaterThan(0);
    expect(part.filter((uuid) => !whole.has(uuid))).toEqual([]);
    expect(observed(oscalOf(account))).toEqual(part);
  });

  test('each document is a resource with its checksum, and the assessment plan that there is not is said', () => {
    const { 'import-ap': plan, 'back-matter': back } = oscalOf(recorded)['assessment-results'];
    const [none, ...documents] = back.resources;
    expect(plan.href).toBe(`#${none?.uuid}`);
    expect(none?.title).toBe('No assessment plan');
    const sum = createHash('sha256')
      .update(readFileSync(join(recorded, 'describe-exclusions-2018.json')))
      .digest('hex');
    expect(documents.flatMap(({ rlinks }) => rlinks ?? [])).toContainEqual({
      href: 'documents/210987654321/describe-exclusions-2018.json',
      hashes: [{ algorithm: 'SHA-256', value: sum }],
    });
  });

  test('what cannot be read, and what is of another kind, is a result of its own', () => {
    const { results } = oscalOf(recorded, simulated)['assessment-results'];
    expect(results.map(({ title }) => title).at(-1)).toBe('What could not be read');
    expect(
      results
        .at(-1)
        ?.observations?.map(({ description }) => description)
        .join(),
    ).toContain('is simulated, and the accounts before it are recorded');
    expect(results.slice(0, -1).map(({ props }) => valueOf(props, 'data'))).toEqual(['recorded']);
    expect(
      oscalOf(simulated)['assessment-results'].results.map(({ props }) => valueOf(props, 'data')),
    ).not.toContain('recorded');
  });
});
