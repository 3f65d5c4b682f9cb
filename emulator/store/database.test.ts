import { expect, test } from 'vitest';
import { connect } from './database';

/** A database that takes ten pages: SQLite undoes a transaction by itself where it needs more, as on a full disk. */
function small() {
  const database = connect(':memory:');
  database.execute('pragma max_page_count = 10; create table t (a text)');
  const fill = (): void => database.run('insert into t values (?)', 'x'.repeat(60_000));
  const add = (text: string): void => database.run('insert into t values (?)', text);
  const rows = () => database.all('select a from t').map(([a]) => a);
  return { database, fill, add, rows };
}

test('what ended a transaction is told, not that there is none to be rolled back', () => {
  const { database, fill, add, rows } = small();
  const work = () =>
    database.transaction(() => {
      add('lost with it');
      fill();
    });
  expect(work).toThrow(expect.objectContaining({ code: 'SQLITE_FULL' }));
  expect(rows()).toEqual([]);
  database.transaction(() => add('later'));
  expect(rows()).toEqual(['later']);
});

test('who catches the failure of a part does not go on without the transaction', () => {
  const { database, fill, add, rows } = small();
  const work = () =>
    database.transaction(() => {
      add('before');
      try {
        database.transaction(fill);
      } catch {
        add('kept for itself');
      }
    });
  expect(work).toThrow(expect.objectContaining({ code: 'SQLITE_FULL' }));
  expect(rows()).toEqual([]);
  // Whoever catches that as well has not written anything.
  const deaf = () =>
    database.transaction(() => {
      try {
        fill();
      } catch {
        // Goes on as if nothing were.
      }
    });
  expect(deaf).toThrow(expect.objectContaining({ code: 'SQLITE_FULL' }));
  database.transaction(() => database.transaction(() => add('later')));
  expect(rows()).toEqual(['later']);
});

test('a part that fails for another reason is undone alone', () => {
  const { database, add, rows } = small();
  database.transaction(() => {
    add('before');
    try {
      database.transaction(() => {
        add('undone');
        throw new Error('of the work');
      });
    } catch {
      add('after');
    }
  });
  expect(rows()).toEqual(['before', 'after']);
});

test('an error of SQLite names its file', () => {
  expect(() => connect('/nowhere/at/all.db')).toThrow(
    expect.objectContaining({ path: '/nowhere/at/all.db' }),
  );
  const { database } = small();
  expect(() => database.execute('nonsense')).toThrow(expect.objectContaining({ path: ':memory:' }));
});
