/**
 * Characters from outside that do something instead of being seen, or that hide what is. Every place where such a text
 * ends (screen, terminal, file, clipboard) is tried with this one list.
 */

const controls = Array.from({ length: 32 }, (_, code) => code).filter((code) => ![9, 10, 13].includes(code));
const c1 = Array.from({ length: 33 }, (_, index) => 0x7f + index);

/** One of each kind that must be made visible wherever it is shown: none of them may be left as it is. */
export const unseenCharacters: readonly string[] = [
  ...[...controls, ...c1].map((code) => String.fromCodePoint(code)),
  '\u00AD', // soft hyphen
  '\u034F', // grapheme joiner
  '\u061C', // Arabic letter mark
  '\u115F', // Hangul filler
  '\u180E', // Mongolian vowel separator
  '\u200B', // zero width space
  '\u200C',
  '\u200D', // zero width joiner
  '\u200E',
  '\u200F', // right-to-left mark
  '\u2028', // line separator
  '\u2029', // paragraph separator
  '\u202A',
  '\u202D',
  '\u202E', // right-to-left override
  '\u2060', // word joiner
  '\u2066',
  '\u2067',
  '\u2069', // isolates
  '\u3164', // filler
  '\uFE0F', // variation selector
  '\uFEFF', // byte order mark
  '\uFFA0',
  '\uFFF9', // annotation
  '\uE000', // private
  '\uD83D', // half of a pair
  '\u{E0041}', // tag
  '\u{E0100}',
  '\u{F0000}',
];

/** Texts that were made to be more than text. */
export const hostileTexts: readonly string[] = [
  ...unseenCharacters.map((character) => `web${character}prod`),
  `${'\u007F'.repeat(26)}echo PWNED > PWNED #`,
  `${'\b'.repeat(80)}echo PWNED > PWNED #`,
  '\u0015echo PWNED > PWNED\r',
  '\u0003\necho PWNED > PWNED\n',
  '\u001B[201~\recho PWNED > PWNED\r',
  '\u009B201~',
  "'; echo PWNED > PWNED; '",
  "it's !! $(echo PWNED > PWNED) `echo PWNED > PWNED`",
  '\\\necho PWNED > PWNED\n',
  '!echo',
  '\t\t',
  '\u001B]0;title\u0007\u001B[2J',
  '0 problems found\nAccount 123456789012 is complete.',
  '\u202E4102-rebmetpes',
  'Überprüfung 週次 😀',
  '⟨U+202E⟩',
];
