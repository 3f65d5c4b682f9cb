/**
 * Characters that are not seen but change what is: controls (ANSI escapes among them), bidirectional and
 * zero-width formats, fillers, variation selectors, private and broken ones. Tab and line ends are harmless.
 */
const UNSEEN =
  // oxlint-disable-next-line no-control-regex -- controls are what it looks for
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u2028\u2029]|\p{Cf}|\p{Co}|\p{Cs}|\p{Default_Ignorable_Code_Point}/gu;

/** Nearly every text is of these alone, which is told faster than that it has none of the others. */
const PLAIN = /^[\t\n\r\x20-\x7e]*$/;

const named = (character: string): string => {
  const code = character.codePointAt(0) ?? 0;
  return `⟨U+${code.toString(16).toUpperCase().padStart(4, '0')}⟩`;
};

/**
 * Makes the characters of a text that nobody can see visible, as `⟨U+202E⟩`: an id that only looks like
 * another one, or that is read backwards, is told from it. A text without such characters is returned as it is.
 */
export function visibleText(text: string): string {
  if (PLAIN.test(text)) return text;
  return text.replace(UNSEEN, named);
}

/** The same for what stands in one line: an id, a name, a message. Its line ends and tabs become visible, too. */
export function visibleLine(text: string): string {
  return visibleText(text).replaceAll(/[\t\n\r]/g, named);
}

/** Lines of our own making as one text, in which none of what they tell begins another line. */
export const visibleLines = (lines: string | readonly string[]): string =>
  [lines].flat().map(visibleLine).join('\n');

/**
 * A value as JSON in which nothing is unseen: such characters are written as `\u202e`, which every reader of JSON takes
 * for the character itself.
 *
 * @param indent how many blanks a level is moved in; without it all is one line
 */
export function visibleJson(value: unknown, indent?: number): string {
  const printed = JSON.stringify(value, undefined, indent);
  if (PLAIN.test(printed)) return printed;
  return printed.replace(UNSEEN, (character) =>
    // By code units, not by code points: JSON writes a character beyond U+FFFF as two of them.
    character
      .split('')
      .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
      .join(''),
  );
}

/** A piece of a service's text: words, or a link that is safe to follow. */
export type TextPiece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly href: string };

/** The only hosts that the service's own texts point to. Anything else stays plain text. */
const HOSTS = /^(?:[a-z0-9-]+\.)*(?:aws\.amazon\.com|amazonaws-us-gov\.com)$/;

/** Text beyond this is shown without links: the model allows 20,000 characters in a description. */
const MAX_LENGTH = 20_000;

/**
 * `[words](address)`, the address perhaps with a space before it as in the 2019 guide, or a bare address.
 * Every part is bounded, so that no text makes the search slow.
 */
const LINK =
  /\[([^[\]]{1,500})\]\(\s{0,4}(https:\/\/[^\s()<>"]{1,2000})\s{0,4}\)|https:\/\/[^\s()<>"[\]]{1,2000}/g;

/** Ends of sentences that are no part of a bare address. */
const TRAILING = /[.,;:!?'*_]+$/;

/** The address in its normal form when it is https at an AWS documentation or console host; else undefined. */
export function safeHref(text: string): string | undefined {
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  const plain = url.protocol === 'https:' && url.port === '' && url.username === '' && url.password === '';
  return plain && HOSTS.test(url.hostname) ? url.href : undefined;
}

/**
 * Splits a service's text into words and safe links. Nothing is lost: what is not a safe link comes
 * back as the text that it was. Total, and linear in the text's length.
 */
export function parseSafeText(text: string): readonly TextPiece[] {
  const pieces: TextPiece[] = [];
  const addText = (words: string): void => {
    const last = pieces.at(-1);
    if (words === '') return;
    if (last?.kind === 'text') pieces[pieces.length - 1] = { kind: 'text', text: last.text + words };
    else pieces.push({ kind: 'text', text: words });
  };
  if (text.length > MAX_LENGTH) return [{ kind: 'text', text }];

  let end = 0;
  for (const match of text.matchAll(LINK)) {
    addText(text.slice(end, match.index));
    const [whole, words, address] = match;
    const shown = address === undefined ? whole.replace(TRAILING, '') : whole;
    const href = safeHref(address ?? shown);
    if (href === undefined) addText(shown);
    else pieces.push({ kind: 'link', text: words ?? shown, href });
    end = match.index + shown.length;
  }
  addText(text.slice(end));
  return pieces;
}
