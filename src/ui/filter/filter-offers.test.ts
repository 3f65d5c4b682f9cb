import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readDay } from '../../domain/address/query-string';
import { filterHint, filterOffers, type FilterProperty, typedFilter } from './filter-offers';

const properties: readonly FilterProperty[] = [
  {
    id: 'name',
    words: (label) => `Name contains ${label}`,
    values: [],
    read: (typed) => ({ value: typed, label: typed }),
  },
  {
    id: 'status',
    words: (label) => `Status = ${label}`,
    values: [
      { value: 'completed', label: 'Completed' },
      { value: 'completed-with-errors', label: 'Completed with errors' },
      { value: 'in-progress', label: 'In progress' },
    ],
  },
  {
    id: 'from',
    words: (label) => `Started from ${label}`,
    values: [],
    read(typed) {
      const day = readDay(typed);
      return day === undefined ? undefined : { value: day, label: day };
    },
    hint: 'A date',
  },
];
const words = (typed: string) => filterOffers(properties, typed).map((offer) => offer.words);

test('nothing typed offers what there is to filter by', () => {
  expect(words('')).toEqual(['Name contains ', 'Status = ', 'Started from ']);
});

test('free text is about the first property, and finds values and properties too', () => {
  expect(words('errors')).toEqual(['Name contains errors', 'Status = Completed with errors']);
  expect(words('stat')).toEqual(['Name contains stat', 'Status = ']);
  expect(typedFilter(properties, ' web ')?.value).toEqual({ property: 'name', value: 'web' });
  expect(typedFilter(properties, '  ')).toBeUndefined();
});

test('what is begun offers its values, and Enter takes what can be meant in one way only', () => {
  expect(words('Status = ')).toHaveLength(3);
  expect(words('status =in')).toEqual(['Status = In progress']);
  expect(typedFilter(properties, 'status = in')?.value?.value).toBe('in-progress');
  expect(typedFilter(properties, 'Status = comp')).toBeUndefined();
  expect(typedFilter(properties, 'Status = nonsense')).toBeUndefined();
  expect(typedFilter(properties, 'Started from 2026-05-01')?.value?.value).toBe('2026-05-01');
  expect(typedFilter(properties, 'Started from May')).toBeUndefined();
  expect(filterHint(properties, 'Started from ')).toBe('A date');
  expect(filterHint(properties, 'web')).toBeUndefined();
});

test('any text gives a few offers with keys of their own', () => {
  fc.assert(
    fc.property(fc.string(), (typed) => {
      const offers = filterOffers(properties, typed);
      expect(new Set(offers.map(({ key }) => key)).size).toBe(offers.length);
      expect(offers.length).toBeLessThanOrEqual(12);
    }),
  );
});
