/** The names of files that are taken away: what they are, whose, of which run and day, on every file system. */
import { visibleLine } from '../text/safe-text';

/** Most bytes of UTF-8 that a part may have: five of them and an ending stay below the 255 of the usual file systems. */
const LONGEST_PART = 48;

/**
 * What the import of saved documents reads off a file's name: an id of the service's, a region, a UUID. In a name that
 * somebody chose it means nothing.
 */
const MEANS_SOMETHING =
  /(?<![0-9a-z])(?:0-[0-9a-z]{8}|[a-z]{2}(?:-[a-z]+)+-\d)(?![0-9a-z])|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/i;

/** Cuts a text to at most so many bytes of UTF-8, between characters. */
function cut(text: string, most: number): string {
  let bytes = 0;
  let end = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x1_00_00 ? 3 : 4;
    if (bytes > most) break;
    end += character.length;
  }
  return text.slice(0, end);
}

/**
 * A text as a part of a file's name: letters and digits of any script, with `-` for everything between them. What could be
 * taken for an id gets `_` instead. Empty for a text without a letter or digit.
 */
export function filePart(text: string): string {
  const words = visibleLine(text.normalize('NFC')).replaceAll(/[^\p{L}\p{N}\p{M}]+/gu, '-');
  const part = cut(words, LONGEST_PART).replaceAll(/^-+|-+$/g, '');
  return MEANS_SOMETHING.test(part) ? part.replaceAll('-', '_') : part;
}

/** What a file's name says of the account: its name, and its id behind it. */
export function accountPart({ id, name }: { readonly id: string; readonly name: string }): string {
  const named = filePart(name);
  return named === '' || named === id ? id : `${named}-${id}`;
}

/** What a file is of. */
export interface FileAbout {
  /** In lower case letters: `exclusions`. */
  readonly kind: string;
  readonly account: { readonly id: string; readonly name: string };
  /** The run's or template's name. */
  readonly name: string;
  /** `2026-05-09`; undefined where it is not known. */
  readonly day: string | undefined;
  /** The ids that the import knows it by. */
  readonly ids: readonly string[];
}

/** `exclusions.acme-audit-210987654321.weekly.2019-03-04.0-MKkpXXPE`: without an ending. */
export function fileName({ kind, account, name, day, ids }: FileAbout): string {
  const ofName = filePart(name);
  const days = day === undefined || ofName.includes(day) ? [] : [day];
  return [kind, accountPart(account), ofName, ...days, ...ids].filter((part) => part !== '').join('.');
}
