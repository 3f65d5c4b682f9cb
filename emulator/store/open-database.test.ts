import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { APPLICATION_ID, connect, MIGRATIONS } from './database';
import { exclusionStore } from './exclusions';
import { createDatabase, openDatabase } from './open-database';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'database-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const file = () => join(folder, 'store.db');
const tables =
  "select group_concat(name) from (select name from sqlite_master where type = 'table' order by name)";

/** The exclusions of a run: two of one title, one of another with a sign that JSON escapes, and one that is only listed. */
const EXCLUSIONS = [
  JSON.stringify({ title: 'Agent not found' }),
  JSON.stringify({ title: 'A "quoted" title\0' }),
  JSON.stringify({ title: 'Agent not found' }),
  null,
];

/** Makes a store as an earlier version left it: the schema's first steps, and a row that is not to be lost. */
function storeOfVersion(version: number): void {
  const database = connect(file());
  for (const step of MIGRATIONS.slice(0, version)) database.execute(step);
  database.execute(`pragma application_id = ${APPLICATION_ID}; pragma user_version = ${version}`);
  if (version > 0) database.execute("insert into setting values ('kept', '1')");
  if (version === 1)
    database.execute("insert into document values ('fleet', 'fleet', 2, 'a checksum', 0, '{}')");
  if (version > 0 && version < 4)
    for (const [position, body] of EXCLUSIONS.entries())
      database.run('insert into exclusion values (?, ?, ?, ?)', 'run', position + 1, `arn ${position}`, body);
  database.close();
}

test.each(MIGRATIONS.map((_step, version) => version))(
  'a store of version %i is brought up to date when it is opened, and keeps what it holds',
  (version) => {
    storeOfVersion(version);
    const opened = openDatabase(file());
    expect(opened.first('pragma user_version')).toEqual([MIGRATIONS.length]);
    const fresh = createDatabase(':memory:');
    expect(opened.first(tables)).toEqual(fresh.first(tables));
    if (version > 0) expect(opened.first("select value from setting where name = 'kept'")).toEqual(['1']);
    if (version === 1) expect(opened.all('select name, body from document')).toEqual([['fleet.json', '{}']]);
    if (version > 0 && version < 4)
      expect(new Map(exclusionStore(opened).exclusionsByTitle('run'))).toEqual(
        new Map([
          ['Agent not found', 2],
          ['A "quoted" title\0', 1],
        ]),
      );
    fresh.close();
    opened.close();
  },
);

test('a store whose upgrade fails is left as it was', () => {
  storeOfVersion(0);
  // A table that the first step makes, with other columns.
  const database = connect(file());
  database.execute('create table template (theirs text)');
  database.close();
  const before = readFileSync(file());
  expect(() => openDatabase(file())).toThrow(/store\.db/);
  expect(readFileSync(file()).equals(before)).toBe(true);
});
