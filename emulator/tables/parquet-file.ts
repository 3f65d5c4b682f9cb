import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import {
  type BasicType,
  type ColumnSource,
  fileWriter,
  ParquetWriter,
  schemaFromColumnData,
} from 'hyparquet-writer';
import type { ColumnSpec, ColumnType, TableRow } from './table-schema';

/** Rows of a row group: what is held in memory before it is written. */
const GROUP = 100_000;

/** Parquet's name for a type of column, and how a value is handed over. */
interface ParquetType {
  readonly name: BasicType;
  readonly convert: (value: string | number | boolean) => unknown;
}

const TYPES: Readonly<Record<ColumnType, ParquetType>> = {
  text: { name: 'STRING', convert: String },
  whole: { name: 'INT64', convert: BigInt },
  truth: { name: 'BOOLEAN', convert: Boolean },
  time: { name: 'TIMESTAMP', convert: (value) => new Date(Number(value)) },
};

/** A Parquet file that is written as it grows, in a folder that has its name when all is written. */
export class ParquetFile {
  rows = 0;
  private readonly columns: readonly ColumnSpec[];
  private readonly writer: ParquetWriter;
  private group: unknown[][];

  constructor(path: string, columns: readonly ColumnSpec[], metadata: Readonly<Record<string, string>>) {
    this.columns = columns;
    this.group = columns.map(() => []);
    mkdirSync(dirname(path), { recursive: true });
    this.writer = new ParquetWriter({
      writer: fileWriter(path),
      schema: schemaFromColumnData({ columnData: this.columnData() }),
      createdBy: metadata['program'] ?? '',
      kvMetadata: Object.entries(metadata).map(([key, value]) => ({ key, value })),
    });
  }

  add(row: TableRow): void {
    for (const [index, [, type]] of this.columns.entries()) {
      const value = row[index] ?? null;
      this.group[index]?.push(value === null ? null : TYPES[type].convert(value));
    }
    this.rows += 1;
    if (this.rows % GROUP === 0) this.write();
  }

  finish(): void {
    if (this.rows % GROUP > 0) this.write();
    void this.writer.finish();
  }

  private columnData(): ColumnSource[] {
    return this.columns.map(([name, type, nullable], index) => ({
      name,
      type: TYPES[type].name,
      nullable: nullable !== undefined,
      data: this.group[index] ?? [],
    }));
  }

  private write(): void {
    // To a file it is written at once: there is nothing to wait for.
    void this.writer.write({ columnData: this.columnData(), rowGroupSize: GROUP });
    this.group = this.columns.map(() => []);
  }
}
