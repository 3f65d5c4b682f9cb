import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { TABLES } from '../../emulator/tables/table-schema';
import { projectRoot } from './emulator-process';

/** A row of an answer; whole numbers are numbers. */
export type SqlRow = Readonly<Record<string, string | number | boolean | null>>;

/** The tables in a folder, with the project's views over them, in a DuckDB of this process. */
export async function openTables(folder: string) {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  for (const table of Object.keys(TABLES))
    await connection.run(
      `CREATE VIEW ${table} AS SELECT * FROM read_parquet('${folder}/${table}/*/*/*.parquet', hive_partitioning = true, hive_types = {'account': VARCHAR, 'region': VARCHAR})`,
    );
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
