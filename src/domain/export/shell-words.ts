/**
 * Words of commands that people copy and paste into a terminal. A terminal hears keys, not texts: a pasted DEL rubs out
 * what stands before it, a line end runs it, and a tab completes it. So a word is made of the characters from the blank
 * to the tilde alone, and what is shown of a command is what a shell is given.
 */
import { visibleText } from '../text/safe-text';

/** What neither is a key that does something, nor looks like another character, nor is drawn in another place. */
const PRINTABLE = /^[\x20-\x7e]*$/;

const escaped = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;

/**
 * A value as JSON in characters from the blank to the tilde: all others are written as `\u202e`, which every reader of
 * JSON takes for the character itself. Of an empty object it is `{}`.
 */
export function asciiJson(value: unknown): string {
  // By code units, not by code points: JSON writes a character beyond U+FFFF as two of them.
  return JSON.stringify(value).replaceAll(/[^\x20-\x7e]/g, escaped);
}

/**
 * A word of a POSIX shell that stands for exactly this text. No word that this console writes by itself has a character
 * outside of ASCII but within JSON ({@link asciiJson}); should one come from elsewhere, it is named, as `<U+202E>`, so
 * that the command visibly asks for something that does not exist.
 */
export function shellWord(text: string): string {
  if (!PRINTABLE.test(text)) return shellWord(named(text));
  if (/^[\w@%+=:,./-]+$/.test(text)) return text;
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

const named = (text: string): string =>
  visibleText(text).replaceAll(/[^\x20-\x7e]/gu, (character) => {
    if (character === '⟨') return '<';
    if (character === '⟩') return '>';
    return `<U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}>`;
  });
