import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { TABLES } from '../../emulator/tables/table-schema';
import { projectRoot } from '../support/emulator-process';
import { runCommand as run, temporaryDirectory } from '../support/emulator';
import { type EstateTruth, writeEstate } from '../support/estate.mjs';

/** A row of an answer; whole numbers are numbers. */
type SqlRow = Readonly<Record<string, string | number | boolean | null>>;

/** One table of a folder as DuckDB reads it. */
const viewOf = (folder: string, table: string): string =>
  `CREATE VIEW ${table} AS SELECT * FROM read_parquet('${folder}/${table}/*/*/*.parquet', hive_partitioning = true, hive_types = {'account': VARCHAR, 'region': VARCHAR})`;

/** The tables in a folder, with the project's views over them, in a DuckDB of this process. */
async function openTables(folder: string) {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  for (const table of Object.keys(TABLES)) await connection.run(viewOf(folder, table));
  const views = readFileSync(join(projectRoot, 'docs/tables.sql'), 'utf8');
  for (const statement of views.split(/;\n/)) if (/\S/.test(statement)) await connection.run(statement);
  return {
    async rows(sql: string): Promise<readonly SqlRow[]> {
      const reader = await connection.runAndReadAll(sql);
      return reader
        .getRowObjects()
        .map((row) =>
          Object.fromEntries(
            Object.entries(row).map(([name, value]) => [
              name,
              typeof value === 'bigint' ? Number(value) : (value as string | number | boolean | null),
            ]),
          ),
        );
    },
    close(): void {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

const directory = temporaryDirectory();
const estate = join(directory.path, 'estate');
const out = join(directory.path, 'tables');

interface Report {
  readonly checks: Readonly<Record<string, number>>;
  readonly gaps: Readonly<Record<string, number>>;
  readonly reasons: readonly Readonly<Record<string, string | number>>[];
  readonly months: readonly {
    readonly month: string;
    readonly runs: number;
    readonly runsOfUnknownScope: number;
    readonly checks: Readonly<Record<string, number>>;
  }[];
  readonly instances: readonly Readonly<Record<string, string | number>>[];
  readonly runs: readonly unknown[];
}

/** The figures of the report, in the names and the order of the views. */
function figuresOf(folder: string) {
  const report = JSON.parse(run('report', folder, '--format', 'json').printed) as Report;
  const { inScope, checked, notCompleted, partly, notEvaluated, notKnown } = report.checks;
  return {
    totals: [
      {
        in_scope: inScope,
        checked,
        not_completed: notCompleted,
        partly,
        not_evaluated: notEvaluated,
        not_known: notKnown,
      },
    ],
    gaps: Object.entries(report.gaps)
      .map(([gap, runs]) => ({ gap, runs }))
      .toSorted((a, b) => (a.gap < b.gap ? -1 : 1)),
    reasons: report.reasons
      .map(({ type, title, exclusions, runs, instances, checks, completes }) => ({
        type,
        title,
        exclusions,
        runs,
        instances,
        checks,
        completes,
      }))
      .toSorted((a, b) => (String(a.type) < String(b.type) ? -1 : 1)),
    instances: report.instances
      .map((each) => ({
        place: `${each['accountId']} ${each['region']} ${each['id']}`,
        runs: each['runs'],
        fully_checked: each['fullyChecked'],
        not_fully_checked: each['notFullyChecked'],
        runs_not_known: each['notKnown'],
      }))
      .toSorted((a, b) => (a.place < b.place ? -1 : 1)),
    months: report.months.map(({ month, runs, runsOfUnknownScope, checks }) => ({
      month,
      runs,
      runs_of_unknown_scope: runsOfUnknownScope,
      in_scope: checks['inScope'],
      not_completed: checks['notCompleted'],
      not_known: checks['notKnown'],
    })),
  };
}

async function figuresInSql(folder: string) {
  const tables = await openTables(folder);
  try {
    return {
      totals: await tables.rows('SELECT * FROM coverage_totals'),
      gaps: await tables.rows(
        'SELECT gap, CAST(sum(runs) AS BIGINT) AS runs FROM coverage_gaps WHERE gap IS NOT NULL AND told IS NULL GROUP BY gap ORDER BY gap',
      ),
      reasons: await tables.rows('SELECT * FROM coverage_reasons ORDER BY type'),
      instances: await tables.rows(
        `SELECT account || ' ' || region || ' ' || instance_id AS place, runs, fully_checked, not_fully_checked, runs_not_known
         FROM coverage_instances ORDER BY place`,
      ),
      months: await tables.rows('SELECT * FROM coverage_months ORDER BY month'),
    };
  } finally {
    tables.close();
  }
}

const COVERED_TODAY = 'Is it covered today?';

/** The queries of `docs/questions.md` by their questions: each question has one. */
function documentedQueries(): ReadonlyMap<string, string> {
  const text = readFileSync(join(projectRoot, 'docs/questions.md'), 'utf8');
  const queries = text.split(/^## /m).flatMap((section): (readonly [string, string])[] => {
    const sql = /^```sql\n(.*?)^```/ms.exec(section)?.[1];
    return sql === undefined ? [] : [[section.split('\n')[0] ?? '', sql]];
  });
  expect(queries).toHaveLength(11);
  expect(text.match(/^## /gm)).toHaveLength(11);
  return new Map(queries);
}

describe('an estate of 40 accounts in two regions', () => {
  let truth: EstateTruth;
  let tables: Awaited<ReturnType<typeof openTables>>;
  beforeAll(async () => {
    mkdirSync(estate);
    truth = writeEstate(estate, { accounts: 40, runs: 4, instances: 10, seed: 20190304 });
    expect(run('tables', estate, '--out', out)).toMatchObject({ code: 0, complaints: '' });
    tables = await openTables(out);
  });
  afterAll(() => tables.close());

  test('DuckDB gives the figures of the report, one by one', async () => {
    expect(await figuresInSql(out)).toEqual(figuresOf(estate));
  });

  test('DuckDB gives the answers that were counted apart', async () => {
    const never = await tables.rows(
      `SELECT account || ' ' || region || ' ' || instance_id AS place FROM coverage_instances
       WHERE never_fully_checked ORDER BY place`,
    );
    expect(never.map(({ place }) => place)).toEqual(truth.never);
    expect(
      await tables.rows('SELECT title AS name, checks AS count FROM coverage_reasons ORDER BY checks DESC'),
    ).toEqual(truth.reasons);
    expect(
      await tables.rows(
        'SELECT title AS name, completes AS count FROM coverage_reasons ORDER BY completes DESC',
      ),
    ).toEqual(truth.fixes);
  });

  test('each documented question is answered, also what changed from one run to the next', async () => {
    const queries = documentedQueries();
    for (const [question, sql] of queries)
      // The estate has no answer of Amazon Inspector's: nothing in it is known not to be covered.
      expect((await tables.rows(sql)).length > 0, question).toBe(question !== COVERED_TODAY);
    const changed = await tables.rows(queries.get('What changed from one run to the next?') ?? '');
    const titles = new Map(
      (await tables.rows('SELECT type, title FROM exclusion_titles')).map(({ type, title }) => [type, title]),
    );
    const fresh = changed.map((row) => {
      const [, , , region = '', account = ''] = String(row['template_arn']).split(':');
      const { instance_id: instance, rules_package_arn: rulesPackage, type } = row;
      return [account, region, instance, rulesPackage, titles.get(type ?? null)].join(' ');
    });
    expect(fresh.toSorted((a, b) => (a < b ? -1 : 1))).toEqual(truth.fresh);
  });
});

test.each(['recorded-example', 'example'])('the figures of %s are the report’s as well', async (name) => {
  const folder = join(projectRoot, 'accounts', name);
  const into = join(directory.path, name);
  expect(run('tables', folder, '--out', into).code).toBe(0);
  expect(await figuresInSql(into)).toEqual(figuresOf(folder));
});

test('the instances that were not checked then and are not covered now are those that were read by hand', async () => {
  const into = join(directory.path, 'today');
  expect(run('tables', join(projectRoot, 'accounts/recorded-example'), '--out', into).code).toBe(0);
  const tables = await openTables(into);
  try {
    const found = await tables.rows(documentedQueries().get(COVERED_TODAY) ?? '');
    expect(
      found.map(({ instance_id, name, amazon_inspector_scans }) => [
        instance_id,
        name,
        amazon_inspector_scans,
      ]),
    ).toEqual([
      ['i-0c77e1a09b5d2f384', 'web-5', 'PACKAGE INACTIVE UNSUPPORTED_OS'],
      [
        'i-07c1e9b5d3f8a2640',
        'batch-1',
        'NETWORK INACTIVE EXCLUDED_BY_TAG; PACKAGE INACTIVE EXCLUDED_BY_TAG',
      ],
      ['i-0b92f4d6e8a1c3570', 'batch-2', 'PACKAGE INACTIVE UNMANAGED_EC2_INSTANCE'],
    ]);
    const others = await tables.rows(
      `SELECT instance_id, name, auto_scaling_group, amazon_inspector FROM instances
       WHERE instance_id IN ('i-0a1f52c3b7d94e610', 'i-05d63b2c2cd80e506') ORDER BY instance_id`,
    );
    expect(others.map((row) => Object.values(row))).toEqual([
      ['i-05d63b2c2cd80e506', null, null, 'not-in-data'],
      ['i-0a1f52c3b7d94e610', 'web-3', 'acme-web', 'partly'],
    ]);
  } finally {
    tables.close();
  }
});

test('what the data says is there and does not hold is a row, and in the view of all gaps', async () => {
  const folder = join(directory.path, 'part');
  const into = join(directory.path, 'part-tables');
  const arn = 'arn:aws:inspector:us-west-2:111122223333:target/0-Target01/template/0-Templ001/run/0-Run00001';
  mkdirSync(join(folder, '111122223333'), { recursive: true });
  mkdirSync(join(folder, '444455556666'));
  writeFileSync(
    join(folder, '111122223333', 'list.json'),
    JSON.stringify({ assessmentRunArns: [arn], nextToken: 'more' }),
  );
  writeFileSync(join(folder, '444455556666', 'account.json'), '{"id": "444455556666"}');
  expect(run('tables', folder, '--out', into)).toMatchObject({ code: 0, complaints: '' });
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  for (const table of ['runs', 'data_gaps']) await connection.run(viewOf(into, table));
  const views = readFileSync(join(projectRoot, 'docs/tables.sql'), 'utf8').split(/;\n/);
  await connection.run(views.find((each) => each.includes('VIEW coverage_gaps')) ?? '');
  const told = 'Of a list of runs only a part is in this data: list.json.';
  const nothing = 'Nothing of any region of account 444455556666 is in this data: nothing is known of runs.';
  const rowsOf = async (sql: string) =>
    (await connection.runAndReadAll(sql)).getRows().map((row) => row.map((cell) => cell && String(cell)));
  expect(
    await rowsOf(
      `SELECT account, region, kind, things, document, template_arn, name, runs, known, "count", code, told
       FROM data_gaps ORDER BY account`,
    ),
  ).toEqual([
    [
      '111122223333',
      'us-west-2',
      'part-of-list',
      'run',
      'list.json',
      null,
      null,
      null,
      null,
      null,
      null,
      told,
    ],
    ['444455556666', 'all', 'no-region', null, null, null, null, null, null, null, null, nothing],
  ]);
  expect(await rowsOf('SELECT account, gap, runs, told FROM coverage_gaps ORDER BY account, told')).toEqual([
    ['111122223333', 'part-of-list', null, told],
    ['111122223333', 'not-in-this-data', '1', null],
    ['444455556666', 'no-region', null, nothing],
  ]);
  connection.closeSync();
  instance.closeSync();
});

test('what cannot be done is said', () => {
  expect(run('tables', estate).complaints).toContain('tables needs --out with the folder to make');
  expect(run('tables', '--out', join(directory.path, 'x')).complaints).toContain(
    'at least one folder or store',
  );
  expect(run('tables', estate, '--out', out)).toMatchObject({ code: 1 });
  expect(run('tables', estate, '--out', out).complaints).toContain('is not empty');
  expect(run('tables', join(directory.path, 'none'), '--out', join(directory.path, 'y'))).toMatchObject({
    code: 1,
  });
  expect(existsSync(join(directory.path, 'x'))).toBe(false);
});
