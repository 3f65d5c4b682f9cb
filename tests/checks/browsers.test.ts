import { expect, test } from 'vitest';
import { features } from 'web-features';
import { OLDEST_BROWSERS } from '../../scripts/lib/oldest-browsers';
import { filesBelow, textOf } from './source-files';

type Browser = keyof typeof OLDEST_BROWSERS;
const BROWSERS = Object.keys(OLDEST_BROWSERS) as Browser[];

/** Interfaces whose members the console may meet; those of others have the same names by chance. */
const INTERFACES = new Set(
  (
    'AbortSignal Blob Clipboard Crypto CSS CSSStyleSheet Document DOMTokenList Element EventTarget Headers History HTMLDialogElement ' +
    'HTMLElement HTMLInputElement IntersectionObserver KeyboardEvent MutationObserver Navigator Node Performance Range ReadableStream ' +
    'Request ResizeObserver Response Selection Storage SubtleCrypto TextDecoder TextEncoder URL URLSearchParams Window'
  ).split(' '),
);

/**
 * What is in the built code, is newer than the oldest browsers, and may be: by the name that it is found by. A browser
 * without it leaves it out, or it is something else of the same name.
 */
const ALLOWED: Readonly<Record<string, string>> = {
  'css accent-color': 'a colour of the browser’s own controls: MUI’s',
  'css color-adjust': 'an old name of print-color-adjust, which stands beside it',
  'css d': 'a member of an icon, not a style',
  'css forced-color-adjust': 'only where colours are forced',
  'css orphans': 'how pages break in print',
  'css print-color-adjust': 'how marks print; Emotion writes its prefixed name as well',
  'css overflow-anchor': 'turns off what such a browser does not do',
  'css user-select': 'written with its prefix as well: MUI’s',
  'css widows': 'how pages break in print',
  'css zoom': 'in MUI’s list of styles without a unit',
  ':view-transition': 'never asked for: react-router’s',
  ':view-transition-group': 'never asked for: react-router’s',
  '.alpha': 'of a colour: MUI’s',
  '.isError': 'a member of a query',
  '.read': 'of a stream',
  '.startViewTransition': 'looked for, and done without: react-router’s',
  '.union': 'a function of the coverage’s own, and of valibot',
  '.use': 'of React, and of the SDK’s middleware',
};

const camelCase = (name: string): string =>
  name.replaceAll(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
const all = (text: string, pattern: RegExp): Set<string> =>
  new Set([...text.matchAll(pattern)].map(([, name = '']) => name));

/** What a piece of built code uses, by the kinds of keys that Baseline's data has. */
function namesIn(code: string) {
  return {
    members: all(code, /\.([a-zA-Z]\w*)/g),
    calls: all(code, /\.([a-zA-Z]\w*)\(/g),
    made: all(code, /\bnew ([A-Z]\w*)/g),
    styles: new Set([...all(code, /[{,;]["'`]?([a-zA-Z-]+)["'`]?:/g)].map(camelCase)),
    selectors: all(code, /::?([a-z-]+)/g),
  };
}

/** How a key of the data would be seen in code: `.toSorted`, `new CSSStyleSheet`, `css text-wrap`, `:has`. */
function seenAs(key: string, names: ReturnType<typeof namesIn>): string | undefined {
  const parts = key.split('.');
  const last = parts.at(-1)?.replace(/_static$/, '') ?? '';
  // So short are the names that the minifier gives.
  if (last.length < 3 && parts[0] !== 'css') return undefined;
  if (key.startsWith('javascript.builtins.')) {
    if (parts.length === 3) return names.made.has(last) ? `new ${last}` : undefined;
    return parts.length === 4 && names.members.has(last) ? `.${last}` : undefined;
  }
  if (parts[0] === 'api' && INTERFACES.has(parts[1] ?? ''))
    return parts.length === 3 && names.calls.has(last) ? `.${last}` : undefined;
  if (parts.length !== 3) return undefined;
  if (key.startsWith('css.properties.')) return names.styles.has(camelCase(last)) ? `css ${last}` : undefined;
  return key.startsWith('css.selectors.') && names.selectors.has(last) ? `:${last}` : undefined;
}

const isNewer = (version: string | undefined, than: string): boolean => {
  if (version === undefined) return true;
  const [major = 0, minor = 0] = version.replace('≤', '').split('.').map(Number);
  const [leastMajor = 0, leastMinor = 0] = than.split('.').map(Number);
  return major > leastMajor || (major === leastMajor && minor > leastMinor);
};

/** What a piece of code uses that some of the oldest browsers lack, with those. The oldest of all of one name counts. */
function tooNew(code: string): Map<string, readonly Browser[]> {
  const names = namesIn(code);
  const lacking = new Map<string, readonly Browser[]>();
  for (const feature of Object.values(features)) {
    if (feature.kind !== 'feature') continue;
    for (const [key, { support }] of Object.entries(feature.status.by_compat_key ?? {})) {
      const seen = seenAs(key, names);
      if (seen === undefined) continue;
      const without = BROWSERS.filter((browser) => isNewer(support[browser], OLDEST_BROWSERS[browser]));
      lacking.set(
        seen,
        (lacking.get(seen) ?? BROWSERS).filter((browser) => without.includes(browser)),
      );
    }
  }
  return new Map([...lacking].filter(([, browsers]) => browsers.length > 0));
}

const built = filesBelow('dist/console')
  .filter((file) => /\.(js|css)$/.test(file))
  .map(textOf)
  .join('\n');

test('the built code needs nothing that the oldest browsers lack', () => {
  const found = tooNew(built);
  const needed = [...found].filter(([name]) => !(name in ALLOWED));
  expect(needed.map(([name, browsers]) => `${name}: not in ${browsers.join(', ')}`)).toEqual([]);
  expect(Object.keys(ALLOWED).filter((name) => !found.has(name))).toEqual([]);
});

test('the lint hears of what is too new, and not of what is old enough', () => {
  const code =
    'const a=Object.groupBy(b,c),d=Promise.try(f);const e={fieldSizing:"content"};x.matches(":open")';
  expect([...tooNew(code).keys()].toSorted()).toEqual(['.try', ':open', 'css field-sizing']);
  expect(tooNew('a.toSorted();b.findLast(c);new Map;"main:has(p)"').size).toBe(0);
});

test('the document says which they are', () => {
  const text = textOf('docs/browsers.md');
  for (const [name, version] of [
    ['Chrome', OLDEST_BROWSERS.chrome],
    ['Edge', OLDEST_BROWSERS.edge],
    ['Firefox', OLDEST_BROWSERS.firefox],
    ['Safari', OLDEST_BROWSERS.safari],
  ] as const)
    expect(text).toContain(`| ${name} | ${version} |`);
});
