import fc from 'fast-check';
import { expect, test } from 'vitest';
import { visibleText } from './visible-text';

test.each([
  ['i-0abc\u202Edef', 'i-0abc⟨U+202E⟩def'],
  ['web\u200Bprod', 'web⟨U+200B⟩prod'],
  ['\u2066a\u2069', '⟨U+2066⟩a⟨U+2069⟩'],
  ['\uFEFFprod', '⟨U+FEFF⟩prod'],
  ['\u001B[31mred', '⟨U+001B⟩[31mred'],
  ['a\u0000b\u0085', 'a⟨U+0000⟩b⟨U+0085⟩'],
  ['soft\u00ADhyphen', 'soft⟨U+00AD⟩hyphen'],
  ['tag\u{E0041}', 'tag⟨U+E0041⟩'],
  ['half \uD83D emoji', 'half ⟨U+D83D⟩ emoji'],
  ['filler\u3164', 'filler⟨U+3164⟩'],
])('%j is shown as %s', (text, shown) => {
  expect(visibleText(text)).toBe(shown);
});

test.each(['web-prod weekly', 'Überprüfung', '週次', 'שלום', 'مرحبا', 'line\nline\tcolumn', '😀 <b>&amp;'])(
  '%j stays as it is',
  (text) => {
    expect(visibleText(text)).toBe(text);
  },
);

test('whatever the text, nothing unseen is left, and doing it twice changes nothing', () => {
  const any = fc
    .array(fc.integer({ min: 0, max: 0x10ff_ff }), { maxLength: 40 })
    .map((codes) => String.fromCodePoint(...codes));
  fc.assert(
    fc.property(any, (text) => {
      const shown = visibleText(text);
      expect(shown).not.toMatch(/[\p{Cf}\p{Co}\p{Cs}]/u);
      expect(visibleText(shown)).toBe(shown);
    }),
  );
});
