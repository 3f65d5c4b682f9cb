import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  causeOf,
  exclusionTypeBySlug,
  exclusionTypeByTitle,
  guideTypes,
  laterTypes,
} from './exclusion-types';

const all = [...guideTypes, ...laterTypes];

test('the guide has ten types, and a later edition six more, each with an address of its own', () => {
  expect(guideTypes.length).toBe(10);
  expect(laterTypes.length).toBe(6);
  expect(new Set(all.map(({ slug }) => slug)).size).toBe(16);
  for (const type of all) expect(exclusionTypeBySlug(type.slug)).toBe(type);
});

test('a title is found whatever its case, dashes and spacing', () => {
  const dash = fc.constantFrom('-', '–', ' – ', '—', ' ');
  fc.assert(
    fc.property(fc.constantFrom(...all), dash, fc.boolean(), (type, between, upper) => {
      const written = type.title.replaceAll(/\s*–\s*/g, between).replaceAll(' ', '  ');
      expect(exclusionTypeByTitle(upper ? written.toUpperCase() : written)).toBe(type);
    }),
  );
});

test('a title that the guide does not have stays unknown', () => {
  for (const title of ['', 'Agent', 'Agent not found on host', 'constructor', '__proto__'])
    expect(causeOf(title), title).toBe('unknown');
});

test('the rules-evaluation errors are not known before a run', () => {
  expect(all.filter(({ previewable }) => !previewable).map(({ cause }) => cause)).toEqual(
    Array.from({ length: 8 }, () => 'evaluation'),
  );
});
