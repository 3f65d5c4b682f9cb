import { expect, test } from 'vitest';
import { allHeaders } from './messages';

test('every value of every header, by its name in lower case', () => {
  const headers = allHeaders({ rawHeaders: ['Host', 'a', 'X-Amz-Date', '1', 'host', 'b'] });
  expect(Object.entries(headers)).toEqual([
    ['host', ['a', 'b']],
    ['x-amz-date', ['1']],
  ]);
});

test('names that every object has are headers like others', () => {
  expect(allHeaders({ rawHeaders: [] })['constructor']).toBeUndefined();
  const headers = allHeaders({ rawHeaders: ['__proto__', 'a', 'constructor', 'b', 'host', 'c'] });
  expect(Object.entries(headers)).toEqual([
    ['__proto__', ['a']],
    ['constructor', ['b']],
    ['host', ['c']],
  ]);
});
