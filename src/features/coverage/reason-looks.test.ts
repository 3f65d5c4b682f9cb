import { expect, test } from 'vitest';
import { exclusionTypes } from '../../domain/exclusions/exclusion-types';
import { signOf } from './reason-looks';
import { darkSeries, lightSeries } from '../../theme/series';
import { dark, light } from '../../theme/tokens';

/** Relative luminance of an sRGB colour (WCAG 2.2). */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].toSorted((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

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
