import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { dark, light, type Palette, size } from './tokens';
import { contrast } from '../../tests/support/contrast';

type Name = keyof Palette;
const surfaces: readonly Name[] = ['page', 'paper', 'quiet', 'accentQuiet', 'warnQuiet', 'badQuiet'];
const texts: readonly Name[] = ['ink', 'dim', 'accent', 'accentStrong', 'ok', 'warn', 'bad'];
const hues: readonly Name[] = ['target', 'agent', 'os', 'package', 'evaluation', 'unknown'];

test('the measure is WCAG’s', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
});

for (const [scheme, palette] of Object.entries({ light, dark })) {
  test(`${scheme}: every text can be read on every surface`, () => {
    for (const text of texts)
      for (const surface of surfaces)
        expect(contrast(palette[text], palette[surface]), `${text} on ${surface}`).toBeGreaterThanOrEqual(
          4.5,
        );
    for (const text of ['barInk', 'barDim'] as const)
      expect(contrast(palette[text], palette.bar), text).toBeGreaterThanOrEqual(4.5);
    expect(contrast(palette.accentInk, palette.accent)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(palette.accentInk, palette.accentStrong)).toBeGreaterThanOrEqual(4.5);
  });

  test(`${scheme}: marks and outlines stand out`, () => {
    for (const hue of hues) expect(contrast(palette[hue], palette.paper), hue).toBeGreaterThanOrEqual(4.5);
    for (const surface of ['page', 'paper'] as const)
      expect(contrast(palette.outline, palette[surface]), surface).toBeGreaterThanOrEqual(3);
  });
}

const css = readFileSync(new URL('../../public/theme-init.css', import.meta.url), 'utf8');
const page = readFileSync(new URL('../../index.html', import.meta.url), 'utf8');

test('the frame that is painted first has no colour that is not a token of its scheme', () => {
  const darkOnes: string[] = [];
  const lightOnes: string[] = [];
  for (const [, selector = '', body = ''] of css.matchAll(/([^{}]+)\{([^{}]*)\}/g))
    for (const [colour] of body.matchAll(/#[0-9a-f]{3,8}\b/g))
      (selector.includes("data-theme='dark'") ? darkOnes : lightOnes).push(colour);
  expect(lightOnes.length).toBeGreaterThan(4);
  expect(darkOnes).toHaveLength(lightOnes.length);
  expect(lightOnes.filter((colour) => !Object.values(light).includes(colour))).toEqual([]);
  expect(darkOnes.filter((colour) => !Object.values(dark).includes(colour))).toEqual([]);
});

test('the frame stands where the console will', () => {
  expect(css).toContain(`height: ${size.topBar}px`);
  expect(css).toContain(`grid-template-columns: ${size.navigation}px minmax(0, 1fr)`);
  expect(page).toMatch(/<div id="root">\s*<div class="frame">/);
});
