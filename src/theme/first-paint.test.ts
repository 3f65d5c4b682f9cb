import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { dark, light, size } from './tokens';

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
