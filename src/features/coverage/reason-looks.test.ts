import { expect, test } from 'vitest';
import { exclusionTypes } from '../../domain/exclusions/exclusion-types';
import { signOf } from './reason-looks';
import { darkSeries, lightSeries } from '../../theme/series';
import { dark, light } from '../../theme/tokens';
import { contrast } from '../../../tests/support/contrast';

for (const [scheme, series, palette] of [
  ['light', lightSeries, light],
  ['dark', darkSeries, dark],
] as const)
  test(`${scheme}: what is written on a mark can be read, and every mark stands out from its ground`, () => {
    for (const [name, colour] of Object.entries(series)) {
      expect(contrast(colour, palette.paper), name).toBeGreaterThanOrEqual(4.5);
      for (const ground of ['page', 'quiet'] as const)
        expect(contrast(colour, palette[ground]), `${name} on ${ground}`).toBeGreaterThanOrEqual(3);
    }
    expect(new Set(Object.values(series)).size).toBe(Object.keys(series).length);
  });

test('every type of the guide has a sign of its own, and a title that is none of them has another', () => {
  const signs = [...exclusionTypes.map(({ slug }) => slug), 'something new'].map(signOf);
  expect(new Set(signs).size).toBe(exclusionTypes.length + 1);
});
