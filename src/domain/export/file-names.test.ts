import fc from 'fast-check';
import { expect, test } from 'vitest';
import { namedAfter, regionIn, requireRunInName, tokenIn } from '../../../emulator/store/import/named-after';
import { hostileTexts } from '../../../tests/support/hostile-texts';
import { accountPart, fileName, filePart } from './file-names';

const account = { id: '210987654321', name: 'acme audit' };
const RUN = 'arn:aws:inspector:us-west-2:210987654321:target/0-0kFIPusq/template/0-4r1V2mAw/run/0-MKkpXXPE';
const known = new Map([['0-MKkpXXPE', [RUN]]]);

test('a name says what it is, whose, of which run and of which day', () => {
  const about = { kind: 'exclusions', account, name: 'weekly', day: '2019-03-04', ids: ['0-MKkpXXPE'] };
  expect(fileName(about)).toBe('exclusions.acme-audit-210987654321.weekly.2019-03-04.0-MKkpXXPE');
  expect(fileName({ ...about, name: 'weekly 2019-03-04' })).toBe(
    'exclusions.acme-audit-210987654321.weekly-2019-03-04.0-MKkpXXPE',
  );
  // A region, as the import reads it; the words of a name are none.
  expect(filePart('my weekly 2')).toBe('my_weekly_2');
  expect(filePart('web prod weekly 2026-05-09')).toBe('web-prod-weekly-2026-05-09');
  expect(fileName({ ...about, name: '???', day: undefined })).toBe(
    'exclusions.acme-audit-210987654321.0-MKkpXXPE',
  );
  expect(accountPart({ id: '1', name: '1' })).toBe('1');
  expect(filePart('Überprüfung (Köln)')).toBe('Überprüfung-Köln');
});

test('whatever somebody called an account or a run, the name is safe, short, and means the run', () => {
  const chosen = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 80 }),
    fc.constantFrom(
      '0-AAAAAAAA',
      'us-east-1 111111111111',
      '12345678-90ab-cdef-1234-567890abcdef',
      'my-weekly-2',
      '../../etc/passwd',
      'CON',
      '日'.repeat(60),
      ...hostileTexts,
    ),
  );
  fc.assert(
    fc.property(chosen, chosen, (name, runName) => {
      const file = `${fileName({
        kind: 'exclusions',
        account: { ...account, name },
        name: runName,
        day: '2019-03-04',
        ids: ['0-MKkpXXPE'],
      })}.json`;
      expect(new TextEncoder().encode(file).length).toBeLessThanOrEqual(200);
      expect(file).toMatch(/^exclusions\.[\p{L}\p{N}\p{M}._-]+\.0-MKkpXXPE\.json$/u);
      expect(file).not.toMatch(/\p{Default_Ignorable_Code_Point}|\p{Cf}/u);
      // What the import reads off it.
      expect(() => requireRunInName(file, RUN, '$')).not.toThrow();
      expect(namedAfter(file, 'run', known, account.id)).toEqual([RUN]);
      expect([regionIn(file), tokenIn(file)]).toEqual([undefined, undefined]);
    }),
  );
});
