import fc from 'fast-check';
import { expect, test } from 'vitest';
import { guideTypes, laterTypes } from '../exclusions/exclusion-types';
import { parseSafeText, safeHref, visibleText } from './safe-text';

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

const links = (text: string) => parseSafeText(text).filter(({ kind }) => kind === 'link');
const words = (text: string) =>
  parseSafeText(text)
    .map((piece) => piece.text)
    .join('');

test('links to AWS become links, in words or bare', () => {
  expect(parseSafeText('See [the guide]( https://docs.aws.amazon.com/inspector/x.html).')).toEqual([
    { kind: 'text', text: 'See ' },
    { kind: 'link', text: 'the guide', href: 'https://docs.aws.amazon.com/inspector/x.html' },
    { kind: 'text', text: '.' },
  ]);
  expect(parseSafeText('At https://aws.amazon.com/premiumsupport/. Then')).toEqual([
    { kind: 'text', text: 'At ' },
    {
      kind: 'link',
      text: 'https://aws.amazon.com/premiumsupport/',
      href: 'https://aws.amazon.com/premiumsupport/',
    },
    { kind: 'text', text: '. Then' },
  ]);
});

test('every link of the guide’s own texts is one', () => {
  for (const { recommendation } of [...guideTypes, ...laterTypes])
    expect(links(recommendation).length).toBe(recommendation.split('](').length - 1);
});

test.each([
  '[x](javascript:alert(1))',
  '[x](http://docs.aws.amazon.com/)',
  '[x](https://aws.amazon.com.example.org/)',
  '[x](https://evilaws.amazon.com@example.org/)',
  '[x](https://user:word@aws.amazon.com/)',
  '[x](https://aws.amazon.com:8443/)',
  '[x](//aws.amazon.com/)',
  '[x](data:text/html,hello)',
  'https://notaws.amazon.com.example/',
  'https://s3.amazonaws.com/bucket/page.html',
  '<a href="https://example.org">x</a>',
])('%s stays text, unchanged', (text) => {
  expect(parseSafeText(text)).toEqual([{ kind: 'text', text }]);
});

const fragment = fc.oneof(
  fc.string(),
  fc.constantFrom(
    '[',
    ']',
    '(',
    ')',
    '](',
    'https://',
    'https://aws.amazon.com/',
    'javascript:',
    '<b>',
    '\n',
    '[a](https://docs.aws.amazon.com/)',
  ),
);
const text = fc.array(fragment).map((parts) => parts.join(''));

test('whatever the text, a link is https at an AWS host', () => {
  fc.assert(
    fc.property(text, (any) => {
      for (const piece of parseSafeText(any)) {
        if (piece.kind !== 'link') continue;
        const { protocol, hostname } = new URL(piece.href);
        expect(protocol).toBe('https:');
        expect(hostname).toMatch(/(^|\.)(aws\.amazon\.com|amazonaws-us-gov\.com)$/);
      }
    }),
  );
});

test('nothing is lost or invented: without its link syntax, the text comes back', () => {
  fc.assert(
    fc.property(text, (any) => {
      if (links(any).length === 0) expect(words(any)).toBe(any);
      else expect(words(any).length).toBeLessThanOrEqual(any.length);
    }),
  );
});

test('an address that is none is refused', () => {
  fc.assert(
    fc.property(
      fc.string(),
      (any) => safeHref(any) === undefined || any.toLowerCase().trim().startsWith('https:'),
    ),
  );
});

test('a text made to slow the search down is done at once', () => {
  const hostile = `${'['.repeat(9_000)}${']('.repeat(5_000)}`;
  expect(words(hostile)).toBe(hostile);
});
